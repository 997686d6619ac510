/// A word and what it weighs in a text.
public struct Keyword: Hashable, Sendable {
    public let word: String
    public let weight: Double
}

/// Finds the words that are frequent in a text and rare elsewhere (TF-IDF), equal to jieba 0.42.1's `extract_tags`.
public struct KeywordExtractor: Sendable {
    public let segmenter: Segmenter
    public let frequencies: InverseFrequencies
    public let stopWords: WordList

    public init(_ segmenter: Segmenter, _ frequencies: InverseFrequencies, stopWords: WordList = .english) {
        self.segmenter = segmenter
        self.frequencies = frequencies
        self.stopWords = stopWords
    }

    /// The weightiest words of a text, the weightiest first; of equal ones, the one that stands first.
    public func keywords(_ text: String, limit: Int = 20) -> [Keyword] {
        var cutter = Cutter(segmenter)
        return keywords(text, limit: limit, with: &cutter)
    }

    /// The same, with the room of a cutter, for many texts.
    public func keywords(_ text: String, limit: Int = 20, with cutter: inout Cutter) -> [Keyword] {
        var vocabulary = Vocabulary()
        var counts: [Double] = []
        var total = 0.0
        for word in cutter.words(text) where isKeyword(word) {
            let number = vocabulary.number(adding: word)
            if number == counts.count { counts.append(0) }
            counts[number] += 1
            total += 1
        }
        let weighed = zip(vocabulary.words, counts).map { Keyword(word: $0, weight: $1 * (frequencies[$0] / total)) }
        let ordered = weighed.enumerated()
            .sorted { one, other in
                one.element.weight != other.element.weight
                    ? one.element.weight > other.element.weight : one.offset < other.offset
            }
        return ordered.prefix(max(0, limit)).map(\.element)
    }

    private func isKeyword(_ word: String) -> Bool {
        var scalars = Substring(word).unicodeScalars
        while let first = scalars.first, Characters.isSpace(first.value) { scalars.removeFirst() }
        while let last = scalars.last, Characters.isSpace(last.value) { scalars.removeLast() }
        guard scalars.count >= 2 else { return false }
        return !stopWords.contains(word) && !stopWords.contains(word.lowercased())
    }
}
