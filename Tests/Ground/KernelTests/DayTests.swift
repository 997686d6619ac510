import Kernel
import Testing

@Suite("A civil date")
struct DayTests {
    @Test("Text and number agree on every day of four centuries")
    func roundTrip() throws {
        var expected = try #require(Day("1800-01-01"))
        for _ in 0..<146_097 {
            let read = try #require(Day(expected.description))
            #expect(read == expected)
            expected = expected.advanced(by: 1)
        }
        #expect(expected.description == "2200-01-01")
    }

    @Test(
        "A date that does not exist cannot be made",
        arguments: ["2025-02-29", "2026-13-01", "2026-00-10", "2026-4-1", "abc"])
    func refused(text: String) {
        #expect(Day(text) == nil)
    }

    @Test("A moment late in the evening of UTC is the next day in China")
    func shanghai() throws {
        let evening = try #require(Instant("2026-04-14T16:00:00Z"))
        #expect(Day(at: evening).description == "2026-04-15")
        #expect(Day(at: evening).start == evening)
        #expect(Day(at: evening).weekday == .wednesday)
    }

    @Test("Instants keep offset and fraction")
    func instants() throws {
        let one = try #require(Instant("2026-04-15T09:30:00.25+08:00"))
        #expect(one.description == "2026-04-15T01:30:00.250000Z")
        #expect(Instant(one.description) == one)
        #expect(Instant("2026-04-15T25:00:00Z") == nil)
        #expect(Instant("2026-04-15 01:30") == nil)
    }
}
