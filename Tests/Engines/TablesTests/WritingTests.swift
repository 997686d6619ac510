import Fixtures
import Foundation
import Kernel
import Tables
import TestSupport
import Testing

@Suite("Writing tables")
struct WritingTests {
    static let columns = [
        Column("编号", width: 20), Column("事由"), Column("金额"), Column("登记日"), Column("时刻"), Column("公开"),
    ]
    static let rows: [[Cell]] = [
        [
            .text("A1"), .text("拒绝退款，称\"已拆封\"\n第二行"), .money(Money(fen: 128_050)), .day(.on("2026-04-15")),
            .moment(.at("2026-04-15T01:30:00Z")), .flag(true),
        ],
        [.text("=SUM(A1)"), .text("a,b"), .number(-0.125), .empty, .integer(1_234_567_890_123_456_789)],
    ]

    @Test("CSV is quoted where it must be, and texts that would run are disarmed")
    func csv() throws {
        let bytes = try written(Self.rows, under: Self.columns, as: .csv(CSVStyle()))
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        try expectGolden(
            String(decoding: bytes.dropFirst(3), as: UTF8.self).replacing("\r\n", with: "␍\n"), "export.csv.txt")
    }

    @Test("Other styles of CSV")
    func styles() throws {
        var style = CSVStyle()
        (style.delimiter, style.hasByteOrderMark, style.lineEnd) = (.tab, false, .lineFeed)
        let bytes = try written([[.text("1,2"), .text("3\t4")]], under: [Column("a"), Column("b")], as: .csv(style))
        #expect(String(decoding: bytes, as: UTF8.self) == "a\tb\n1,2\t\"3\t4\"\n")
    }

    @Test(
        "What a spreadsheet would run is disarmed, numbers are not",
        arguments: [
            ("=1+1", true), ("+cmd|' /C calc'!A0", true), ("-2+3", true), ("@SUM(A1)", true), ("\t=1", true),
            ("＝1", true),
            ("-", true), ("+-5", true), ("-1e", true), ("-5", false), ("+86", false), ("-0.5", false),
            ("-1.5e-3", false),
            ("-12%", false), ("+86 138", true), ("a=1", false), ("", false), ("投诉", false),
        ])
    func injection(text: String, isDisarmed: Bool) throws {
        let bytes = try written([[.text(text)]], under: [Column("a")], as: .csv(CSVStyle()))
        #expect(try Reading(bytes).rows == [[isDisarmed ? "'" + text : text]])
        var open = CSVStyle()
        open.guardsFormulas = false
        #expect(try Reading(written([[.text(text)]], under: [Column("a")], as: .csv(open))).rows == [[text]])
    }

    @Test("The sheet of a written workbook is as kept, and the same each time")
    func workbook() throws {
        let bytes = try written(Self.rows, under: Self.columns, as: .xlsx(sheet: "投诉"))
        #expect(try written(Self.rows, under: Self.columns, as: .xlsx(sheet: "投诉")) == bytes)
        let parts = unpacked(bytes)
        let listing = parts.map { "== \($0.name)\n\($0.content.replacing("><", with: ">\n<"))\n" }.joined()
        try expectGolden(listing, "export.xlsx.txt")
    }

    @Test("A written workbook reads back, dates as dates and numbers as numbers")
    func readBack() throws {
        let reading = try Reading(written(Self.rows, under: Self.columns, as: .xlsx(sheet: "投诉")))
        #expect(reading.names == Self.columns.map(\.heading))
        #expect(
            reading.rows == [
                ["A1", "拒绝退款，称\"已拆封\"\n第二行", "1280.5", "2026-04-15", "2026-04-15T09:30:00", "TRUE"],
                ["=SUM(A1)", "a,b", "-0.125", "", "1234567890123456789"],
            ])
        #expect(reading.remarks.isEmpty)
    }

    @Test("What a worksheet cannot hold is refused")
    func unwritable() throws {
        let long = String(repeating: "长", count: 32_768)
        let error = #expect(throws: TableError.self) {
            try written([[.text(long)]], under: [Column("a")], as: .xlsx(sheet: "x"))
        }
        #expect(error?.kind == .unwritable)
        #expect(error?.line == 2)
    }

    @Test("Sheet names lose what Excel forbids", arguments: [("a/b:c[1]", "a_b_c_1_"), ("", "Sheet1")])
    func sheetNames(wanted: String, name: String) throws {
        let bytes = try written([[.text("x")]], under: [Column("a")], as: .xlsx(sheet: wanted))
        #expect(try Reading(bytes, ReadingOptions(sheet: name)).rows == [["x"]])
    }

    @Test(
        "Days before March 1900 are written as texts, since Excel counts them wrongly",
        arguments: ["1899-12-31", "1900-02-28"])
    func earlyDays(text: String) throws {
        let bytes = try written([[.day(.on(text))]], under: [Column("a")], as: .xlsx(sheet: "x"))
        #expect(try Reading(bytes).rows == [[text]])
    }

    @Test("A fault of the sink passes through as it is")
    func fault() throws {
        struct Full: Error {}
        for format in [WritingFormat.csv(CSVStyle()), .xlsx(sheet: "x")] {
            #expect(throws: Full.self) {
                let writer = try TableWriter(columns: [Column("a")], format: format) { _ in throw Full() }
                try writer.finish()
            }
        }
    }
}

@Suite("Tables there and back")
struct RoundTripTests {
    static let alphabet = [
        "a", "Z", "9", " ", ",", ";", "\t", "\"", "'", "\n", "\r", "\r\n", "<", "&", "]]>", "_", "_x000D_", "_x005F_",
        "中", "𠮷",
        "é", "\u{1}", "\u{FFFE}", "\u{FEFF}", "=", "\u{85}", "\u{2028}",
    ]

    @Test("Random tables come back the same from either format and in any pieces", arguments: 0..<30)
    func random(seed: Int) throws {
        var dice = Dice(UInt64(seed))
        let width = Int.random(in: 1...6, using: &dice)
        let columns = (0..<width).map { Column("列\($0)") }
        let rows = (0..<30).map { _ in (0..<width).map { _ in cell(&dice) } }
        var style = CSVStyle()
        style.guardsFormulas = false
        style.delimiter = Delimiter.allCases[seed % 3]
        let options = ReadingOptions(delimiter: style.delimiter)
        let csv = try written(rows, under: columns, as: .csv(style))
        let expected = rows.map { $0.map { text($0) } }
        #expect(try Reading(csv, options).rows == expected)
        #expect(try Reading(pieces(of: 1 + seed % 5, csv), options).rows == expected)
        let sheet = try Reading(written(rows, under: columns, as: .xlsx(sheet: "x")))
        #expect(sheet.rows == expected.map { withoutEmptyTail($0) }.filter { !$0.isEmpty })
    }

    private func cell(_ dice: inout Dice) -> Cell {
        switch Int.random(in: 0..<8, using: &dice) {
        case 0: .empty
        case 1: .integer(Int.random(in: -1_000_000...1_000_000, using: &dice))
        case 2: .number(Double(Int.random(in: -1_000_000...1_000_000, using: &dice)) / 1024)
        case 3: .day(Day(number: Int.random(in: -25_000...2_000_000, using: &dice)))
        case 4: .moment(Instant(microseconds: Int64.random(in: 0...4_000_000_000, using: &dice) * 1_000_000))
        case 5: .flag(Bool.random(using: &dice))
        default: .text(dice.text(from: Self.alphabet, upTo: 8))
        }
    }

    /// What a reader gives for a cell, told apart from how the room says it.
    private func text(_ cell: Cell) -> String {
        switch cell {
        case .empty: ""
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .number(let number): number == number.rounded() ? "\(Int(number))" : "\(number)"
        case .money(let money): "\(money)"
        case .day(let day): "\(day)"
        case .moment(let instant):
            "\("\(instant.advanced(bySeconds: 8 * 3600))".prefix(19))"
        case .flag(let isOn): isOn ? "TRUE" : "FALSE"
        }
    }

    private func withoutEmptyTail(_ row: [String]) -> [String] {
        Array(row.prefix((row.lastIndex { !$0.isEmpty } ?? -1) + 1))
    }
}
