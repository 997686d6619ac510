import CSpawn
import Glibc

/// A program that is run once, without a shell: what it is given, what it answers, and how long it may take.
struct ChildProcess {
    struct Answer {
        let status: Int32
        let output: [UInt8]
        /// The end of what it said on its error stream.
        let remark: String
    }

    let program: String
    /// The first is the program's own name.
    let arguments: [String]
    let environment: [String]
    /// The folder it stands in.
    let folder: String

    /// Runs the program and waits for its end; to be called on a thread that may wait.
    ///
    /// - Throws: `.slow` after the given seconds, `.tooLong` where it writes more than `longest` bytes; its whole process
    ///   group is ended then.
    func run(on input: [UInt8], seconds: Int, longest: Int) throws(TypesettingFault) -> Answer {
        var talk = try Conversation(input: input, longest: longest)
        defer { talk.closeAll() }
        let child = try spawn(talk)
        talk.closeTheirs()
        let deadline = Self.now() + Int64(seconds) * 1_000
        do {
            try talk.hold(until: deadline, seconds: seconds)
            return Answer(
                status: try wait(for: child, until: deadline, seconds: seconds), output: talk.output,
                remark: talk.remark)
        } catch {
            kill(-child, SIGKILL)
            var status: Int32 = 0
            waitpid(child, &status, 0)
            throw error
        }
    }

    static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }

    private func spawn(_ talk: Conversation) throws(TypesettingFault) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, talk.input.theirs, 0)
        posix_spawn_file_actions_adddup2(&actions, talk.out.theirs, 1)
        posix_spawn_file_actions_adddup2(&actions, talk.err.theirs, 2)
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        posix_spawn_file_actions_addchdir_np(&actions, folder)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A group of its own, so that what it starts is ended with it; and signals as they are when nobody has set them.
        var signals = sigset_t()
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        var child: pid_t = 0
        let failure = Self.withCStrings(arguments) { arguments in
            Self.withCStrings(environment) { environment in
                posix_spawn(&child, program, &actions, &attributes, arguments, environment)
            }
        }
        guard failure == 0 else { throw failure == ENOENT ? .absent : .system(call: "posix_spawn", number: failure) }
        return child
    }

    /// Its streams are closed, so it has little left to do.
    private func wait(for child: pid_t, until deadline: Int64, seconds: Int) throws(TypesettingFault) -> Int32 {
        while true {
            var status: Int32 = 0
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { return status & 0x7f == 0 ? (status >> 8) & 0xff : -(status & 0x7f) }
            if ended < 0, errno != EINTR { throw .system(call: "waitpid", number: errno) }
            guard Self.now() < deadline else { throw .slow(seconds) }
            usleep(2_000)
        }
    }

    private static func withCStrings<Answer>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Answer
    ) -> Answer {
        let pointers = texts.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers)
    }
}

/// Two ends of a stream between this process and a child.
struct StreamPair {
    var ours: Int32
    var theirs: Int32

    /// Of sockets, since writing to one whose reader has gone raises no signal.
    init() throws(TypesettingFault) {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .system(call: "socketpair", number: errno) }
        (ours, theirs) = (ends[0], ends[1])
    }

    mutating func closeTheirs() {
        if theirs >= 0 { close(theirs) }
        theirs = -1
    }

    mutating func closeOurs() {
        if ours >= 0 { close(ours) }
        ours = -1
    }
}

/// What is said to a child and what it says, all at once, so that neither waits for the other for ever.
struct Conversation {
    private(set) var input: StreamPair
    private(set) var out: StreamPair
    private(set) var err: StreamPair
    private(set) var output: [UInt8] = []
    private var said: [UInt8] = []
    private let text: [UInt8]
    private let longest: Int
    private var written = 0

    init(input text: [UInt8], longest: Int) throws(TypesettingFault) {
        self.text = text
        self.longest = longest
        var pairs: [StreamPair] = []
        do throws(TypesettingFault) {
            for _ in 0..<3 { pairs.append(try StreamPair()) }
        } catch {
            for var pair in pairs {
                pair.closeOurs()
                pair.closeTheirs()
            }
            throw error
        }
        (input, out, err) = (pairs[0], pairs[1], pairs[2])
    }

    /// The last lines of the error stream, at most 400 characters.
    var remark: String {
        String(
            String(decoding: said, as: UTF8.self).split(separator: "\n").suffix(3).joined(separator: " ").suffix(400))
    }

    mutating func closeTheirs() {
        input.closeTheirs()
        out.closeTheirs()
        err.closeTheirs()
    }

    mutating func closeAll() {
        closeTheirs()
        input.closeOurs()
        out.closeOurs()
        err.closeOurs()
    }

    /// Goes on until the child has closed both of its streams.
    mutating func hold(until deadline: Int64, seconds: Int) throws(TypesettingFault) {
        while out.ours >= 0 || err.ours >= 0 {
            let left = deadline - ChildProcess.now()
            guard left > 0 else { throw .slow(seconds) }
            // A negative number is passed over.
            var watched = [
                pollfd(fd: input.ours, events: Int16(POLLOUT), revents: 0),
                pollfd(fd: out.ours, events: Int16(POLLIN), revents: 0),
                pollfd(fd: err.ours, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&watched, nfds_t(watched.count), Int32(min(left, 1_000)))
            if ready < 0, errno != EINTR { throw .system(call: "poll", number: errno) }
            guard ready > 0 else { continue }
            if watched[0].revents != 0 { say() }
            if watched[1].revents != 0, try !Self.hear(out.ours, &output, longest) { out.closeOurs() }
            if watched[2].revents != 0, try !Self.hear(err.ours, &said, longest) { err.closeOurs() }
        }
    }

    private mutating func say() {
        let count = text.withUnsafeBytes { bytes in
            send(
                input.ours, UnsafeRawBufferPointer(rebasing: bytes[written...]).baseAddress, bytes.count - written,
                Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
        }
        if count < 0, errno == EAGAIN || errno == EINTR { return }
        written += max(0, count)
        // A child that no longer listens says why on its other streams.
        if count < 0 || written == text.count { input.closeOurs() }
    }

    /// Takes what is there; false at the end.
    private static func hear(_ number: Int32, _ bytes: inout [UInt8], _ longest: Int) throws(TypesettingFault) -> Bool {
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        let count = read(number, &piece, piece.count)
        if count < 0 {
            if errno == EINTR || errno == EAGAIN { return true }
            throw .system(call: "read", number: errno)
        }
        guard bytes.count + count <= longest else { throw .tooLong }
        bytes += piece[..<count]
        return count > 0
    }
}
