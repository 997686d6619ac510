import Access
import ArgumentParser
import Composition
import Kernel

struct Accounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "Accounts that sign in with a password.", subcommands: [AccountCreate.self])
}

struct AccountCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Makes an account: the first ones of an installation, which then make all others on the pages.",
        discussion: """
            The password is asked for twice at a terminal, without being shown, or read as the first line of the \
            standard input where that is none. With --one-time it is made up, printed once, and must be changed at the \
            first sign-in. Administration, security and audit are three accounts: nobody holds two of them.
            """)

    @OptionGroup var installation: InstallationOptions

    @Option(
        name: .customLong("role"), help: "The role; may be given again for another role of the same side.",
        transform: Self.role)
    var roles: [Role]

    @Option(help: "What to sign in with: 2 to 32 small letters, digits, dots, hyphens, low lines, a letter first.")
    var login: String

    @Option(help: "The name that others see; the login without it.")
    var name: String?

    @Option(help: "The authority’s code in the directory, for those who work in one.")
    var authority: String?

    @Option(help: "The unit’s code; the authority’s own without it.")
    var unit: String?

    @Option(help: "The region of the jurisdiction: 2 digits for a province, 4 for a city, 6 for a county.")
    var region: String?

    @Flag(help: "Makes up a password and prints it once.")
    var oneTime = false

    func run() async throws {
        let installation = try await Installation.open(try installation.configuration())
        do {
            try await create(in: installation)
        } catch {
            await installation.close()
            throw error
        }
        await installation.close()
    }

    private func create(in installation: Installation) async throws {
        var new = NewAccount(login: login, name: name ?? login, roles: Set(roles), office: office)
        if !oneTime {
            new.password = try await Terminal.newPassword(for: login)
            // Whoever has chosen it knows it, and nobody else does.
            new.mustChangePassword = false
        }
        let made: (login: String, password: String)
        do {
            made = try await installation.createAccount(new)
        } catch let refusal as Refusal where refusal == .loginTaken {
            throw InputFault(
                Phrase(
                    zh: "登录名“\(login)”已被使用，没有建立账号。请换一个登录名；忘记密码时由安全管理员重置。",
                    en:
                        "The login “\(login)” is taken, and no account was made. Choose another; the security administrator resets a forgotten password."
                ))
        }
        if oneTime {
            Terminal.remark("账号已建立，首次登录时须修改密码。 The account is made; its password must be changed at once.")
            print(made.password)
        } else {
            Terminal.remark("账号“\(made.login)”已建立，可在 /sign-in/staff 登录。 Made; sign in at /sign-in/staff.")
        }
    }

    private static func role(_ text: String) throws -> Role {
        guard let role = Role(rawValue: text) else {
            let known = Role.allCases.filter { $0 != .consumer }.map { "\($0.rawValue) \($0.phrase.zh)" }
            throw ValidationError("没有“\(text)”这个角色。 The roles are: \(known.joined(separator: ", "))")
        }
        return role
    }

    private var office: Office? {
        guard authority != nil || unit != nil || region != nil else { return nil }
        return Office(
            authority: authority ?? "", unit: unit ?? authority ?? "", regionPrefix: region ?? "")
    }
}
