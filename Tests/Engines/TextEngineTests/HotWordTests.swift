import Kernel
import Numbers
import Testing
import TextEngine

@Suite("Hot words")
struct HotWordTests {
    let day = Day(number: 20_000)

    @Test("What is said oftener than before stands first, with a range around its growth")
    func rise() {
        var (now, before) = (TermTally(), TermTally())
        for voice in 0..<1000 {
            let terms = [0] + (voice % 10 == 0 ? [1] : []) + (voice % 20 == 0 ? [2] : [])
            now.add(TermRecord(terms: terms, voice: UInt64(voice), template: nil, on: day.advanced(by: voice % 7)))
            before.add(
                TermRecord(
                    terms: [0] + (voice % 100 == 0 ? [1] : []) + (voice % 20 == 0 ? [2] : []), voice: UInt64(voice),
                    template: nil, on: day))
        }
        let found = HotWords().rising(now: now, before: before, limit: 5)
        #expect(found.first?.term == 1)
        #expect(found.first?.now == 100)
        #expect(found.first.map { $0.low > 1 && $0.low < $0.growth && $0.growth < $0.high } == true)
        #expect(!found.dropFirst().contains { $0.score > 1 })
        #expect(now.firstDay(1) == day)
    }

    @Test("Fifty copies of one form, and one voice that speaks fifty times, make nothing hot")
    func copies() {
        var (now, before) = (TermTally(), TermTally())
        for voice in 0..<500 {
            before.add(TermRecord(terms: [0], voice: UInt64(voice), template: nil, on: day))
            now.add(TermRecord(terms: [0], voice: UInt64(voice), template: nil, on: day))
        }
        for copy in 0..<50 {
            now.add(TermRecord(terms: [1], voice: UInt64(10_000 + copy), template: 77, on: day))
            now.add(TermRecord(terms: [2], voice: 5, template: nil, on: day))
        }
        #expect(now.count(1) == 1)
        #expect(now.voices(1) == 50)
        #expect(now.voices(2) == 1)
        #expect(now.texts == 551)
        let found = HotWords().rising(now: now, before: before, limit: 5)
        #expect(!found.contains { $0.term == 2 })
        #expect(!found.contains { $0.term == 1 && $0.low > 1 })
    }

    @Test("Counts with a prior that weighs nothing give the plain log-odds ratio")
    func ratio() throws {
        let counts = TermCounts(now: [30], before: [10], voices: [30], textsNow: 100, textsBefore: 100)
        let word = HotWords(priorTexts: 1e-9).measured(0, counts)
        #expect(abs(word.growth - (30.0 / 70) / (10.0 / 90)) < 1e-9)
        #expect(
            HotWords().rising(TermCounts(now: [1], before: [], voices: [], textsNow: 1, textsBefore: 1), limit: 3)
                .isEmpty)
    }

    @Test("Terms leave out signs, stop words and places, and merge variants")
    func terms() throws {
        let reader = TermReader(
            Segmenter(try Sample.lexicon(), .none), stopWords: WordList(text: "问题\n"),
            variants: try VariantTable(text: "退款 退钱\n投诉 举报\n"))
        #expect(reader.terms("西安商家，举报投诉，质量问题的问题 12.5") == ["商家", "投诉", "质量问题"])
        #expect(throws: Refusal.self) { try VariantTable(text: "退款 退钱\n退钱 返钱\n") }
    }

    @Test("The shipped lists are read")
    func shipped() throws {
        let variants = try VariantTable(text: Sample.words("variants.txt"))
        #expect(variants.head(of: "退钱") == "退款")
        #expect(WordList(text: try Sample.words("stopwords.txt")).words.count > 1000)
        #expect(UserWord.list(try Sample.words("domain.txt")).allSatisfy { $0.frequency != nil })
    }

    @Test("What one class says and others do not is its weightiest term")
    func classes() {
        let found = ClassTerms.weightiest([[50, 30, 0], [50, 0, 20]], limit: 1)
        #expect(found.map { $0.first?.term } == [1, 2])
        #expect(ClassTerms.weightiest([], limit: 3).isEmpty)
    }
}

@Suite("New words")
struct NewWordTests {
    @Test("Words planted in a text are found")
    func planted() throws {
        var generator = SeededGenerator(seed: 2)
        let letters = Array("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
        let texts = (0..<1500)
            .map { index in
                var text = (0..<20).map { _ in letters[generator.index(below: letters.count)] }
                if index % 20 == 0 { text.insert(contentsOf: "绗众澄", at: generator.index(below: 20)) }
                if index % 25 == 0 { text.insert(contentsOf: "盲盒", at: generator.index(below: 20)) }
                return String(text)
            }
        let found = NewWordFinder().words(texts, limit: 5, beside: Segmenter(try Sample.lexicon(), .none))
        #expect(Set(found.map(\.text)) == ["绗众澄", "盲盒"])
        #expect(found.first { $0.text == "盲盒" }?.count == 60)
        #expect(NewWordFinder().words([], limit: 5, beside: Segmenter(try Sample.lexicon(), .none)).isEmpty)
    }
}
