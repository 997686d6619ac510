import Numbers
import Testing
import TextEngine

@Suite("Near copies")
struct SimilarityTests {
    private func texts(seed: UInt64, count: Int) -> [String] {
        var generator = SeededGenerator(seed: seed)
        let letters = (0..<800).compactMap { Unicode.Scalar(UInt32(0x4E00 + $0 * 7)).map(Character.init) }
        var texts: [String] = []
        while texts.count < count {
            let base = (0..<100).map { _ in letters[generator.index(below: letters.count)] }
            texts.append(String(base))
            for _ in 0..<generator.index(below: 4) {
                var copy = base
                for _ in 0..<generator.index(below: 7) {
                    copy[generator.index(below: copy.count)] = letters[generator.index(below: letters.count)]
                }
                texts.append(String(copy))
            }
        }
        return texts
    }

    @Test("Nearly all pairs that are alike are found, and no text is put to others that none is like")
    func recall() {
        let texts = texts(seed: 1, count: 600)
        let finder = DuplicateFinder()
        let clusters = finder.clusters(texts)
        let shingles = texts.map(finder.shingles)
        var (alike, found) = (0, 0)
        var hasLike = Array(repeating: false, count: texts.count)
        for one in texts.indices {
            for other in 0..<one where shingles[one].similarity(to: shingles[other]) >= 0.85 {
                alike += 1
                hasLike[one] = true
                hasLike[other] = true
                if clusters.first(of: one) == clusters.first(of: other) { found += 1 }
            }
        }
        #expect(alike > 100)
        #expect(Double(found) >= 0.95 * Double(alike))
        for group in clusters.groups { for item in group { #expect(hasLike[item]) } }
    }

    @Test("The answer does not depend on the lanes")
    func lanes() {
        let texts = texts(seed: 5, count: 300)
        let backwards = Lanes { pieces, work in for piece in (0..<pieces).reversed() { work(piece) } }
        #expect(DuplicateFinder().clusters(texts) == DuplicateFinder().clusters(texts, lanes: backwards))
    }

    @Test("Case, width and signs do not matter, and empty texts are like nothing")
    func edges() {
        let clusters = DuplicateFinder().clusters(["商家不退款ABC！", "商家不退款，ａｂｃ", "", "，", "别的事"])
        #expect(clusters.groups == [[0, 1]])
        #expect(Shingles("").similarity(to: Shingles("")) == 0)
        #expect(DuplicateFinder().clusters([]).groups.isEmpty)
    }

    @Test("Similarity is the share of common runs")
    func similarity() {
        #expect(Shingles("甲乙丙丁").similarity(to: Shingles("甲乙丙戊")) == 1.0 / 3)
        #expect(Shingles("甲乙", size: 3) == Shingles("甲 乙", size: 3))
        #expect(DuplicateFinder().bandKeys("商家不退款") == DuplicateFinder().bandKeys("商家，不退款"))
    }
}
