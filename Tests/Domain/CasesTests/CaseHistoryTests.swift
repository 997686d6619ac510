import Cases
import Kernel
import Testing

private struct Added: CaseEvent {
    let sequence: Int
    let amount: Int
}

@Suite struct CaseHistoryTests {
    private let events = [Added(sequence: 1, amount: 1), Added(sequence: 2, amount: 10), Added(sequence: 3, amount: 5)]
    private let refusal = Refusal("test.tooMuch", .conflict, Phrase(zh: "太多", en: "Too much."))

    private func sum(upTo most: Int = .max) throws -> Int {
        let history = try CaseHistory(events)
        return try history.folded(onto: history.first.amount) { sum, event throws(Refusal) in
            guard event.amount <= most else { throw refusal }
            return sum + event.amount
        }
    }

    @Test func `every event behind the first is applied once and in order`() throws {
        #expect(try sum() == 16)
    }

    @Test func `an event that is refused is damage that names its number and the refusal`() {
        #expect(throws: HistoryDamage(reason: "event 2 could not follow: test.tooMuch")) { try sum(upTo: 5) }
    }

    @Test func `a list that is empty or does not begin at 1 is damaged`() {
        #expect(throws: HistoryDamage(reason: "no events")) { try CaseHistory<Added>([]) }
        #expect(throws: HistoryDamage(reason: "the first event is not number 1")) {
            try CaseHistory(Array(events.dropFirst()))
        }
    }
}

@Suite struct ProcedureTests {
    private let procedure = Procedure<String>([
        .init(name: "open", from: ["new"], to: "open", basis: "-"),
        .init(name: "note", from: ["new", "open"], to: nil, basis: "-"),
    ])

    @Test func `a step leads where the table says, and one without an end leaves the state alone`() {
        #expect(procedure.state(after: "open", from: "new") == "open")
        #expect(procedure.state(after: "note", from: "open") == "open")
    }

    @Test func `a step that the table does not allow, or does not know, leads nowhere`() {
        #expect(procedure.state(after: "open", from: "open") == nil)
        #expect(procedure.state(after: "close", from: "open") == nil)
    }
}

@Suite struct PayloadReaderTests {
    private let read = PayloadReader(event: "test.event", json: ["text": "words", "number": 3, "inner": ["day": 10]])

    @Test func `members are read as what they are, and absent ones are nothing`() throws {
        #expect(try read.text("text") == "words")
        #expect(try read.integer("number") == 3)
        #expect(try read.inner("inner").day("day") == Day(number: 10))
        #expect(read.textIfAny("other") == nil)
        #expect(read.texts("other").isEmpty)
    }

    @Test func `a member that is missing or of another kind is named with its event`() {
        let damage = HistoryDamage(reason: "test.event: number is missing or wrong")
        #expect(throws: damage) { try read.text("number") }
        #expect(throws: damage) { try read.flag("number") }
    }
}
