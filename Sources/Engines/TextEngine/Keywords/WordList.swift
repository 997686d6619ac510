/// A set of words from a list, one a line; empty lines and what follows a `#` and a space at a line's beginning is left out.
public struct WordList: Sendable {
    public let words: Set<String>

    public init(_ words: some Sequence<String> = []) {
        self.words = Set(words)
    }

    public init(text: String) {
        words = Set(
            text.split(whereSeparator: \.isNewline).map(String.init)
                .filter { !$0.hasPrefix("# ") && !$0.isEmpty })
    }

    public func contains(_ word: String) -> Bool { words.contains(word) }

    public func union(_ other: WordList) -> WordList { WordList(words.union(other.words)) }

    /// The English words that jieba's keywords leave out.
    public static let english = WordList(
        [
            "the", "of", "is", "and", "to", "in", "that", "we", "for", "an", "are", "by", "be", "as", "on", "with",
            "can",
            "if", "from", "which", "you", "it", "this", "then", "at", "have", "all", "not", "one", "has", "or",
        ])
}
