import Access
import ArgumentParser
import Composition
import Foundation
import Kernel

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the pages and the API.")

    @OptionGroup var installation: InstallationOptions

    @Option(help: "Address to listen on.")
    var host: String?

    @Option(help: "Port to listen on; 0 for any free one.")
    var port: Int?

    @Flag(help: "Fills an empty database with invented data and accounts.")
    var demo = false

    func validate() throws {
        if let port, !(0...65_535).contains(port) { throw ValidationError("--port 只能是 0 到 65535。 It is 0 to 65535.") }
    }

    func run() async throws {
        var configuration = try installation.configuration()
        if let host { configuration.host = host }
        if let port { configuration.port = port }
        if demo { configuration.isDemo = true }
        let shown = configuration
        let installation = try await Installation.open(configuration)
        if configuration.isDemo, try await installation.fillWithDemonstration() {
            Self.say("演示数据已生成。 Demonstration data is in place.")
        }
        let shop = shown.isDemo ? try await installation.demonstrationShop() : nil
        let vacant = shown.isDemo ? [] : try await installation.vacantAdministrators()
        try await installation.serve { port in
            Self.announce("http://\(shown.host):\(port)", isDemo: shown.isDemo, shop: shop)
            if !vacant.isEmpty { Self.say(Self.wanting(vacant, shown)) }
        }
    }

    private static func announce(_ address: String, isDemo: Bool, shop: String?) {
        var lines = [
            "放心 Fangxin", "", "  消费者 consumers     \(address)/", "  举报 reports         \(address)/report",
            "  商家 merchants       \(address)/counter",
            "  监管部门 authorities  \(address)/desk", "  登录 sign in         \(address)/sign-in",
            "  密码登录 by password  \(address)/sign-in/staff",
            "  接口 API             \(address)/api/v1/openapi.json",
        ]
        if let shop { lines.append("  店铺页 a shop        \(address)/m/\(shop)") }
        if isDemo {
            lines += ["", "  演示账号 demo accounts at \(address)/sign-in/staff, password \(DemoAccount.password)"]
            lines += DemoAccount.all.map { account in
                let roles = account.roles.map { "\($0.phrase.zh) \($0.phrase.en)" }.joined(separator: ", ")
                return "    \(account.login.padding(toLength: 10, withPad: " ", startingAt: 0))\(roles)"
            }
            lines.append("    消费者 consumers sign in with any telephone; the code is shown on the page")
        }
        say(lines.joined(separator: "\n"))
    }

    /// How to make the administrators that there are none of yet.
    private static func wanting(_ roles: [Role], _ configuration: Configuration) -> String {
        let place =
            configuration.database == nil ? "--data \(configuration.data)" : "--data \(configuration.data) --database …"
        var lines = [
            "", "  还没有以下管理员账号，请在本机执行 these administrators are wanting; on this machine run:",
        ]
        lines += roles.map { role in
            "    fangxin account create --role \(role.rawValue) --login NAME \(place)    # \(role.phrase.zh) \(role.phrase.en)"
        }
        if configuration.database == nil {
            lines.append("    （先停止本服务 stop this server first: one process at a time holds the folder）")
        }
        lines.append("  其他账号由安全管理员在 /accounts 建立 the security administrator makes all other accounts at /accounts")
        return lines.joined(separator: "\n")
    }

    /// Written at once, also where standard output is a file.
    private static func say(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}
