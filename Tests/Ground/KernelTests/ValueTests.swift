import Kernel
import Testing

@Suite("Money, identifiers and numbers")
struct ValueTests {
    @Test(
        "Yuan are read as people write them", arguments: [("1,280.5", 128_050), ("¥99.90", 9990), ("1280元", 128_000)])
    func yuan(text: String, fen: Int64) {
        #expect(Money(yuan: text)?.fen == fen)
    }

    @Test("What is no amount is refused", arguments: ["", "-5", "1.234", "abc", "1..2", "99999999999999"])
    func noYuan(text: String) {
        #expect(Money(yuan: text) == nil)
    }

    @Test("Later identifiers sort later, and their text reads back")
    func identifiers() throws {
        let earlier = Identifier<Day>(at: Instant(microseconds: 1_000_000), high: .max, low: .max)
        let later = Identifier<Day>(at: Instant(microseconds: 2_000_000), high: 0, low: 0)
        #expect(earlier < later)
        #expect(Identifier<Day>(later.text) == later)
        #expect(Identifier<Day>("../../../etc/passwd-------") == nil)
    }

    @Test("Counts are grouped by thousands")
    func numbers() {
        #expect(Language.zh.number(1_234_567) == "1,234,567")
        #expect(Language.en.number(-999) == "-999")
        #expect(Language.zh.money(Money(fen: 128_050)) == "1,280.50元")
    }
}
