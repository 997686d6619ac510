import Fixtures
import Foundation
import Kernel
import Privacy
import Testing

@Suite("Purposes, limits and retention")
struct RuleTests {
    @Test("A reason for unmasking needs a case and words, and holds no personal data")
    func reasons() throws {
        let reason = try UnmaskReason(.contact, about: "case-1", words: " 需要电话 联系消费者 ")
        #expect(reason.words == "需要电话 联系消费者")
        #expect(reason.details.text == #"{"case":"case-1","purpose":"contact","reason":"需要电话 联系消费者"}"#)
        let refused: [(String, String, Refusal)] = [
            ("", "需要电话联系", .unmaskSubjectMissing), ("case-1", " 看 ", .unmaskReasonMissing),
            ("case-1", String(repeating: "理", count: 201), .unmaskReasonTooLong),
            ("case-1", "联系13812345678核实", .unmaskReasonPersonal),
        ]
        for (subject, words, refusal) in refused {
            #expect(throws: refusal) { try UnmaskReason(.contact, about: subject, words: words) }
        }
    }

    @Test("The sixty-first unmasking within an hour is refused, and allowed again later")
    func limit() throws {
        let start = Instant.at("2026-04-15T01:00:00Z")
        let earlier = (0..<60).map { start.advanced(bySeconds: Int64($0)) }
        let limit = UnmaskLimit.standard
        try limit.allow(at: start.advanced(bySeconds: 60), after: Array(earlier.dropLast()))
        #expect(throws: Refusal.unmaskTooOften) { try limit.allow(at: start.advanced(bySeconds: 60), after: earlier) }
        try limit.allow(at: start.advanced(bySeconds: 3600), after: earlier)
    }

    @Test("The retention file in the house is read, and each class names how sure it is")
    func file() throws {
        let path = URL(filePath: #filePath).appending(path: "../../../../Resources/data/retention/retention.json")
        let schedule = try RetentionSchedule(reading: JSON(parsing: Array(Data(contentsOf: path.standardized))))
        #expect(schedule["complaint"]?.period == .years(10))
        #expect(schedule["reportWithCase"]?.period == .years(30))
        #expect(schedule["inquiry"]?.period == .years(3))
        #expect(schedule["networkLog"]?.period == .days(184))
        #expect(schedule["unknown"] == nil)
        #expect(schedule.classes.allSatisfy { $0.confidence != "high" || $0.article != nil })
    }

    @Test(
        "A period ends on the same day of a later year, or a day later where there is none",
        arguments: [
            ("2026-04-15", RetentionClass.Period.years(10), "2036-04-15"), ("2024-02-29", .years(3), "2027-03-01"),
            ("2024-02-29", .years(4), "2028-02-29"), ("2026-01-01", .days(184), "2026-07-04"),
        ])
    func ends(from: String, period: RetentionClass.Period, end: String) {
        let kept = RetentionClass(
            code: "x", phrase: .verbatim("x"), period: period, start: .closed, article: nil, confidence: "own")
        #expect(kept.endsOn(from: .on(from)) == .on(end))
    }

    @Test(
        "The latest start whose period is over is the latest of all days, tried one by one",
        arguments: [RetentionClass.Period.years(3), .years(4), .years(10), .days(184)])
    func lastStart(period: RetentionClass.Period) throws {
        let kept = RetentionClass(
            code: "x", phrase: .verbatim("x"), period: period, start: .closed, article: nil, confidence: "own")
        for offset in 0..<1500 {
            let today = Day.on("2027-01-01").advanced(by: offset)
            let start = try #require(kept.lastStart(endingBy: today))
            #expect(try #require(kept.endsOn(from: start)) <= today)
            #expect(try #require(kept.endsOn(from: start.advanced(by: 1))) > today)
        }
    }

    @Test("What is kept for ever never ends")
    func forever() {
        let kept = RetentionClass(
            code: "x", phrase: .verbatim("x"), period: .forever, start: .closed, article: nil, confidence: "own")
        #expect(kept.endsOn(from: .on("2026-01-01")) == nil && kept.lastStart(endingBy: .on("2026-01-01")) == nil)
    }

    @Test(
        "A wrong file is refused, and the member named",
        arguments: [
            ("{}", "classes"), (#"{"classes":[{"code":"a"}]}"#, "start"),
            (#"{"classes":[{"code":"a","zh":"甲","en":"A","start":"closed","confidence":"own"}]}"#, "years"),
            (
                #"{"classes":[{"code":"a","zh":"甲","en":"A","years":1,"days":2,"start":"closed","confidence":"own"}]}"#,
                "years"
            ),
            (#"{"classes":[{"code":"a","zh":"甲","years":1,"start":"closed","confidence":"own"}]}"#, "en"),
            (
                #"{"classes":[{"code":"a","zh":"甲","en":"A","years":1,"start":"closed","confidence":"sure"}]}"#,
                "confidence"
            ),
        ])
    func wrong(text: String, member: String) throws {
        let json = try JSON(parsing: text)
        let error = #expect(throws: RetentionFormError.self) { try RetentionSchedule(reading: json) }
        #expect(error?.remarks.map(\.column) == [member])
    }
}
