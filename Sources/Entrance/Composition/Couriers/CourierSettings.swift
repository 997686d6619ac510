public import Courier
import Kernel

/// Which machines bring letters to people; nothing of it, and nobody does.
public struct CourierSettings: Sendable {
    /// The mail server's name.
    public var smtpHost: String?
    /// 0 for the custom of the security.
    public var smtpPort = 0
    public var smtpSecurity = MailServer.Security.starttls
    public var smtpUser: String?
    public var smtpPasswordFile: String?
    /// Who mail is from, `放心 <notices@example.cn>` for instance.
    public var sender: String?
    /// Where a gateway takes letters as signed JSON.
    public var webhook: String?
    public var webhookSecretFile: String?
    /// A file of certificates trusted instead of the system's.
    public var certificateFile: String?

    public init() {}
}

extension Configuration {
    static let courierItems: [ConfigurationItem] = [
        optional("courier.smtpHost", Phrase(zh: "邮件服务器", en: "Mail server (SMTP)"), \.courier.smtpHost),
        number(
            "courier.smtpPort", Phrase(zh: "邮件端口，0按加密方式", en: "Its port, 0 for the custom of its security"),
            \.courier.smtpPort, 0...65_535),
        choice(
            "courier.smtpSecurity", Phrase(zh: "加密：starttls、tls、none", en: "starttls, tls or none"),
            \.courier.smtpSecurity),
        optional("courier.smtpUser", Phrase(zh: "邮件账号", en: "Whom to sign in as"), \.courier.smtpUser),
        optional(
            "courier.smtpPasswordFile", Phrase(zh: "邮件密码所在文件", en: "File with the password"),
            \.courier.smtpPasswordFile),
        optional("courier.sender", Phrase(zh: "发件人", en: "Who mail is from"), \.courier.sender),
        optional(
            "courier.webhook", Phrase(zh: "短信网关地址（https）", en: "Gateway that takes letters as JSON (https)"),
            \.courier.webhook),
        optional(
            "courier.webhookSecretFile", Phrase(zh: "网关签名密钥所在文件", en: "File with the secret to sign with"),
            \.courier.webhookSecretFile),
        optional(
            "courier.certificateFile", Phrase(zh: "信任的证书文件，空则用系统的", en: "Trusted certificates; the system’s without"),
            \.courier.certificateFile),
    ]
}
