import Kernel
import Testing

@Suite("A JSON value that knows its place")
struct LocatedJSONTests {
    private let document = LocatedJSON([
        "title": ["zh": "办法", "en": "Rules"], "days": [["date": "2026-04-15"], ["date": "2026-02-30"]], "gone": nil,
        "count": 7, "flag": true,
    ])

    @Test("What is of the right form is read")
    func read() throws {
        #expect(try document.member("title").phrase() == Phrase(zh: "办法", en: "Rules"))
        #expect(try document.items(of: "days")[0].member("date").day().description == "2026-04-15")
        #expect(try document.member("count").integer(in: 1...7) == 7)
        #expect(try document.member("flag").bool())
        #expect(try document.optional("gone") == nil)
        #expect(try document.items(of: "none").isEmpty)
    }

    @Test("What is not is refused with its place")
    func refused() {
        #expect(failure { _ = try document.member("gone") }?.path == "gone")
        #expect(failure { _ = try document.items(of: "days")[1].member("date").day() }?.path == "days[1].date")
        #expect(failure { _ = try document.member("count").integer(in: 8...9) }?.path == "count")
        #expect(failure { _ = try document.member("count").string() }?.path == "count")
        #expect(failure { _ = try document.member("count").optional("x") }?.path == "count")
        #expect(failure { _ = try document.member("title").items() }?.path == "title")
        #expect(failure { _ = try document.member("title").bool() }?.path == "title")
    }

    private func failure(_ work: () throws -> Void) -> JSONShapeError? {
        do {
            try work()
            return nil
        } catch {
            return error as? JSONShapeError
        }
    }
}
