public import Kernel

/// Words that count as one, each with the word that stands for all: 退费 and 退钱 as 退款.
public struct VariantTable: Sendable {
    private let heads: [String: String]

    /// No variants.
    public static let none = VariantTable([:])

    public init(_ heads: [String: String]) {
        self.heads = heads
    }

    /// Reads lines of words parted by spaces, the first of which stands for the others; lines from `# ` on are remarks.
    ///
    /// A word that stands on two lines is refused, since it could not be said what it counts as.
    public init(text: String) throws(Refusal) {
        var heads: [String: String] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        where !line.hasPrefix("# ") {
            let words = line.split(separator: " ").map(String.init)
            for word in words {
                guard heads.updateValue(words[0], forKey: word) == nil else {
                    throw .tableLineWrong(index + 1, "词 同义词 …")
                }
            }
        }
        self.heads = heads
    }

    /// The word that stands for a word, often itself.
    public func head(of word: String) -> String { heads[word] ?? word }
}
