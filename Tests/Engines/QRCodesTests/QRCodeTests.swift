import Foundation
import QRCodes
import TestSupport
import Testing

@Suite("A QR code")
struct QRCodeTests {
    @Test("A known payload has the modules that another encoder gives it")
    func knownModules() throws {
        let code = try QRCode("HELLO WORLD", level: .quartile)
        #expect(code.version == 1)
        let rows = (0..<code.size)
            .map { row in String((0..<code.size).map { code.isDark(row: row, column: $0) ? "#" : "." }) }
        try expectGolden(rows.joined(separator: "\n") + "\n", "hello-world.q.txt")
    }

    @Test("Capital letters and digits need fewer modules than bytes")
    func alphanumeric() throws {
        let upper = try QRCode("HTTPS://FANGXIN.EXAMPLE/M/01HZX3K9QA", level: .low)
        let lower = try QRCode("https://fangxin.example/m/01hzx3k9qa", level: .low)
        #expect(upper.version < lower.version)
    }

    @Test("A payload that no code holds is refused by name, at every level", arguments: QRCode.Level.allCases)
    func tooLong(level: QRCode.Level) throws {
        let limits: [QRCode.Level: Int] = [.low: 2953, .medium: 2331, .quartile: 1663, .high: 1273]
        let limit = try #require(limits[level])
        #expect(try QRCode(String(repeating: "a", count: limit), level: level).version == 40)
        #expect(throws: QRCodeError.payloadTooLong(bytes: limit + 1)) {
            try QRCode(String(repeating: "a", count: limit + 1), level: level)
        }
    }

    @Test("Nothing and NUL are refused")
    func refused() {
        #expect(throws: QRCodeError.payloadEmpty) { try QRCode("") }
        #expect(throws: QRCodeError.payloadHoldsNull) { try QRCode("a\u{0}b") }
    }

    @Test("The dark runs cover exactly the dark modules")
    func runs() throws {
        let code = try QRCode("https://fangxin.example/m/放心")
        var covered = Set<Int>()
        for run in code.darkRuns {
            for column in run.column..<run.column + run.length {
                #expect(covered.insert(run.row * code.size + column).inserted)
            }
        }
        for row in 0..<code.size {
            for column in 0..<code.size {
                #expect(covered.contains(row * code.size + column) == code.isDark(row: row, column: column))
            }
        }
    }

    @Test("The SVG names itself, escapes the name and leaves a quiet zone of four")
    func svg() throws {
        let text = try QRCode("1").svg(title: "A & <B>")
        #expect(text.contains("<title>A &amp; &lt;B&gt;</title>"))
        #expect(text.contains("viewBox=\"0 0 29 29\""))
        #expect(text.contains("M4 4h7v1h-7z"))
    }

    @Test("A print sheet has as many pages as its labels need")
    func sheet() throws {
        let label = PrintSheet.Label(code: try QRCode("https://fangxin.example/m/1"), captions: ["顺禾面馆", "扫码维权"])
        let pages = PrintSheet(labels: Array(repeating: label, count: 7), columns: 2, rows: 3).pages(title: "店铺码")
        #expect(pages.count == 2)
        #expect(pages[0].components(separatedBy: "顺禾面馆").count == 7)
        #expect(pages[1].components(separatedBy: "顺禾面馆").count == 2)
        #expect(PrintSheet(labels: []).pages(title: "").isEmpty)
    }
}

@Suite("A QR code under a reader", .enabled(if: ZBar.isPresent, "zbarimg is not installed"))
struct QRCodeReadingTests {
    @Test(
        "What was encoded is read back from the PNG, at every level",
        arguments: [
            "0", "0123456789", "HELLO WORLD", "https://fangxin.example/m/01hzx3k9", "放心消费，扫码维权",
            String(repeating: "https://fangxin.example/m/?放心=", count: 12),
        ], QRCode.Level.allCases)
    func readBack(payload: String, level: QRCode.Level) throws {
        #expect(try ZBar.read(QRCode(payload, level: level).png(scale: 4)) == payload)
    }

    @Test("Every scale is readable", arguments: [2, 3, 5, 8, 13])
    func scales(scale: Int) throws {
        let payload = "https://fangxin.example/m/01hzx3k9"
        #expect(try ZBar.read(QRCode(payload, level: .high).png(scale: scale)) == payload)
    }
}
