import Kernel
import Numbers
import Testing
import TextEngine

@Suite("Cutting into words")
struct SegmenterTests {
    @Test("Every mode cuts as jieba does", .enabled(if: Sample.isFetched))
    func vectors() throws {
        let segmenter = try #require(try Sample.wholeSegmenter())
        for vector in JiebaVector.vectors {
            #expect(segmenter.words(vector.text) == vector.standard)
            #expect(segmenter.words(vector.text, .dictionary) == vector.dictionary)
            #expect(segmenter.words(vector.text, .search) == vector.search)
            #expect(segmenter.words(vector.text, .all) == vector.all)
        }
    }

    @Test("The likeliest path wins, and the longer word where two are as likely")
    func path() throws {
        let segmenter = Segmenter(try Sample.lexicon(), .none)
        #expect(segmenter.words("消费者权益保护法") == ["消费者", "权益保护法"])
        #expect(segmenter.words("商家拒绝退款，AA制的T恤") == ["商家", "拒绝", "退款", "，", "AA制", "的", "T恤"])
        #expect(segmenter.words("质量问题", .search) == ["质量", "问题", "质量问题"])
        #expect(segmenter.words("消费者", .all) == ["消费", "消费者"])
    }

    @Test("Words that are added are cut out, and forbidden ones are not")
    func ownWords() throws {
        let added = UserWord.list("商家拒绝 n\n权益保护 20 n\n# 备注\n质量问题 0\n")
        #expect(added.map(\.frequency) == [nil, 20, 0])
        let segmenter = Segmenter(try Sample.lexicon(added), .none)
        #expect(segmenter.words("商家拒绝") == ["商家拒绝"])
        #expect(segmenter.words("质量问题") == ["质量", "问题"])
        #expect(segmenter.lexicon.contains("权益保护"))
        #expect(!segmenter.lexicon.contains("权益保"))
        #expect(segmenter.lexicon.tag(of: "西安") == "ns")
    }

    @Test("The cut equals the plainest cut of the dictionary on random small texts")
    func twin() throws {
        let segmenter = Segmenter(try Sample.lexicon(), .none)
        let twin = PlainCut(Sample.dictionary)
        var generator = SeededGenerator(seed: 4)
        let pieces = ["投", "诉", "消费", "者", "权益", "保护", "法", "退", "款", "质量", "问题", "的", "T", "恤", "A", "制", "家", "商"]
        for _ in 0..<600 {
            let text = (0..<generator.index(below: 12)).map { _ in pieces[generator.index(below: pieces.count)] }
                .joined()
            #expect(segmenter.words(text, .dictionary) == twin.words(text))
        }
    }

    @Test("Any bytes are cut, and the tokens cover them without a gap")
    func anyBytes() throws {
        let segmenter = Segmenter(try Sample.lexicon(), .none)
        var cutter = Cutter(segmenter)
        var generator = SeededGenerator(seed: 9)
        for round in 0..<400 {
            let whole = Array("消费者T恤，\r\n 投诉𠀀é".utf8)
            let bytes = (0..<generator.index(below: 60))
                .map { _ in
                    round % 2 == 0
                        ? UInt8(truncatingIfNeeded: generator.next()) : whole[generator.index(below: whole.count)]
                }
            for mode in [CutMode.standard, .dictionary] {
                let tokens = cutter.tokens(in: bytes, mode)
                #expect(
                    tokens.map { Int($0.start) } == [0].prefix(tokens.count) + tokens.dropLast().map { Int($0.end) })
                #expect((tokens.last?.range.upperBound ?? 0) == bytes.count)
            }
            _ = cutter.tokens(in: bytes, .search)
            _ = cutter.tokens(in: bytes, .all)
        }
    }

    @Test("A run of characters of any length is cut, across stretches")
    func longRuns() throws {
        var cutter = Cutter(Segmenter(try Sample.lexicon(), .none))
        let text = String(repeating: "消费者投诉", count: 3000)
        #expect(cutter.words(text).count == 6000)
        #expect(cutter.words(String(repeating: "投诉，", count: 3000)).count == 6000)
        #expect(cutter.words(String(repeating: "\r\n", count: 3000)).count == 3000)
    }

    @Test("A dictionary that is no dictionary is refused with the line")
    func wrongDictionary() {
        #expect(throws: Refusal.self) { try Lexicon(dictionary: Array("投诉 3000 v\n举报\n".utf8)) }
        #expect(throws: Refusal.self) { try Lexicon(dictionary: Array("投诉 很多 v\n".utf8)) }
        #expect(throws: Refusal.self) { try Lexicon(dictionary: [0x41, 0xFF, 0x20, 0x31]) }
        #expect(throws: Refusal.self) { try Lexicon(dictionary: []) }
        #expect(throws: Refusal.self) { try HiddenMarkovModel(probabilities: Array("{}".utf8)) }
    }
}

/// The likeliest cut by trying every way: ten clear lines.
private struct PlainCut {
    private var frequencies: [String: Double] = [:]
    private var total = 0.0

    init(_ dictionary: String) {
        for line in dictionary.split(separator: "\n") {
            let parts = line.split(separator: " ")
            frequencies[String(parts[0])] = Double(parts[1]) ?? 0
            total += Double(parts[1]) ?? 0
        }
    }

    func words(_ text: String) -> [String] {
        let letters = Array(text)
        var best: [(score: Double, words: [String])] = [(0, [])]
        for start in letters.indices.reversed() {
            var found: (score: Double, words: [String])?
            for end in start..<letters.count {
                let word = String(letters[start...end])
                let isChoice = frequencies[word] != nil || (end == start && found == nil)
                guard isChoice || !(start + 1..<letters.count).contains(end) else { continue }
                guard isChoice else { continue }
                let rest = best[letters.count - end - 1]
                let share = Elementary.logarithm(frequencies[word] ?? 1) - Elementary.logarithm(total)
                let isUnknown = frequencies[word] == nil
                if isUnknown && hasWord(letters, start) { continue }
                if let known = found, known.score > share + rest.score { continue }
                found = (share + rest.score, [word] + rest.words)
            }
            best.append(found ?? (0, []))
        }
        return joined(best[letters.count].words)
    }

    private func hasWord(_ letters: [Character], _ start: Int) -> Bool {
        (start..<letters.count).contains { frequencies[String(letters[start...$0])] != nil }
    }

    private func joined(_ words: [String]) -> [String] {
        var out: [String] = []
        var letters = ""
        for word in words {
            if word.utf8.count == 1 {
                letters += word
                continue
            }
            if !letters.isEmpty { out.append(letters) }
            letters = ""
            out.append(word)
        }
        return letters.isEmpty ? out : out + [letters]
    }
}
