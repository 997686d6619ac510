import Courier
import Foundation
import Kernel
import Notices

/// The machines that bring letters, as an installation's settings name them.
struct Couriers: Sendable {
    let mail: MailServer?
    let webhook: Webhook?
    let spool: NoticeCourier?

    /// - Throws: ``ConfigurationFault`` naming the setting that is not as it must be.
    init(
        _ configuration: Configuration, now: @escaping @Sendable () -> Instant,
        remark: @escaping @Sendable (_ letter: Letter, _ reason: String) -> Void = { _, _ in }
    ) throws {
        let settings = configuration.courier
        mail = try Self.mail(settings, remark: remark)
        webhook = try Self.webhook(settings, now: now, remark: remark)
        spool = try configuration.spool.map { try SpoolFolder($0).courier }
    }

    /// Messages go by the gateway, mail by the mail server; what neither takes waits in the folder.
    ///
    /// Nothing where there is none of them.
    var courier: NoticeCourier? {
        var ways: [Letter.Channel: NoticeCourier] = [:]
        ways[.sms] = webhook?.courier ?? spool
        ways[.email] = mail?.courier ?? webhook?.courier ?? spool
        return ways.isEmpty ? nil : NoticeCourier(byChannel: ways)
    }

    private static func mail(
        _ settings: CourierSettings, remark: @escaping @Sendable (Letter, String) -> Void
    ) throws -> MailServer? {
        guard let host = settings.smtpHost else { return nil }
        guard let sender = settings.sender.flatMap(Mailbox.init) else {
            throw ConfigurationFault.about(
                "courier.sender", zh: "发邮件须有发件人，如 放心 <notices@example.cn>",
                en: "mail needs a sender, such as Fangxin <notices@example.cn>")
        }
        var server = MailServer(
            host: host, port: settings.smtpPort == 0 ? nil : settings.smtpPort, security: settings.smtpSecurity,
            sender: sender)
        if let user = settings.smtpUser {
            guard settings.smtpSecurity != .none || ["127.0.0.1", "localhost", "::1"].contains(host) else {
                throw ConfigurationFault.about(
                    "courier.smtpSecurity", zh: "不加密时不能发送邮件密码", en: "a password is not sent without encryption")
            }
            guard let file = settings.smtpPasswordFile else {
                throw ConfigurationFault.about(
                    "courier.smtpPasswordFile", zh: "设置了邮件账号，还须指明密码文件", en: "a user needs a file with the password")
            }
            let password = String(decoding: try secret("courier.smtpPasswordFile", file), as: UTF8.self)
            server.login = (user, password)
        }
        server.certificates = settings.certificateFile
        server.remark = remark
        return server
    }

    private static func webhook(
        _ settings: CourierSettings, now: @escaping @Sendable () -> Instant,
        remark: @escaping @Sendable (Letter, String) -> Void
    ) throws -> Webhook? {
        guard let address = settings.webhook else { return nil }
        guard let file = settings.webhookSecretFile else {
            throw ConfigurationFault.about(
                "courier.webhookSecretFile", zh: "网关须有签名密钥文件", en: "a gateway needs a file with the secret to sign with"
            )
        }
        let secret = try secret("courier.webhookSecretFile", file)
        guard var webhook = Webhook(address, secret: secret, now: now) else {
            throw ConfigurationFault.about(
                "courier.webhook", zh: "须为 https 网址（本机可用 http）",
                en: "it is an https address (http on this machine alone)")
        }
        webhook.certificates = settings.certificateFile
        webhook.remark = remark
        return webhook
    }

    /// What stands in a file, without the line's end that editors leave.
    private static func secret(_ setting: String, _ file: String) throws -> [UInt8] {
        var bytes = FileManager.default.contents(atPath: file).map { Array($0) } ?? []
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.isEmpty else {
            throw ConfigurationFault.about(setting, zh: "“\(file)”为空或无法读取", en: "“\(file)” is empty or cannot be read")
        }
        return bytes
    }
}
