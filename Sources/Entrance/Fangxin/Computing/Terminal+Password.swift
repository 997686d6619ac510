import Dispatch
import Foundation
import Glibc
import Kernel

extension Terminal {
    /// A new password: asked for twice without showing it at a terminal, else the first line of the standard input.
    @MainActor
    static func newPassword(for login: String) throws -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            guard let line = readLine(), !line.isEmpty else { throw InputFault.passwordAbsent }
            return line
        }
        let first = try unseen("“\(login)”的密码 Password of “\(login)”: ")
        guard try unseen("再输入一次 Once more: ") == first else { throw InputFault.passwordsDiffer }
        return first
    }

    /// A line typed without being shown; the terminal shows again what is typed however this ends.
    @MainActor
    private static func unseen(_ prompt: String) throws -> String {
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else { throw InputFault.passwordAbsent }
        let before = shown
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        // An interrupt ends the program, but not before the terminal is as it was.
        signal(SIGINT, SIG_IGN)
        let interrupt = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        interrupt.setEventHandler {
            var before = before
            tcsetattr(STDIN_FILENO, TCSANOW, &before)
            _exit(130)
        }
        interrupt.resume()
        FileHandle.standardError.write(Data(prompt.utf8))
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSANOW, &shown)
            FileHandle.standardError.write(Data("\n".utf8))
            interrupt.cancel()
            signal(SIGINT, SIG_DFL)
        }
        guard let line = readLine(), !line.isEmpty else { throw InputFault.passwordAbsent }
        return line
    }
}

extension InputFault {
    static let passwordAbsent = InputFault(
        Phrase(
            zh: "没有读到密码。请在终端中输入，或从标准输入给出一行；也可用 --one-time 生成一次性密码。",
            en:
                "No password was read. Type it at a terminal, or give it as a line of the standard input; or use --one-time."
        ))
    static let passwordsDiffer = InputFault(
        Phrase(zh: "两次输入的密码不一致，没有建立账号。", en: "The two passwords differ; no account was made."))
}
