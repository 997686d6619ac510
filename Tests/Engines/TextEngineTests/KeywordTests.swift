import Kernel
import Testing
import TextEngine

@Suite("Keywords")
struct KeywordTests {
    @Test("Weights are counts times rarity over all, equal ones in the order of the text")
    func weights() throws {
        let segmenter = Segmenter(try Sample.lexicon(), .none)
        let rarity = try InverseFrequencies(text: Array("投诉 2.0\n退款 4.0\n商家 3.0\n".utf8))
        let extractor = KeywordExtractor(segmenter, rarity)
        #expect(rarity.median == 3)
        let found = extractor.keywords("商家退款，投诉商家的质量")
        #expect(found.map(\.word) == ["商家", "退款", "质量", "投诉"])
        let expected: [Double] = [2 * (3.0 / 5), 0.8, 0.6, 0.4]
        #expect(zip(found, expected).allSatisfy { abs($0.weight - $1) < 1e-12 })
        #expect(extractor.keywords("的 ，").isEmpty)
        #expect(extractor.keywords("商家退款", limit: 1).count == 1)
    }

    @Test("A table of rarity that is none is refused with the line")
    func wrongTable() {
        #expect(throws: Refusal.self) { try InverseFrequencies(text: Array("投诉 2.0\n退款\n".utf8)) }
        #expect(throws: Refusal.self) { try InverseFrequencies(text: Array("投诉 x\n".utf8)) }
    }
}

@Suite("Folding")
struct FoldingTests {
    @Test("Width, capitals, spaces, signs and digits are taken away as asked")
    func folding() {
        #expect(Folding.plain.folded(" ＡＢＣ１２３　 x\u{200B}y ") == "abc123 xy")
        #expect(Folding.essence.folded("退款！ 260元，３天 內（急）") == "退款260元3天內急")
        #expect(Folding.template.folded("2月27日花费1,200.50元") == "0月0日花费0元")
        #expect(Folding([]).folded("Ａ b") == "Ａ b")
        #expect(Folding.essence.folded("😀，。") == "")
    }
}
