import Kernel
import Numbers
import Testing
import TextEngine

@Suite("Classifying")
struct ClassifierTests {
    private func examples(seed: UInt64, _ count: Int) -> [LabelledText] {
        var generator = SeededGenerator(seed: seed)
        let topics = [
            ("质量", ["坏了", "开裂", "质量差", "掉色"]), ("退款", ["不退款", "拒绝退钱", "押金不退", "退费难"]),
            ("价格", ["涨价", "多收费", "高价", "天价"]),
        ]
        let common = ["商家", "电话", "昨天", "购买", "手机", "衣服", "门店", "联系"]
        return (0..<count)
            .map { index in
                let topic = topics[index % topics.count]
                var words = (0..<4).map { _ in common[generator.index(below: common.count)] }
                words.insert(topic.1[generator.index(below: topic.1.count)], at: generator.index(below: 5))
                return LabelledText(words.joined(), topic.0)
            }
    }

    @Test("It learns what sets classes apart, says how sure it is and why")
    func learns() throws {
        let segmenter = Segmenter(try Sample.lexicon(), .none)
        let model = try ClassifierTraining().classifier(examples(seed: 1, 240), segmenter)
        var cutter = Cutter(segmenter)
        var right = 0
        for example in examples(seed: 2, 90) {
            let found = model.suggestions(example.text, with: &cutter)
            if found[0].label == example.label { right += 1 }
            #expect(abs(found.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
        }
        #expect(right >= 88)
        let why = model.suggestions("昨天涨价", limit: 1, with: &cutter)[0]
        #expect(why.label == "价格")
        #expect(why.reasons.contains { $0.feature.contains("价") })
        #expect(model.topFeatures(limit: 3).allSatisfy { $0.features.count == 3 })
    }

    @Test("A model that was written and read again is the same, and lanes do not change it")
    func text() throws {
        let segmenter = Segmenter(try Sample.lexicon(), .none)
        let model = try ClassifierTraining().classifier(examples(seed: 1, 60), segmenter)
        let read = try Classifier(parsing: model.text)
        #expect(read.text == model.text)
        var cutter = Cutter(segmenter)
        #expect(read.suggestions("押金不退", with: &cutter) == model.suggestions("押金不退", with: &cutter))
        let backwards = Lanes { pieces, work in for piece in (0..<pieces).reversed() { work(piece) } }
        #expect(
            try ClassifierTraining().classifier(examples(seed: 1, 60), segmenter, lanes: backwards).text == model.text)
    }

    @Test("Broken models and too few examples are refused")
    func refused() throws {
        let segmenter = Segmenter(try Sample.lexicon(), .none)
        #expect(throws: Refusal.self) { try ClassifierTraining().classifier([LabelledText("a", "x")], segmenter) }
        let text = try ClassifierTraining().classifier(examples(seed: 1, 60), segmenter).text
        #expect(throws: Refusal.self) { try Classifier(parsing: "") }
        #expect(throws: Refusal.self) {
            try Classifier(parsing: text.split(separator: "\n").dropLast().joined(separator: "\n"))
        }
        #expect(throws: Refusal.self) { try Classifier(parsing: text + text) }
    }

    @Test("Phrases suggest classes before anybody has labelled; the longer phrase counts alone")
    func cues() throws {
        let table = try CueTable(text: "甲\t3\t退款 不退款\n乙\t3\t质量问题\n乙\t1\t问题\n")
        #expect(table.suggestions("商家不退款").map(\.label) == ["甲"])
        #expect(table.suggestions("质量问题，退款")[0].reasons.count == 1)
        #expect(table.suggestions("无关").isEmpty)
        #expect(throws: Refusal.self) { try CueTable(text: "甲 3 退款\n") }
        for name in ["problems", "goods", "services"] {
            #expect(try CueTable(text: Sample.words("cues-\(name).tsv")).labels.count > 10)
        }
    }

    @Test("Lines are read whatever they hold, and labelled ones have a tab")
    func lines() throws {
        let read = TextLines.read([0xEF, 0xBB, 0xBF] + Array("甲\r\n".utf8) + [0xFF, 0x41, 10, 10])
        #expect(read.texts == ["甲", "\u{FFFD}A", ""])
        #expect(read.remarks.map(\.line) == [2])
        #expect(try TextLines.labelled(["甲\t文 本"]) == [LabelledText("文 本", "甲")])
        #expect(throws: Refusal.self) { try TextLines.labelled(["没有"]) }
    }
}
