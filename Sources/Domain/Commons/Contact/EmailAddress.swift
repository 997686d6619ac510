public import Kernel

/// An e-mail address that a mail server could take: plain letters, one `@`, a domain with a dot.
///
/// Quoted local parts, address literals and internationalised mailboxes, which RFC 5321 and 6531 allow, are not taken:
/// nobody who complains has one, and every system behind us would refuse them. Printing one shows its masked form.
public struct EmailAddress: Hashable, Sendable {
    /// The address, its domain in lower case.
    public let text: String

    public init(_ input: String) throws(Refusal) {
        let trimmed = Folding.trimmed(input)
        let parts = trimmed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, trimmed.utf8.count <= 254, Self.isLocal(parts[0]), Self.isDomain(parts[1]) else {
            throw .emailMalformed
        }
        text = "\(parts[0])@\(parts[1].lowercased())"
    }

    /// `z***@example.cn`.
    public var masked: String {
        let parts = text.split(separator: "@")
        return "\(text.prefix(1))***@\(parts.last ?? "")"
    }

    private static func isLocal(_ part: Substring) -> Bool {
        let isKnown = part.utf8.allSatisfy { isLetterOrDigit($0) || marks.contains($0) }
        return isKnown && (1...64).contains(part.utf8.count) && !part.hasPrefix(".") && !part.hasSuffix(".")
            && !part.contains("..")
    }

    private static func isDomain(_ part: Substring) -> Bool {
        let labels = part.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.utf8.count >= 2,
            !last.utf8.contains(where: { (0x30...0x39).contains($0) }) || last.hasPrefix("xn--")
        else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static let marks = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
}

extension EmailAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { masked }
    public var debugDescription: String { masked }
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
