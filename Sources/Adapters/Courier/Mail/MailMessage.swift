public import Commons
import Foundation
import Kernel
public import Notices

/// A letter as a mail (RFC 5322): one part of plain text in UTF-8, seven-bit lines throughout.
///
/// Nothing that comes from a letter can begin a header: addresses are plain by their type, the subject is encoded words
/// (RFC 2047), the body base 64.
public struct MailMessage: Sendable {
    private let letter: Letter
    private let recipient: EmailAddress
    private let sender: Mailbox

    public init(_ letter: Letter, to recipient: EmailAddress, from sender: Mailbox) {
        self.letter = letter
        self.recipient = recipient
        self.sender = sender
    }

    public var bytes: [UInt8] {
        Array((headers + [""] + Self.lines(ofBase64: Array(body.utf8)) + [""]).joined(separator: "\r\n").utf8)
    }

    /// `<id@domain>`: the same for each sending of one letter, so that a mailbox recognises the second.
    public var identifier: String {
        let name = letter.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return "<\(name)@\(sender.domain)>"
    }

    private var headers: [String] {
        [
            "Date: \(Self.date(letter.writtenAt))", "From: \(sender.header)", "To: <\(recipient.text)>",
            "Subject: \(Self.encoded(letter.subject))", "Message-ID: \(identifier)", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            // So that nobody's absence notice answers (RFC 3834).
            "Auto-Submitted: auto-generated",
        ]
    }

    private var body: String {
        letter.body.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    }

    /// A text as encoded words, each of whole characters, so that no line is longer than 76 signs, the header's name of
    /// at most ten among them.
    ///
    /// What would end a line is left out.
    static func encoded(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars where !isBreaking(scalar) {
            let bytes = Array(String(scalar).utf8)
            // 12 signs are the frame's; 39 bytes are 52 signs of base 64, and 45 bytes 60.
            let most = words.count == 1 ? 39 : 45
            if words[words.count - 1].count + bytes.count > most { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func isBreaking(_ scalar: Unicode.Scalar) -> Bool {
        [.control, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
    }

    private static func lines(ofBase64 bytes: [UInt8]) -> [String] {
        // 57 bytes are a line of 76 signs.
        stride(from: 0, to: bytes.count, by: 57)
            .map { Data(bytes[$0..<min($0 + 57, bytes.count)]).base64EncodedString() }
    }

    /// `Mon, 20 Apr 2026 09:00:00 +0800`, in the time of all of China.
    static func date(_ moment: Instant) -> String {
        let day = Day(at: moment)
        let seconds = moment.seconds(since: day.start)
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        // Day 4 after 1 January 1970, a Thursday, was a Monday.
        let weekday = names[(day.days(since: monday) % 7 + 7) % 7]
        let clock = "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        return "\(weekday), \(day.dayOfMonth) \(months[day.month - 1]) \(day.year) \(clock) +0800"
    }

    private static let monday = Day(year: 2026, month: 4, day: 20) ?? Day(number: 0)
}

/// Who a mail is from: an address, and perhaps a name before it.
public struct Mailbox: Hashable, Sendable {
    let address: EmailAddress
    let name: String

    /// Reads `notices@example.cn` or `放心 <notices@example.cn>`; nothing where there is no address of that form.
    public init?(_ text: String) {
        let isNamed = text.hasSuffix(">")
        let parts = isNamed ? text.dropLast().split(separator: "<", maxSplits: 1).map(String.init) : [text]
        guard let last = parts.last, let address = try? EmailAddress(last), !isNamed || text.contains("<") else {
            return nil
        }
        self.address = address
        name = parts.count == 2 ? String(parts[0].split(separator: " ").joined(separator: " ")) : ""
    }

    var domain: String { address.text.split(separator: "@").last.map(String.init) ?? "localhost" }
    var header: String { name.isEmpty ? "<\(address.text)>" : "\(MailMessage.encoded(name))\r\n <\(address.text)>" }
}
