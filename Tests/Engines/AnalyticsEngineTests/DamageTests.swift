import AnalyticsEngine
import Kernel
import TestSupport
import Testing

@Suite("Bad input")
struct DamageTests {
    @Test("in a segment's bytes is told, wherever a bit is turned or the bytes end")
    func segment() throws {
        var dice = Dice(5)
        let rows = Sample.rows(300, firms: 90, &dice)
        let schema = try Sample.schema
        var (vocabulary, buffer) = (Vocabulary(schema), RowBuffer(schema))
        for row in rows { buffer.append(row.cells, &vocabulary) }
        let image = buffer.segmentImage(clusterThreshold: 40, pairThreshold: 50)
        for _ in 0..<1500 {
            var bytes = image
            if dice.oneIn(3) {
                bytes.removeLast(1 + dice.below(bytes.count))
            } else {
                bytes[dice.below(bytes.count)] ^= 1 << UInt8(dice.below(8))
            }
            #expect(throws: SegmentError.self) { try Segment(MemoryBytes(bytes), schema) }
        }
        let other = try Schema([Column("other", .date)])
        #expect(throws: SegmentError.foreign) { try Segment(MemoryBytes(image), other) }
    }

    @Test("in a vocabulary's bytes is told")
    func vocabulary() throws {
        var dice = Dice(6)
        let schema = try Sample.schema
        let table = try Sample.table(Sample.rows(50, firms: 20, &dice), segments: 1)
        let image = table.vocabulary.image
        #expect(try Vocabulary(schema, image: image).image == image)
        for place in image.indices {
            var bytes = image
            bytes[place] ^= 1 << UInt8(place % 8)
            #expect(throws: SegmentError.self) { try Vocabulary(schema, image: bytes) }
            #expect(throws: SegmentError.self) { try Vocabulary(schema, image: Array(image[..<place])) }
        }
    }

    @Test("in a file of rows never stops the reading of the others", arguments: 0..<40)
    func file(seed: Int) throws {
        var dice = Dice(UInt64(seed + 70))
        let schema = try Sample.schema
        var text = Array("day,province,city,channel,firm,amount,words\n".utf8)
        for row in Sample.rows(60, firms: 20, &dice) {
            let day = row.day.map { Day(number: $0).description } ?? ""
            text += Array("\(day),\(row.region[0]),\(row.region[1]),\(row.channel),\(row.firm),1.5,a b\n".utf8)
        }
        for _ in 0..<20 {
            let place = 44 + dice.below(text.count - 44)
            text[place] = [0x22, 0x2C, 0x0A, 0xFF, 0x0D, 0x00, 0xE4][dice.below(7)]
        }
        var load = CSVLoad(schema, rowsASegment: 17)
        var count = 0
        try load.read(text.span.bytes, crew: AnswerTests.threads) { rows in
            let segment = try Segment(MemoryBytes(rows.segmentImage()), schema)
            count += segment.rows
        }
        #expect(count == load.rowCount)
        #expect(load.rowCount > 0 || load.remarkCount > 0)
    }

    @Test("of ten megabytes in one cell is a label like any other")
    func longText() throws {
        let schema = try Schema([Column("a", .category(levels: ["a"])), Column("w", .words(separator: 0x20))])
        let long = String(repeating: "长", count: 3_500_000)
        var load = CSVLoad(schema)
        var answer: Answer?
        let text = Array("a,w\n\(long),\(long) b\n".utf8)
        try load.read(text.span.bytes, crew: .one) { _ in }
        var buffers: [RowBuffer] = []
        load = CSVLoad(schema)
        try load.read(text.span.bytes, crew: .one) { buffers.append($0) }
        let segments = try buffers.map { try Segment(MemoryBytes($0.segmentImage()), schema) }
        answer = try Table(schema, load.vocabulary, segments)
            .answer(
                Query([.labels("a", [long])], views: ["w": .distinct("w")]))
        #expect(answer?.rows == 1 && answer?.views["w"] == .distinct(2))
    }

    @Test(
        "in a query is refused with the place where it is",
        arguments: [
            (#"{"views":[]}"#, "views"), (#"{"views":{"a":{"histogram":"nothing"}}}"#, "nothing"),
            (#"{"views":{"a":{"by":"day"}}}"#, "views.a"),
            (#"{"views":{},"filters":[{"column":"day","from":"2026-13-01"}]}"#, "filters[0].from"),
            (#"{"views":{},"filters":[{"or":[{"column":"amount","below":"1.234"}]}]}"#, "filters[0].or[0].below"),
            (#"{"views":{"a":{"quantiles":"amount","at":[2]}}}"#, "views.a.at[0]"),
            (#"{"views":{},"filters":[{"column":"channel","node":["a","b"]}]}"#, "channel"),
        ])
    func query(text: String, place: String) throws {
        var dice = Dice(8)
        let table = try Sample.table(Sample.rows(10, firms: 5, &dice), segments: 1)
        let refusal = #expect(throws: Refusal.self) {
            try table.answer(Query(json: JSON(parsing: text), schema: table.schema))
        }
        #expect(refusal?.field == place)
    }
}
