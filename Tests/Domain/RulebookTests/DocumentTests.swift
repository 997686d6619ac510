import Fixtures
import Foundation
import Kernel
import Rulebook
import Testing

@Suite("The rulebook's documents")
struct DocumentTests {
    @Test(
        "Are refused with the place that is wrong",
        arguments: [
            (#""value": 7,"#, #""value": 0,"#, "periods[0].value"),
            (#""unit": "working","#, #""unit": "weeks","#, "periods[0].unit"),
            (#""law": "O121", "article": 15"#, #""law": "O122", "article": 15"#, "periods[0].basis[0].law"),
            (#""code": "partyCeased""#, #""code": "absentOrRefuses""#, "terminationGrounds[6].code"),
            (#""validFrom": "2026-04-15""#, #""validFrom": "2026-04-31""#, "validFrom"),
            (#""period": "mediationLimit""#, #""period": "mediation""#, "terminationGrounds[4].period"),
        ])
    func misshapen(good: String, bad: String, path: String) throws {
        guard case .misshapen("rules/order121.json", let error)? = failure(try changed(good, bad)) else {
            Issue.record("not refused at \(path)")
            return
        }
        #expect(error.path == path)
    }

    @Test("Are refused if one is missing, unknown or not JSON, or if two rule sets overlap")
    func refused() throws {
        var documents = ProductRulebook.documents
        documents["rules/laws.json"] = nil
        #expect(failure(documents) == .missingDocument("rules/laws.json"))
        documents = ProductRulebook.documents
        documents["notes.txt"] = []
        #expect(failure(documents) == .unknownDocument("notes.txt"))
        documents = ProductRulebook.documents
        documents["rules/order20.json"] = [0x7B]
        #expect(failure(documents).map { if case .unreadable = $0 { true } else { false } } == true)
        let early = try changed(#""validFrom": "2026-04-15""#, #""validFrom": "2026-04-14""#)
        #expect(failure(early) == .overlap(RuleSet.ID("order20WithRegulation"), RuleSet.ID("order121")))
        documents = ProductRulebook.documents
        documents["rules/order121b.json"] = documents["rules/order121.json"]
        #expect(failure(documents) == .ruleSetTwice(RuleSet.ID("order121")))
        documents = ProductRulebook.documents
        documents["calendars/2026b.json"] = documents["calendars/2026.json"]
        #expect(failure(documents).map { if case .calendar = $0 { true } else { false } } == true)
    }

    private func changed(_ good: String, _ bad: String) throws -> [String: [UInt8]] {
        var documents = ProductRulebook.documents
        let bytes = try #require(documents["rules/order121.json"])
        let text = String(decoding: bytes, as: UTF8.self)
        let place = try #require(text.firstRange(of: good))
        documents["rules/order121.json"] = Array(text.replacingCharacters(in: place, with: bad).utf8)
        return documents
    }

    private func failure(_ documents: [String: [UInt8]]) -> RulebookError? {
        do {
            _ = try Rulebook(documents: documents)
            return nil
        } catch {
            return error
        }
    }
}
