/// A word that an installation or a user adds to the dictionary.
public struct UserWord: Hashable, Sendable {
    public let text: String
    /// How often it is taken to occur; without it, often enough that the word is cut out.
    ///
    /// At 0 the word is forbidden: it is not cut out, and what the model for unknown words makes of it is split again.
    public let frequency: Int?
    /// The part of speech in jieba's letters, `n` for a noun or `nz` for a brand.
    public let tag: String?

    public init(_ text: String, frequency: Int? = nil, tag: String? = nil) {
        self.text = text
        self.frequency = frequency
        self.tag = tag
    }

    /// Words as jieba's user dictionaries hold them, one a line: the word, then perhaps a frequency, then perhaps a tag,
    /// parted by single spaces.
    ///
    /// Empty lines and lines that begin with `#` are passed over.
    public static func list(_ text: String) -> [UserWord] {
        text.split(whereSeparator: \.isNewline)
            .compactMap { line in
                var parts = trimmed(line).split(separator: " ", omittingEmptySubsequences: false).map(String.init)
                guard let first = parts.first, !first.isEmpty, !first.hasPrefix("#") else { return nil }
                var (tag, frequency): (String?, Int?) = (nil, nil)
                if parts.count > 1, let last = parts.last, !last.isEmpty,
                    last.utf8.allSatisfy({ (97...122).contains($0) })
                {
                    tag = last
                    parts.removeLast()
                }
                if parts.count > 1, let last = parts.last, !last.isEmpty,
                    last.utf8.allSatisfy({ (48...57).contains($0) })
                {
                    frequency = Int(last)
                    parts.removeLast()
                }
                return UserWord(parts.joined(separator: " "), frequency: frequency, tag: tag)
            }
    }

    private static func trimmed(_ line: Substring) -> Substring {
        var line = line
        while let first = line.unicodeScalars.first, first == "\u{FEFF}" || first.properties.isWhitespace {
            line.unicodeScalars.removeFirst()
        }
        while let last = line.unicodeScalars.last, last.properties.isWhitespace { line.unicodeScalars.removeLast() }
        return line
    }
}
