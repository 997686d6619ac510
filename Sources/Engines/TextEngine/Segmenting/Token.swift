/// A word within a text, by the places of its bytes in UTF-8.
public struct Token: Hashable, Sendable {
    public let start: Int32
    public let end: Int32

    init(_ start: Int, _ end: Int) {
        self.start = Int32(truncatingIfNeeded: start)
        self.end = Int32(truncatingIfNeeded: end)
    }

    public var range: Range<Int> { Int(start)..<Int(end) }
}

/// How a text is cut.
public enum CutMode: String, CaseIterable, Sendable {
    /// The likeliest words; characters that no word covers are put together by the model for unknown words.
    case standard
    /// The likeliest words of the dictionary; other characters stay alone.
    case dictionary
    /// As `standard`, and before each word the words of two and three characters that it contains.
    case search
    /// Every word of the dictionary that stands anywhere, overlapping.
    case all
}
