import Numbers

/// A run of characters that behaves like a word and is in no dictionary.
public struct NewWord: Hashable, Sendable {
    public let text: String
    public let count: Int
    /// How many times oftener its parts stand together than by chance, at the split where this is least.
    public let cohesion: Double
    /// How freely it stands: the lesser of the entropies of the characters before and behind it, in nats.
    public let freedom: Double
    public let score: Double
}

/// Discovers words that a dictionary lacks, by cohesion within and freedom at the edges.
///
/// Matrix67's method: the frequency of a run against the product of its parts' frequencies, and the entropy of its
/// neighbours. Runs are counted level by level, and only those frequent enough are lengthened. Time and memory grow with
/// the text's length × the longest word; 10 MB take about five seconds and 400 MB.
public struct NewWordFinder: Sendable {
    public var longest = 6
    public var leastCount = 5
    public var leastCohesion = 50.0
    public var leastFreedom = 1.0
    /// Characters with which a word does not begin or end: 的, 了, 是 and the like.
    public var edges: Set<Character> = Set("的了是我你他她它们在有和就不也很都还又这那个着过吗呢吧啊被把给让从到与及或对为以")

    public init() {}

    /// New words, those with the highest score first.
    ///
    /// Words of the dictionary, and phrases that are made of words with two characters and more, are not new.
    public func words(_ texts: some Sequence<String>, limit: Int, beside segmenter: Segmenter) -> [NewWord] {
        var cutter = Cutter(segmenter)
        let levels = GramLevels(texts, longest: max(1, longest), leastCount: max(2, leastCount))
        var found: [NewWord] = []
        for length in stride(from: levels.highest, through: 2, by: -1) {
            for gram in levels.grams(ofLength: length) {
                guard let word = judged(gram, levels), isNew(word.text, &cutter) else { continue }
                found.append(word)
            }
        }
        let ranked = found.sorted { ($0.score, $1.text) > ($1.score, $0.text) }
        return Array(Self.withoutParts(ranked.prefix(max(0, limit) * 8)).prefix(max(0, limit)))
    }

    private func isNew(_ text: String, _ cutter: inout Cutter) -> Bool {
        let pieces = cutter.words(text, .dictionary)
        return pieces.count > 1 && pieces.contains { $0.count == 1 && !edges.contains(Character($0)) }
    }

    private func judged(_ gram: GramLevels.Gram, _ levels: GramLevels) -> NewWord? {
        let text = levels.text(gram)
        guard let first = text.first, let last = text.last, !edges.contains(first), !edges.contains(last) else {
            return nil
        }
        let cohesion = levels.cohesion(gram)
        guard cohesion >= leastCohesion, gram.freedom >= leastFreedom else { return nil }
        let score =
            Elementary.logarithm(cohesion) * gram.freedom * Elementary.logarithm(Double(1 + gram.count)).squareRoot()
        return NewWord(text: text, count: gram.count, cohesion: cohesion, freedom: gram.freedom, score: score)
    }

    /// Leaves out words that mostly stand within a longer one, and longer ones that are a better one and an appendix.
    private static func withoutParts(_ ranked: ArraySlice<NewWord>) -> [NewWord] {
        var kept: [NewWord] = []
        var counts: [String: Int] = [:]
        for word in ranked {
            let letters = Array(word.text)
            let hasBetterPart = letters.indices.contains { start in
                letters.indices.contains { end in
                    end > start && end - start + 1 < letters.count && counts[String(letters[start...end])] != nil
                }
            }
            let isPart = kept.contains { $0.text.contains(word.text) && $0.count * 2 > word.count }
            if hasBetterPart || isPart { continue }
            kept.append(word)
            counts[word.text] = word.count
        }
        return kept
    }
}
