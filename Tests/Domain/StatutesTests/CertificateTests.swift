import Fixtures
import Kernel
import Rulebook
import Seals
import Statutes
import Testing

@Suite("A certificate of a legal day")
struct CertificateTests {
    private let rulebook: Rulebook
    private let key: SigningKey

    init() throws {
        rulebook = try .shipped()
        let id = try #require(KeyID("k1"))
        key = try #require(SigningKey(id: id, seed: Array(repeating: 7, count: 32)))
    }

    private func certificate(_ period: PeriodIdentifier = .mediationLimit) throws -> JSON {
        let question = try DeadlineQuestion(
            period: period.rawValue, from: "2026-08-03", region: "61", suspensions: ["2026-08-10..2026-08-20"])
        return try DeadlineCertificate.signed(
            rulebook.clock(answering: question), subject: "20260803-00001", at: .at("2026-08-04T01:00:00Z"), by: key)
    }

    @Test("Is valid under the platform's key, says that it is no decision, and holds every day")
    func valid() throws {
        let signed = try certificate()
        let finding = DeadlineCertificate.verify(signed.bytes, against: key.verifying.bytes, by: rulebook)
        #expect(finding.verdict == .valid && finding.isSameToday == true)
        #expect(finding.due == .on("2026-10-13"))
        #expect(signed["certificate"]?["note"]?["zh"]?.string?.contains("不是行政决定") == true)
        let computation = try #require(signed["certificate"]?["computation"])
        #expect(computation["days"]?.array?.count == 72)
        #expect(computation["suspensions"] == ["2026-08-10..2026-08-20"])
    }

    @Test("Is altered when a single day of it is")
    func altered() throws {
        let text = try certificate().text.replacing("2026-10-13", with: "2026-10-14")
        let finding = DeadlineCertificate.verify(Array(text.utf8), against: key.verifying.bytes, by: nil)
        #expect(finding.verdict == .altered && !finding.isGood)
    }

    @Test("Stays valid however its JSON is laid out")
    func layout() throws {
        let text = try certificate().text.replacing("\",\"", with: "\" ,\n  \"")
        #expect(DeadlineCertificate.verify(Array(text.utf8), against: nil, by: nil).verdict == .unchanged)
    }

    @Test("Is not the platform's under another key, and nothing at all where it is no certificate")
    func foreign() throws {
        let other = Array(repeating: UInt8(1), count: 32)
        let bytes = try certificate().bytes
        #expect(DeadlineCertificate.verify(bytes, against: other, by: nil).verdict == .foreignKey)
        for text in ["", "{}", "[1]", #"{"certificate": {"kind": "x"}}"#] {
            #expect(DeadlineCertificate.verify(Array(text.utf8), against: nil, by: nil).verdict == .unreadable)
        }
    }
}

@Suite("A holiday notice that comes in")
struct CalendarNoticeTests {
    private let rulebook: Rulebook

    init() throws { rulebook = try .shipped() }

    private static let year2027 = #"""
        {"year": 2027, "papers": ["https://example.gov.cn/2027"], "days": [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": true}, {"name": "元旦", "date": "2027-01-04", "isOffDay": true},
        {"name": "元旦", "date": "2027-01-16", "isOffDay": false}]}
        """#

    private func notice(_ text: String, province: String? = nil) throws(RulebookError) -> CalendarNotice {
        try CalendarNotice(parsing: Array(text.utf8), document: "2027.json", province: province)
    }

    @Test("Moves a clock that runs into its year, and takes the mark of what may change away")
    func moves() throws {
        let before = try rulebook.clock(.complaintDecision, startedOn: .on("2026-12-30"))
        #expect(before.isProvisional && before.due == .on("2027-01-11"))
        let after = try rulebook.taking(notice(Self.year2027))
            .clock(.complaintDecision, startedOn: .on("2026-12-30"))
        #expect(!after.isProvisional && after.due == .on("2027-01-12"))
    }

    @Test("Is refused with the day where it contradicts itself or the law")
    func contradictory() throws {
        let twice = Self.year2027.replacing("2027-01-16", with: "2027-01-04")
        let error = #expect(throws: RulebookError.self) { try notice(twice) }
        #expect(error?.phrase.zh.contains("2027-01-04") == true)
        let worked = Self.year2027.replacing(
            #""2027-01-01", "isOffDay": true"#, with: #""2027-01-01", "isOffDay": false"#)
        let second = #expect(throws: RulebookError.self) { try rulebook.taking(notice(worked)) }
        #expect(second?.phrase.zh.contains("2027-01-01") == true)
    }

    @Test("Of a province counts there alone")
    func province() throws {
        let local = #"""
            {"year": 2026, "province": "64", "name": "宁夏回族自治区", "days": [
            {"name": "开斋节", "date": "2026-03-20", "isOffDay": true}]}
            """#
        let rules = try rulebook.taking(notice(local))
        #expect(
            try rules.clock(.complaintDecision, startedOn: .on("2026-03-16"), region: "64").due == .on("2026-03-26"))
        #expect(
            try rules.clock(.complaintDecision, startedOn: .on("2026-03-16"), region: "61").due == .on("2026-03-25"))
        #expect(throws: RulebookError.self) { try notice(local.replacing("\"64\"", with: "\"99\"")) }
    }
}
