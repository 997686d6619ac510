public import Access
import Foundation
public import Kernel

/// All that one installation can be told, as plain values whose defaults run on a laptop.
public struct Configuration: Sendable {
    public var host = "127.0.0.1"
    public var port = 8080
    /// The folder of the databases, attachments and keys.
    public var data = "var"
    /// A PostgreSQL connection string; nothing for SQLite under `data`.
    public var database: String?
    /// A PostgreSQL connection string for the reporters' schema alone, of a login that nothing else uses.
    public var reporterDatabase: String?
    /// The role to act as on the reporters' schema, after signing in there.
    public var reporterRole: String?
    /// The folder of data and assets that come with the program.
    public var resources: String?
    /// The folder in which letters wait for the program that sends them; nothing where nobody sends any.
    public var spool: String?
    /// Who brings letters to people.
    public var courier = CourierSettings()
    /// Whether invented data and accounts are put into an empty database, and one-time codes are shown on the page.
    public var isDemo = false
    /// Whether readers come over https, through a proxy in front.
    public var isSecure = false
    public var trustedProxies = 0
    /// Requests a second that one client may send for long; 0 sets no limit.
    public var requestsASecond = 50
    /// Whose accounts need a second factor; nobody's in a demonstration.
    public var secondFactor = SecondFactorRule.administrators
    /// The nearest place that takes complaints in person, for the foot of every page.
    public var window: String?
    /// The program that sets papers as PDF; nothing for WeasyPrint wherever it is, `none` for no papers.
    public var typesetter: String?
    /// The base address printed into codes; nothing for the one being served.
    public var publicAddress: String?

    public init() {}

    /// The base address of links that leave the product: printed codes, messages.
    public var address: String { publicAddress ?? "http://\(host):\(port)" }
}

/// One thing that can be told, and where: the table from which file, environment and documentation are read.
public struct ConfigurationItem: Sendable {
    /// The member's name in the configuration file.
    public let name: String
    /// The environment's name for it.
    public let variable: String
    public let purpose: Phrase
    /// Whether it is masked when shown.
    public let isSecret: Bool
    let set: @Sendable (inout Configuration, String) -> Bool
    let get: @Sendable (Configuration) -> String

    public func value(in configuration: Configuration) -> String {
        isSecret && !get(configuration).isEmpty ? "***" : get(configuration)
    }
}

/// A setting or a file of the installation that is not as it must be, and where it came from.
public struct ConfigurationFault: Error, Hashable, Sendable {
    public let phrase: Phrase

    init(_ phrase: Phrase) {
        self.phrase = phrase
    }

    static func about(_ place: String, zh: String, en: String) -> ConfigurationFault {
        ConfigurationFault(Phrase(zh: "\(place)：\(zh)", en: "\(place): \(en)"))
    }

    static func notJSON(_ place: String, _ error: JSONError) -> ConfigurationFault {
        .about(
            place, zh: "第\(error.offset)字节起不是有效的JSON",
            en: "it is not JSON from byte \(error.offset) on (\(error.reason))")
    }
}

extension Configuration {
    /// Every item, in the order of the documentation.
    public static let items: [ConfigurationItem] =
        [
            text("host", Phrase(zh: "监听地址", en: "Address to listen on"), \.host),
            number("port", Phrase(zh: "监听端口，0为任选", en: "Port to listen on, 0 for any free one"), \.port, 0...65_535),
            text("data", Phrase(zh: "数据文件夹", en: "Folder of databases, attachments and keys"), \.data),
            optional(
                "database", Phrase(zh: "PostgreSQL连接串，空则用SQLite", en: "PostgreSQL connection string; empty for SQLite"),
                \.database, isSecret: true),
            optional(
                "reporterDatabase",
                Phrase(zh: "举报库的PostgreSQL连接串", en: "PostgreSQL connection string of the reporters' store"),
                \.reporterDatabase, isSecret: true),
            optional(
                "reporterRole", Phrase(zh: "可读举报库的PostgreSQL角色", en: "PostgreSQL role of the reporters' store"),
                \.reporterRole),
            optional("resources", Phrase(zh: "程序自带资料文件夹", en: "Folder of the program's data and assets"), \.resources),
            optional(
                "spool", Phrase(zh: "待发短信、邮件的文件夹", en: "Folder in which messages and mail wait for their sender"),
                \.spool),
        ] + courierItems + [
            flag("demo", Phrase(zh: "演示模式", en: "Demonstration: invented data, codes shown on the page"), \.isDemo),
            flag("secure", Phrase(zh: "经https访问", en: "Readers come over https"), \.isSecure),
            number(
                "trustedProxies", Phrase(zh: "可信代理层数", en: "How many proxies in front are trusted"), \.trustedProxies,
                0...10),
            number(
                "requestsASecond", Phrase(zh: "每个客户端每秒请求数，0不限", en: "Requests a second for one client; 0 for no limit"),
                \.requestsASecond, 0...1_000_000),
            choice(
                "secondFactor",
                Phrase(zh: "须两步验证的岗位，演示中不要求", en: "Who needs a second factor; nobody in a demonstration"),
                \.secondFactor),
            optional("window", Phrase(zh: "最近的接待窗口", en: "The nearest window for complaints in person"), \.window),
            optional(
                "typesetter", Phrase(zh: "排版程序weasyprint的路径，none为不生成PDF", en: "Path of weasyprint; none for no PDF"),
                \.typesetter),
            optional("publicAddress", Phrase(zh: "二维码中的网址", en: "Base address printed into codes"), \.publicAddress),
        ]

    /// Reads defaults ← file ← environment; what flags say is set by the caller afterwards.
    ///
    /// The file is a JSON object of the items' names; a name that is none of them is refused.
    public init(file: String?, environment: [String: String]) throws {
        self.init()
        if let file { try read(file: file) }
        for item in Self.items {
            guard let value = environment[item.variable] else { continue }
            guard item.set(&self, value) else {
                let shown = item.isSecret ? "***" : value
                throw ConfigurationFault.about(
                    item.variable, zh: "“\(shown)”不是它可取的值", en: "“\(shown)” is not a value for it")
            }
        }
    }

    private mutating func read(file: String) throws {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw ConfigurationFault.about(file, zh: "配置文件无法读取", en: "the configuration file cannot be read")
        }
        let json: JSON
        do {
            json = try JSON(parsing: Array(bytes))
        } catch {
            throw ConfigurationFault.notJSON(file, error)
        }
        for (name, value) in Self.members(of: json) {
            guard let item = Self.items.first(where: { $0.name == name }) else {
                throw ConfigurationFault.about(file, zh: "不认识“\(name)”", en: "“\(name)” is not known")
            }
            guard item.set(&self, value.string ?? value.text) else {
                throw ConfigurationFault.about(
                    file, zh: "“\(name)”的值不合要求", en: "“\(name)” has not the form it must have")
            }
        }
    }

    /// The members of an object, those of an object within it under both names: `courier.sender`.
    private static func members(of json: JSON) -> [(String, JSON)] {
        (json.object ?? [:])
            .flatMap { name, value in
                value.object == nil ? [(name, value)] : members(of: value).map { ("\(name).\($0)", $1) }
            }
    }
}
