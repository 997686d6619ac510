/// Makes of a text the distinct words by which it can be counted and found.
///
/// Signs, numbers, single characters, stop words and words with certain parts of speech (places and firms, which have
/// their own axes) are left out, variants are merged.
public struct TermReader: Sendable {
    public let segmenter: Segmenter
    public let stopWords: WordList
    public let variants: VariantTable
    public let leftOut: Set<String>

    /// Parts of speech of jieba that name persons, places and bodies.
    public static let names: Set<String> = ["nr", "nrfg", "nrt", "ns", "nt"]

    public init(
        _ segmenter: Segmenter, stopWords: WordList, variants: VariantTable = .none,
        leavingOut leftOut: Set<String> = names
    ) {
        self.segmenter = segmenter
        self.stopWords = stopWords
        self.variants = variants
        self.leftOut = leftOut
    }

    /// The distinct terms of a text in the order of first sight.
    public func terms(_ text: String) -> [String] {
        var cutter = Cutter(segmenter)
        return terms(text, with: &cutter)
    }

    /// The same, with the room of a cutter, for many texts.
    public func terms(_ text: String, with cutter: inout Cutter) -> [String] {
        var seen: Set<String> = []
        return cutter.words(Folding.plain.folded(text))
            .compactMap { word in
                guard isTerm(word) else { return nil }
                let head = variants.head(of: word)
                return seen.insert(head).inserted ? head : nil
            }
    }

    private func isTerm(_ word: String) -> Bool {
        var (letters, length) = (0, 0)
        for scalar in word.unicodeScalars {
            length += 1
            if Characters.isHan(scalar.value) || (scalar.value > 64 && Characters.isLetterOrDigit(scalar.value)) {
                letters += 1
            }
        }
        guard length > 1, letters * 2 >= length, !stopWords.contains(word) else { return false }
        guard !leftOut.isEmpty, let tag = segmenter.lexicon.tag(of: word) else { return true }
        return !leftOut.contains(tag)
    }
}
