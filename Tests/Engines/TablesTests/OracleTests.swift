import Fixtures
import Foundation
import Kernel
import Tables
import Testing

/// Compares with Python's csv and openpyxl, where `FANGXIN_PYTHON` names an interpreter that has them.
@Suite("Tables as Python reads and writes them", .enabled(if: Oracle.python != nil))
struct OracleTests {
    @Test("openpyxl reads the workbook that was written: values, types, bold header, frozen pane")
    func writtenWorkbook() throws {
        let answer = try Oracle.run(
            """
            from openpyxl import load_workbook; from sys import argv
            book = load_workbook(argv[1])
            sheet = book.active
            print(sheet.title, sheet.freeze_panes, sheet["A1"].font.b, sheet["A2"].font.b)
            for row in sheet.iter_rows(values_only=True): print(repr(row))
            """, on: written(WritingTests.rows, under: WritingTests.columns, as: .xlsx(sheet: "投诉")))
        #expect(
            answer == """
                投诉 A2 True False
                ('编号', '事由', '金额', '登记日', '时刻', '公开')
                ('A1', '拒绝退款，称"已拆封"\\n第二行', 1280.5, datetime.datetime(2026, 4, 15, 0, 0), \
                datetime.datetime(2026, 4, 15, 9, 30), True)
                ('=SUM(A1)', 'a,b', -0.125, None, '1234567890123456789', None)

                """)
    }

    @Test("A workbook of openpyxl is read: shared texts, dates, times, formulas without values")
    func foreignWorkbook() throws {
        let made = try Oracle.file(
            """
            from openpyxl import Workbook; from sys import argv; from datetime import date, time, datetime, timedelta
            book = Workbook()
            sheet = book.active
            sheet.append(["编号", "日", "时", "刻", "数"])
            sheet.append(["A1", date(2026, 4, 15), time(9, 30), datetime(2026, 4, 15, 9, 30), 0.1])
            sheet.append(["A1", None, None, timedelta(hours=30), True])
            sheet.append([None, None, "=1+1", " x\\n<&> "])
            sheet.merge_cells("A5:B6")
            book.save(argv[1])
            """)
        let reading = try Reading(made)
        #expect(reading.names == ["编号", "日", "时", "刻", "数"])
        #expect(
            reading.rows == [
                ["A1", "2026-04-15", "09:30:00", "2026-04-15T09:30:00", "0.1"], ["A1", "", "", "30:00:00", "TRUE"],
                ["", "", "", " x\n<&> "],
            ])
        #expect(reading.remarks.map(\.severity) == [.note])
    }

    @Test(
        "Python's csv reads what was written, in each encoding the reader knows",
        arguments: ["utf-8-sig", "gb18030", "utf-16"])
    func csv(encoding: String) throws {
        let made = try Oracle.file(
            """
            from csv import writer; from sys import argv
            with open(argv[1], "w", encoding="\(encoding)", newline="") as file:
                out = writer(file)
                out.writerow(["编号", "事由"])
                for i in range(3000): out.writerow([i, '拒绝退款，"𠮷野家"\\n\u{20AC}' + chr(0x4E00 + i)])
            """)
        let reading = try Reading(made)
        #expect(reading.rows.count == 3000)
        #expect(reading.rows.last == ["2999", "拒绝退款，\"𠮷野家\"\n€" + String(Character(Unicode.Scalar(0x4E00 + 2999)!))])
        #expect(reading.remarks.isEmpty)
    }
}

enum Oracle {
    static let python = ProcessInfo.processInfo.environment["FANGXIN_PYTHON"]

    static func run(_ script: String, on bytes: [UInt8]) throws -> String {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".xlsx")
        defer { try? FileManager.default.removeItem(at: path) }
        try Data(bytes).write(to: path)
        return try start(script, path)
    }

    static func file(_ script: String) throws -> [UInt8] {
        let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".xlsx")
        defer { try? FileManager.default.removeItem(at: path) }
        #expect(try start(script, path).isEmpty)
        return Array(try Data(contentsOf: path))
    }

    private static func start(_ script: String, _ path: URL) throws -> String {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(filePath: try #require(python))
        process.arguments = ["-X", "utf8", "-c", script, path.path()]
        process.standardOutput = output
        try process.run()
        let answer = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: answer, as: UTF8.self)
    }
}
