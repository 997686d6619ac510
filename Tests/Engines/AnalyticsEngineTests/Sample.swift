import AnalyticsEngine
import Kernel
import TestSupport

extension Dice {
    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
    mutating func oneIn(_ count: Int) -> Bool { below(count) == 0 }
}

/// A row as values, for the twin.
struct SampleRow {
    var day: Int?
    var region: [String]
    var channel: String
    var firm: String
    var amount: Int64?
    var words: [String]

    var cells: [CellValue] {
        [
            .day(day.map { Day(number: $0) }), .labels(region), .labels([channel]), .labels([firm]), .number(amount),
            .words(words),
        ]
    }
}

enum Sample {
    static var schema: Schema {
        get throws {
            try Schema([
                Column("day", .date), Column("region", .category(levels: ["province", "city"])),
                Column("channel", .category(levels: ["channel"])), Column("firm", .category(levels: ["firm"])),
                Column("amount", .number(decimals: 2, bins: [0, 1000, 50_000])),
                Column("words", .words(separator: 0x20)),
            ])
        }
    }

    static func rows(_ count: Int, firms: Int, _ dice: inout Dice) -> [SampleRow] {
        (0..<count)
            .map { _ in
                let province = dice.oneIn(20) ? "" : "P\(dice.below(5))"
                return SampleRow(
                    day: dice.oneIn(25) ? nil : 20_000 + dice.below(400),
                    region: [province, dice.oneIn(15) ? "" : "C\(dice.below(4))"],
                    channel: ["app", "web", "tel", ""][dice.below(4)], firm: "F\(dice.below(firms))",
                    amount: dice.oneIn(10) ? nil : Int64(dice.below(200_000)) - 3000,
                    words: (0..<dice.below(4)).map { _ in "w\(dice.below(12))" })
            }
    }

    static func table(
        _ rows: [SampleRow], segments: Int, clusterThreshold: Int = 40, pairThreshold: Int = 50
    ) throws -> Table {
        let schema = try schema
        var vocabulary = Vocabulary(schema)
        var images: [[UInt8]] = []
        let size = (rows.count + segments - 1) / segments
        for start in stride(from: 0, to: rows.count, by: size) {
            var buffer = RowBuffer(schema)
            for row in rows[start..<min(start + size, rows.count)] { buffer.append(row.cells, &vocabulary) }
            images.append(buffer.segmentImage(clusterThreshold: clusterThreshold, pairThreshold: pairThreshold))
        }
        return try Table(schema, vocabulary, images.map { try Segment(MemoryBytes($0), schema) })
    }
}
