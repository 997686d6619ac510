/// A random name for one thing, typed by what it names, so that a complaint's cannot stand where a person's is wanted.
///
/// The text is 26 characters of lower-case Crockford base 32: 48 bits of milliseconds, then 80 random bits, so that
/// identifiers made later sort later and a database index grows at its end. Unguessable access never rests on one.
public struct Identifier<Subject>: Hashable, Comparable, Sendable {
    public let text: String

    /// Reads an identifier that came from outside; nothing where it has not the form of one.
    public init?(_ text: String) {
        guard text.utf8.count == Self.length, text.utf8.allSatisfy({ Crockford.isDigit($0) }) else { return nil }
        self.text = text
    }

    /// Makes an identifier of a moment and 80 random bits (the lower 16 of `high`, and `low`).
    public init(at instant: Instant, high: UInt16, low: UInt64) {
        let milliseconds = UInt64(clamping: instant.microseconds / 1000) & 0xFFFF_FFFF_FFFF
        let upper = milliseconds << 16 | UInt64(high)
        text = Crockford.text(upper: upper, lower: low)
    }

    public static func < (one: Identifier, other: Identifier) -> Bool { one.text < other.text }

    /// The same name, read as that of another kind of thing that shares it.
    public func named<Other>(_ kind: Other.Type = Other.self) -> Identifier<Other> { Identifier<Other>(trusted: text) }

    init(trusted text: String) {
        self.text = text
    }

    private static var length: Int { 26 }
}

extension Identifier: CustomStringConvertible {
    public var description: String { text }
}
