import CCurl
import Commons
public import Notices

/// A server that takes mail for delivery (RFC 5321, 6409), spoken to through libcurl.
public struct MailServer: Sendable {
    /// How the connection is kept from being read.
    public enum Security: String, CaseIterable, Sendable {
        /// Plain at first, then TLS or nothing (RFC 3207).
        case starttls
        /// TLS from the first byte (RFC 8314).
        case tls
        /// Never: for a relay on the same machine.
        case none

        /// The port by custom.
        public var port: Int {
            switch self {
            case .starttls: 587
            case .tls: 465
            case .none: 25
            }
        }
    }

    private let host: String
    private let port: Int
    private let security: Security
    private let sender: Mailbox
    /// What to sign in with, where the server asks for it.
    public var login: (user: String, password: String)?
    /// A file of certificates trusted instead of the system's.
    public var certificates: String?
    /// Is told why a letter was not taken, without its address and words.
    public var remark: @Sendable (_ letter: Letter, _ reason: String) -> Void = { _, _ in }
    private let threads = TransferThreads()

    /// A server at a port; at the one by custom of the security where none is named.
    public init(host: String, port: Int?, security: Security, sender: Mailbox) {
        self.host = host
        self.port = port ?? security.port
        self.security = security
        self.sender = sender
    }

    /// The courier that hands mail to the server.
    ///
    /// A recipient that the server says it will never take is a permanent fault, all else a temporary one: a wrong
    /// password or a full disk is mended while letters wait.
    public var courier: NoticeCourier {
        NoticeCourier(to: [.email]) { letter in
            guard let recipient = try? EmailAddress(letter.address) else { throw DeliveryFault.permanent }
            let message = MailMessage(letter, to: recipient, from: sender)
            var transfer = opening
            transfer.texts.append((CURLOPT_MAIL_FROM, "<\(sender.address.text)>"))
            transfer.lists.append((CURLOPT_MAIL_RCPT, ["<\(recipient.text)>"]))
            transfer.upload = message.bytes
            let answer = try await threads.perform(transfer)
            guard answer.code != CURLE_OK else { return }
            remark(letter, answer.words)
            throw Self.isRecipientRefused(answer) ? DeliveryFault.permanent : .temporary
        }
    }

    /// Reaches the server, signs in, and leaves; why that cannot be done, in curl's words.
    public func complaint() async -> String? {
        var transfer = opening
        transfer.texts.append((CURLOPT_CUSTOMREQUEST, "NOOP"))
        guard let answer = try? await threads.perform(transfer) else { return "busy" }
        return answer.code == CURLE_OK ? nil : answer.words
    }

    /// No such mailbox, moved away, name not allowed (RFC 5321, 4.2.3), said of the recipient alone.
    private static func isRecipientRefused(_ answer: TransferAnswer) -> Bool {
        [550, 551, 553].contains(answer.status) && answer.reason.hasPrefix("RCPT failed")
    }

    private var opening: Transfer {
        let scheme = security == .tls ? "smtps" : "smtp"
        // The path is the name that the server is greeted with.
        var transfer = Transfer("\(scheme)://\(host):\(port)/\(sender.domain)")
        transfer.texts.append((CURLOPT_PROTOCOLS_STR, "smtp,smtps"))
        if security != .none { transfer.numbers.append((CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))) }
        if let login {
            transfer.texts.append((CURLOPT_USERNAME, login.user))
            transfer.texts.append((CURLOPT_PASSWORD, login.password))
        }
        if let certificates { transfer.texts.append((CURLOPT_CAINFO, certificates)) }
        return transfer
    }
}
