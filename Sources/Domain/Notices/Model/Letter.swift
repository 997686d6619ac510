public import Kernel

/// A message to one address, ready to be sent; printing one tells neither address nor words.
public struct Letter: Hashable, Sendable {
    public enum Channel: String, CaseIterable, Sendable {
        case sms, email
    }

    /// Whoever sends it twice sends it under the same name, so that a gateway can pass over the second.
    public let id: String
    public let channel: Channel
    public let address: String
    public let subject: String
    public let body: String
    public let writtenAt: Instant

    public init(id: String, channel: Channel, address: String, subject: String, body: String, writtenAt: Instant) {
        self.id = id
        self.channel = channel
        self.address = address
        self.subject = subject
        self.body = body
        self.writtenAt = writtenAt
    }
}

extension Letter: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "Letter(\(id), \(channel.rawValue))" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: ["id": id, "channel": channel.rawValue]) }
}

extension Letter.Channel {
    public var phrase: Phrase {
        switch self {
        case .sms: Phrase(zh: "短信", en: "Short message")
        case .email: Phrase(zh: "电子邮件", en: "E-mail")
        }
    }
}
