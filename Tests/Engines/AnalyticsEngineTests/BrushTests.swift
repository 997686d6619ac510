import AnalyticsEngine
import Kernel
import TestSupport
import Testing

@Suite("A brush")
struct BrushTests {
    static let views: [String: View] = [
        "day": .histogram("day"), "month": .histogram("day", by: .month), "province": .histogram("province"),
        "channel": .histogram("channel"), "amount": .histogram("amount"), "top": .top("firm", limit: 5),
        "distinct": .distinct("firm"),
    ]

    @Test("shows at every move what a query with a filter in its place would", arguments: 0..<40)
    func moves(seed: Int) throws {
        var dice = Dice(UInt64(seed + 500))
        let rows = Sample.rows(1 + dice.below(300), firms: dice.oneIn(2) ? 20 : 90, &dice)
        var table = try Sample.table(rows, segments: 1 + dice.below(3))
        if dice.oneIn(3) { table = try table.deleting(.labels("channel", ["tel"])) }
        let name = ["day", "province", "amount", "channel"][dice.below(4)]
        let column = name == "province" ? "region" : name
        let filters = (0..<dice.below(4)).map { _ in AnswerTests.filter(&dice, depth: 1) }
        let views = Self.views.filter { $0.value != .histogram(name) && !($0.key == "month" && name == "day") }
        let query = Query(filters, views: views)
        let kept = query.clauses.filter { Twin.source($0) != column }
        let brush = try table.brush(name, query, crew: AnswerTests.threads)
        for _ in 0..<8 {
            let low = dice.below(brush.size + 1)
            let range = low..<low + dice.below(brush.size - low + 1)
            let clause = Clause(.or(brush.values(range).map { Self.filter($0, name) }), source: column)
            let expected = try table.answer(Query(kept + [clause], views: views))
            #expect(brush.answer(range) == expected, "\(name) \(range) under \(filters)")
        }
    }

    private static func filter(_ value: Answer.Value, _ name: String) -> Filter {
        switch value {
        case .label(let path): .labels(name, [path.last ?? ""])
        case .day(let number): .days(name, from: Day(number: number), through: Day(number: number))
        case .bin(let from, let before): .numbers(name, from: from, before: before)
        case .word(let word): .words(name, [word], needsAll: false)
        case .missing: .missing(name)
        }
    }
}
