public import Access
import Kernel

/// The accounts of a demonstration, one for each role; their password is no secret.
public struct DemoAccount: Sendable {
    public let login: String
    public let name: String
    public let roles: Set<Role>
    let office: Office?

    public static let password = "Fangxin-Demo-2026"

    /// Everybody but consumers, who sign in with a code, needs a login.
    public static let all: [DemoAccount] = [
        DemoAccount(login: "officer", name: "王立案", roles: [.officer], office: .city),
        DemoAccount(login: "haikou", name: "符海燕", roles: [.officer], office: .haikou),
        DemoAccount(login: "province", name: "金区局", roles: [.officer], office: .province),
        DemoAccount(login: "reports", name: "李守密", roles: [.reportOfficer], office: .city),
        DemoAccount(login: "nxreports", name: "安守信", roles: [.reportOfficer], office: .province),
        DemoAccount(login: "mediator", name: "马调和", roles: [.mediator], office: .town),
        DemoAccount(login: "director", name: "赵主任", roles: [.director], office: .city),
        DemoAccount(login: "analyst", name: "钱分析", roles: [.analyst], office: .province),
        DemoAccount(login: "merchant", name: "老街坊店长", roles: [.merchantStaff], office: nil),
        DemoAccount(login: "gym", name: "动力健身店长", roles: [.merchantStaff], office: nil),
        DemoAccount(login: "auditor", name: "孙审计", roles: [.auditor], office: nil),
        DemoAccount(login: "system", name: "系统管理员", roles: [.systemAdministrator], office: nil),
        DemoAccount(login: "security", name: "安全管理员", roles: [.securityAdministrator], office: nil),
        DemoAccount(login: "audit", name: "审计管理员", roles: [.auditAdministrator], office: nil),
    ]
}

extension Office {
    /// 青铜峡市's bureau, where most of the demonstration happens.
    fileprivate static let city = Office(authority: "QTX", unit: "QTX", regionPrefix: "640381")
    /// The unit in whose streets the shops of the demonstration lie.
    fileprivate static let town = Office(authority: "QTX", unit: "QTX_YUMIN", regionPrefix: "640381")
    fileprivate static let haikou = Office(
        authority: "HAINAN_HAIKOU_LONGHUA", unit: "HAINAN_HAIKOU_LONGHUA", regionPrefix: "460106")
    fileprivate static let province = Office(authority: "NINGXIA", unit: "NINGXIA", regionPrefix: "64")
}
