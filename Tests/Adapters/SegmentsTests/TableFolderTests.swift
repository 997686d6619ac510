import AnalyticsEngine
import Foundation
import Kernel
import Segments
import Testing

@Suite("A table in a folder")
struct TableFolderTests {
    private static var schema: Schema {
        get throws {
            try Schema([
                Column("day", .date), Column("firm", .category(levels: ["firm"])),
                Column("amount", .number(decimals: 2, bins: [0, 1000])), Column("words", .words(separator: 0x20)),
            ])
        }
    }
    private static let query = Query(
        [Filter](),
        views: [
            "days": .histogram("day"), "firms": .histogram("firm"), "sum": .sum("amount"),
            "words": .histogram("words"),
        ])

    private let root: String

    init() throws {
        root = NSTemporaryDirectory() + "segments-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    private func csv(_ rows: Int) -> String {
        var text = "firm,day,amount,words,other\n"
        for row in 0..<rows {
            text += "\"F, \(row % 7)\",2026-01-\(row % 9 < 4 ? "02" : "17"),\(row % 5).5,a w\(row % 3),x\n"
        }
        return text
    }

    private func build(_ name: String, _ text: String) throws -> (TableFolder, TableFolder.Summary) {
        let file = "\(root)/\(name).csv"
        try Data(text.utf8).write(to: URL(filePath: file))
        let folder = TableFolder("\(root)/\(name)")
        return (folder, try folder.build(Self.schema, csv: file))
    }

    @Test("is built from a file, opened and asked as JSON")
    func built() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let (folder, summary) = try build("one", csv(90))
        #expect(summary.rows == 90 && summary.remarkCount == 0)
        let asked =
            #"{"filters":[{"column":"words","any":["w1"]}],"views":{"d":{"histogram":"day"},"s":{"sum":"amount"}}}"#
        let answer = try folder.answer(Array(asked.utf8))
        #expect(answer["rows"]?.integer == 30)
        #expect(answer["views"]?["d"]?["counts"]?["2026-01-17"]?.integer == 20)
        #expect(answer["views"]?["s"]?["sum"]?.string == "75.00")
    }

    @Test("remarks on bad rows and cells, with their lines, and keeps the others")
    func remarks() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let (folder, summary) = try build(
            "bad",
            "firm,day,amount,words\nA,2026-02-30,1,a\nB,2026-02-01\nC,2026-02-01,1.234,\n\"D\n\",,,\nE,,2.50,b b\n")
        #expect(summary.rows == 4)
        #expect(summary.diagnostics.map(\.line) == [2, 3, 4])
        #expect(try folder.open().answer(Self.query).views["sum"] == .sum(350, count: 2))
    }

    @Test("adds, deletes and puts together, and the rows stay what they are")
    func changed() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let (folder, _) = try build("two", csv(60))
        let table = try folder.open()
        var (vocabulary, rows) = (table.vocabulary, RowBuffer(try Self.schema))
        rows.append([.day(Day(number: 20_500)), .labels(["new"]), .number(700), .words(["a", "z"])], &vocabulary)
        try folder.append([rows], vocabulary)
        #expect(try folder.delete(.labels("firm", ["F, 3"])) == 9)
        let before = try folder.open()
        #expect(before.rows == 52 && before.segments.count == 2)
        try folder.compact()
        let after = try folder.open()
        #expect(after.segments.count == 1 && after.segments[0].rows == 52)
        #expect(try after.answer(Self.query) == before.answer(Self.query))
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(root)/two").count == 4)
    }

    @Test("is as before or as after a change, however far its files were written")
    func torn() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let (folder, _) = try build("old", csv(60))
        let old = try folder.open().answer(Self.query)
        let (next, _) = try build("next", csv(80))
        let new = try next.open().answer(Self.query)
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/next") where name != ".lock" {
            let content = try Data(contentsOf: URL(filePath: "\(root)/next/\(name)"))
            for cut in Self.cuts(content.count) {
                // What a crash leaves: the new file up to some byte, under the name it has before it counts.
                let target = name == "manifest" ? "manifest.new" : name.replacing("-0", with: "-1")
                try content.prefix(cut).write(to: URL(filePath: "\(root)/old/\(target)"))
                #expect(try folder.open().answer(Self.query) == old)
            }
        }
        _ = try folder.build(Self.schema, csv: "\(root)/next.csv")
        #expect(try folder.open().answer(Self.query) == new)
    }

    @Test("does not open with a file that was cut or in which a bit was turned, and says which")
    func damaged() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let (folder, _) = try build("whole", csv(60))
        try folder.delete(.labels("firm", ["F, 1"]))
        let whole = try folder.open().answer(Self.query)
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/whole") where name != ".lock" {
            let place = URL(filePath: "\(root)/whole/\(name)")
            let content = try Data(contentsOf: place)
            for cut in Self.cuts(content.count) where cut < content.count {
                try content.prefix(cut).write(to: place)
                #expect(throws: SegmentFault.self, "\(name) cut at \(cut)") { try folder.open() }
            }
            for byte in stride(from: 0, to: content.count, by: max(1, content.count / 400)) {
                var turned = content
                turned[byte] ^= 1 << UInt8(byte % 8)
                try turned.write(to: place)
                #expect(throws: SegmentFault.self, "\(name) turned at \(byte)") { try folder.open() }
            }
            try content.write(to: place)
        }
        #expect(try folder.open().answer(Self.query) == whole)
    }

    @Test("is written by one process at a time")
    func busy() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let (folder, _) = try build("held", csv(5))
        let number = open("\(root)/held/.lock", O_RDWR)
        defer { close(number) }
        #expect(flock(number, LOCK_EX) == 0)
        #expect(throws: SegmentFault.busy) { try folder.compact() }
    }

    @Test("answers what is wrong with a query, and nothing else")
    func refused() throws {
        defer { try? FileManager.default.removeItem(atPath: root) }
        let (folder, _) = try build("asked", csv(5))
        for text in [
            "", "{}", #"{"views":{"a":{"histogram":"none"}}}"#, #"{"views":{"a":{"sum":"firm"}}}"#,
            #"{"views":{},"filters":[{"column":"day","in":["x"]}]}"#, #"{"views":{"a":{"table":["firm"]}}}"#,
            #"{"views":{},"filters":[{"column":"amount","from":"1.234"}]}"#, String(repeating: "[", count: 100_000),
        ] {
            #expect(throws: (any Error).self) { try folder.answer(Array(text.utf8)) }
        }
    }

    /// Every length near a boundary of 64 bytes, and the ends.
    private static func cuts(_ count: Int) -> [Int] {
        Set(stride(from: 0, through: count, by: 64).flatMap { [$0 - 1, $0, $0 + 1] } + [count])
            .filter {
                (0...count).contains($0)
            }
            .sorted()
    }
}
