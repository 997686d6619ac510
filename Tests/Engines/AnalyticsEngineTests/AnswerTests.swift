import AnalyticsEngine
import Dispatch
import Kernel
import TestSupport
import Testing

@Suite("An answer")
struct AnswerTests {
    static let views: [String: View] = [
        "day": .histogram("day"), "month": .histogram("day", by: .month), "week": .histogram("day", by: .week),
        "province": .histogram("province"), "city": .histogram("city"), "channel": .histogram("channel"),
        "amount": .histogram("amount"), "words": .histogram("words"), "firms": .histogram("firm"),
        "top": .top("firm", limit: 7), "table": .table("province", "channel"), "wide": .table("firm", "day"),
        "distinct": .distinct("firm"), "sum": .sum("amount"), "quantiles": .quantiles("amount", at: [0, 0.25, 0.5, 1]),
    ]

    static let threads = Crew(hands: 3) { pieces, work in
        DispatchQueue.concurrentPerform(iterations: pieces, execute: work)
    }

    @Test("equals that of a naive count, on random rows and random filters", arguments: 0..<100)
    func random(seed: Int) throws {
        var dice = Dice(UInt64(seed))
        let rows = Sample.rows(1 + dice.below(250), firms: dice.oneIn(2) ? 20 : 90, &dice)
        let table = try Sample.table(rows, segments: 1 + dice.below(3))
        let twin = Twin(rows: rows)
        for _ in 0..<12 {
            let query = Query((0..<dice.below(5)).map { _ in Self.filter(&dice, depth: 2) }, views: Self.views)
            try compare(table, twin, query)
        }
    }

    @Test("is the same for rows of many blocks, counted side by side")
    func blocks() throws {
        var dice = Dice(99)
        let rows = Sample.rows(70_000, firms: 3000, &dice)
        let table = try Sample.table(rows, segments: 1)
        let twin = Twin(rows: rows)
        let views = Self.views.filter { ["day", "city", "firms", "top", "sum", "words"].contains($0.key) }
        for _ in 0..<2 {
            let filters = (0..<3).map { _ in Self.filter(&dice, depth: 1) }
            let query = Query(filters, views: views)
            #expect(try table.answer(query, crew: Self.threads) == table.answer(query))
            try compare(table, twin, query)
        }
    }

    @Test("leaves out deleted rows", arguments: 0..<10)
    func deleted(seed: Int) throws {
        var dice = Dice(UInt64(seed + 1000))
        let rows = Sample.rows(600, firms: 90, &dice)
        let doomed = Filter.or([Self.filter(&dice, depth: 1), .labels("channel", ["tel"])])
        let twin = Twin(rows: rows)
        let table = try Sample.table(rows, segments: 2).deleting(doomed)
        let rest = Twin(rows: rows.filter { !twin.holds(doomed, $0) })
        #expect(table.rows == rest.rows.count)
        for _ in 0..<12 {
            let query = Query((0..<dice.below(4)).map { _ in Self.filter(&dice, depth: 2) }, views: Self.views)
            try compare(table, rest, query)
        }
    }

    @Test("is the same after the segments were put together", arguments: 0..<10)
    func merged(seed: Int) throws {
        var dice = Dice(UInt64(seed + 2000))
        let rows = Sample.rows(500, firms: 90, &dice)
        let doomed = Filter.labels("channel", ["web"])
        let table = try Sample.table(rows, segments: 3).deleting(doomed)
        let twin = Twin(rows: rows.filter { $0.channel != "web" })
        let image = table.rowsOfSegments(0..<3).segmentImage(clusterThreshold: 40, pairThreshold: 50)
        let merged = try Table(table.schema, table.vocabulary, [Segment(MemoryBytes(image), table.schema)])
        for _ in 0..<12 {
            let query = Query((0..<dice.below(4)).map { _ in Self.filter(&dice, depth: 2) }, views: Self.views)
            try compare(merged, twin, query)
        }
    }

    @Test("puts the most first, ties by when they were first seen")
    func top() throws {
        let rows = ["b", "a", "b", "c", "a", "d"]
            .map {
                SampleRow(day: nil, region: ["", ""], channel: $0, firm: "", amount: nil, words: [])
            }
        let query = Query([Filter](), views: ["top": .top("channel", limit: 3)])
        let answer = try Sample.table(rows, segments: 1).answer(query)
        #expect(
            answer.views["top"]
                == .top([("b", 2), ("a", 2), ("c", 1)].map { Answer.Bar(value: .label([$0.0]), count: $0.1) }))
    }

    private func compare(_ table: Table, _ twin: Twin, _ query: Query) throws {
        let answer = try table.answer(query)
        #expect(answer.rows == twin.rows(query).count)
        for (name, view) in query.views {
            let found = Twin.comparable(try #require(answer.views[name]), view)
            let expected = twin.answer(view, query)
            if case .top(_, let limit) = view {
                #expect(found.values.sorted(by: >) == Array(expected.values.sorted(by: >).prefix(limit)))
                for (value, count) in found { #expect(expected[value] == count) }
            } else {
                #expect(found == expected, "\(name) under \(query.clauses)")
            }
        }
    }

    static func filter(_ dice: inout Dice, depth: Int) -> Filter {
        switch dice.below(depth > 0 ? 12 : 9) {
        case 0: .labels("province", ["P\(dice.below(5))", ["", "P1", "none"][dice.below(3)]])
        case 1: .labels("city", (0..<dice.below(3)).map { "C\($0)" })
        case 2: .node("region", dice.oneIn(2) ? ["P\(dice.below(6))"] : ["P\(dice.below(5))", "C\(dice.below(4))"])
        case 3: .labels("firm", (0..<dice.below(30)).map { "F\($0 * 2)" })
        case 4:
            .days(
                "day", from: dice.oneIn(4) ? nil : Day(number: 19_990 + dice.below(300)),
                through: dice.oneIn(4) ? nil : Day(number: 20_000 + dice.below(500)))
        case 5:
            .numbers(
                "amount", from: dice.oneIn(4) ? nil : Int64(dice.below(90_000)) - 5000,
                before: dice.oneIn(4) ? nil : Int64(dice.below(250_000)) - 5000)
        case 6: .missing(["day", "province", "city", "channel", "amount", "words"][dice.below(6)])
        case 7: .words("words", (0..<dice.below(3)).map { _ in "w\(dice.below(13))" }, needsAll: dice.oneIn(2))
        case 8: .labels("channel", [["app"], ["app", "web"], ["", "tel"]][dice.below(3)])
        case 9: .and((0..<dice.below(3)).map { _ in filter(&dice, depth: depth - 1) })
        case 10: .or((0..<dice.below(3)).map { _ in filter(&dice, depth: depth - 1) })
        default: .not(filter(&dice, depth: depth - 1))
        }
    }
}
