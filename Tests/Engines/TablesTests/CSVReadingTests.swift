import Kernel
import Tables
import TestSupport
import Testing

@Suite("Reading CSV")
struct CSVReadingTests {
    @Test("Fields are found by heading and by index, and rows tell the line they start at")
    func fields() throws {
        var reader = try TableReader(.bytes(Array("编号, 金额 \nA1,12.5\nA2,7\n".utf8)))
        #expect(reader.format == .csv)
        #expect(reader.header.names == ["编号", "金额"])
        let row = try #require(try reader.next())
        #expect(row["编号"] == "A1")
        #expect(row["金额"] == "12.5")
        #expect(row["不存在"] == nil)
        #expect(row[1] == "12.5")
        #expect(row[7].isEmpty)
        #expect(row.isEmpty(-1))
        #expect(Array(row.bytes(0)) == Array("A1".utf8))
        #expect(row.line == 2)
        #expect(try reader.next()?.line == 3)
        #expect(try reader.next() == nil)
        #expect(try reader.next() == nil)
    }

    @Test("A file packed with gzip is unpacked as it is read; one that is cut short is told so")
    func packed() throws {
        let packed = try #require(Hex.bytes(Self.packed))
        var reader = try TableReader(.bytes(packed))
        #expect(reader.header.names == ["编号", "内容"])
        #expect(try reader.next()?["内容"] == "多收茶位费")
        #expect(try reader.next() == nil)
        #expect(throws: TableError.self) {
            var reader = try TableReader(.bytes(Array(packed.dropLast(20))))
            while try reader.next() != nil {}
        }
    }

    /// `编号,内容` and one row, as Python's gzip packs them.
    private static let packed = """
        1f8b0800000000000203012100deffe7bc96e58fb72ce58685e5aeb90a41312ce5a49ae694b6e88cb6e4bd8de8b4b90a1dc8
        996221000000
        """
        .filter { !$0.isWhitespace }

    @Test("Lines may end as on any system", arguments: ["\n", "\r", "\r\n"])
    func lineEnds(end: String) throws {
        let reading = try Reading(["a,b", "1,2", "", "3,4"].joined(separator: end))
        #expect(reading.rows == [["1", "2"], ["3", "4"]])
        #expect(reading.lines == [2, 4])
        #expect(reading.remarks.isEmpty)
    }

    @Test("The delimiter is taken from the header", arguments: [(",", ";\t"), (";", ",,"), ("\t", ",;")])
    func delimiter(mark: String, others: String) throws {
        let reading = try Reading(
            "a\(mark)b\(mark)\"\(others)\(others)\"\(mark)d\n1\(mark)2\(others)\(mark)3\(mark)4\n")
        #expect(reading.names.count == 4)
        #expect(reading.rows == [["1", "2\(others)", "3", "4"]])
    }

    @Test("A first line sep= names the delimiter, and so may the caller")
    func namedDelimiter() throws {
        let marked = try Reading("sep=;\r\na,b,c;d\r\n1;2\r\n")
        #expect(marked.names == ["a,b,c", "d"])
        #expect(marked.lines == [3])
        #expect(try Reading("a,b;c\n", ReadingOptions(delimiter: .semicolon)).names == ["a,b", "c"])
    }

    @Test("Quotes hold delimiters, quotes and line ends, and the next row knows its physical line")
    func quotes() throws {
        let reading = try Reading("a,b\r\n\"x,\"\"y\"\"\",\"one\r\ntwo\nthree\rfour\"\r\n\"\",z\r\n")
        #expect(reading.rows == [["x,\"y\"", "one\r\ntwo\nthree\rfour"], ["", "z"]])
        #expect(reading.lines == [2, 6])
        #expect(reading.remarks.isEmpty)
    }

    @Test("A blank line is no row, but a pair of quotes alone is one empty field")
    func blankLines() throws {
        #expect(try Reading("a\n\n\"\"\n\n1\n").rows == [[""], ["1"]])
        #expect(try Reading("a\n\"\"").rows == [[""]])
    }

    @Test("Stray quotes are read as they stand, and remarked on with line and heading")
    func strayQuotes() throws {
        let reading = try Reading("name,size\nscreen,5\"\n\"TV\" set,40\n")
        #expect(reading.rows == [["screen", "5\""], ["TV set", "40"]])
        #expect(reading.remarks.map(\.line) == [2, 3])
        #expect(reading.remarks.map(\.column) == ["size", "name"])
        #expect(reading.remarks.allSatisfy { $0.severity == .warning })
    }

    @Test("A quote that never closes ends with the file, and the remark names the line it opened at")
    func openQuote() throws {
        let reading = try Reading("a,b\n1,2\n3,\"four\n5,6\n")
        #expect(reading.rows == [["1", "2"], ["3", "four\n5,6\n"]])
        #expect(reading.remarks.map(\.line) == [3])
        #expect(reading.remarks.first?.severity == .error)
    }

    @Test("Rows of other lengths are delivered and remarked on")
    func ragged() throws {
        let reading = try Reading("a,b,c\n1\n1,2,3,4\n1,2,3\n")
        #expect(reading.rows.map(\.count) == [1, 4, 3])
        #expect(reading.remarks.map(\.line) == [2, 3])
        #expect(reading.remarks.map(\.column) == ["b", nil])
    }

    @Test("A heading that stands twice is remarked on, and by name gives the first")
    func twiceNamed() throws {
        var reader = try TableReader(.bytes(Array("a,a\n1,2\n".utf8)))
        #expect(try reader.next()?["a"] == "1")
        #expect(reader.takeDiagnostics().map(\.column) == ["a"])
        #expect(reader.diagnostics.isEmpty)
    }

    @Test("A title may stand above the header, and the header may be missing")
    func headerPlace() throws {
        let titled = try Reading("投诉登记表\n\na;b\n1;2\n", ReadingOptions(rowsAboveHeader: 1))
        #expect(titled.names == ["a", "b"])
        #expect(titled.rows == [["1", "2"]])
        let bare = try Reading("1,2\n3\n", ReadingOptions(hasHeader: false))
        #expect(bare.names.isEmpty)
        #expect(bare.rows == [["1", "2"], ["3"]])
        #expect(bare.remarks.count == 1)
    }

    @Test("A file with nothing in it is a table with nothing in it", arguments: ["", "\n", "\r\n\r\n", "\u{FEFF}"])
    func nothing(text: String) throws {
        let reading = try Reading(text)
        #expect(reading.names.isEmpty)
        #expect(reading.rows.isEmpty)
    }

    @Test("Records and columns beyond the limits end with an error that names the line")
    func limits() throws {
        var limits = TableLimits()
        limits.rowBytes = 1000
        limits.columns = 4
        let options = ReadingOptions(limits: limits)
        #expect(try failure(Array("a\n1,2,3,4,5\n".utf8), options) == .oversized)
        var reader = try TableReader(
            pieces(of: 100, Array("a\n\"".utf8) + [UInt8](repeating: 0x61, count: 5000)), options: options)
        let error = #expect(throws: TableError.self) { try reader.next() }
        #expect(error?.line == 2)
    }

    @Test("Remarks beyond the limit are only counted")
    func manyRemarks() throws {
        var options = ReadingOptions()
        options.limits.diagnostics = 3
        var reader = try TableReader(
            .bytes(Array(("a,b\n" + String(repeating: "1\n", count: 10)).utf8)), options: options)
        while try reader.next() != nil {}
        #expect(reader.diagnostics.count == 3)
        #expect(reader.omittedDiagnosticCount == 7)
    }

    @Test("A fault of the source passes through as it is")
    func fault() throws {
        struct Broken: Error {}
        #expect(throws: Broken.self) { try TableReader(.stream { throw Broken() }) }
    }

    @Test("An old binary workbook is named as such")
    func legacy() throws {
        let bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]
        #expect(try failure(bytes) == .unsupported)
    }

    @Test("Any text in any pieces reads as ten plain lines of code read it", arguments: 0..<40)
    func twin(seed: Int) throws {
        var dice = Dice(UInt64(seed))
        for _ in 0..<25 {
            let text = dice.text(
                from: ["a", "b", ",", ",", "\"", "\"", "\n", "\r", "\r\n", "中", "é", " ", ";"], upTo: 40)
            var options = ReadingOptions(delimiter: .comma, hasHeader: false)
            options.encoding = .utf8
            let expected = naiveRecords(Array(text.unicodeScalars))
            for size in [1, 2, 3, 7, 64] {
                let reading = try Reading(pieces(of: size, Array(text.utf8)), options)
                #expect(reading.rows == expected.rows, "\(text.debugDescription) in pieces of \(size)")
                #expect(reading.lines == expected.lines, "\(text.debugDescription) in pieces of \(size)")
            }
        }
    }
}

/// CSV as slowly and plainly as it can be read.
private func naiveRecords(_ text: [Unicode.Scalar]) -> (rows: [[String]], lines: [Int]) {
    var (rows, lines): ([[String]], [Int]) = ([], [])
    var (row, field, line, start, index): ([String], String, Int, Int, Int) = ([], "", 1, 1, 0)
    var (isStart, wasQuoted) = (true, false)
    func isLineEnd(_ place: Int) -> Bool {
        text[place] == "\n" || text[place] == "\r" && !(place + 1 < text.count && text[place + 1] == "\n")
    }
    func endRecord() {
        row.append(field)
        if row != [""] || wasQuoted {
            rows.append(row)
            lines.append(start)
        }
        (row, field, isStart, wasQuoted, start) = ([], "", true, false, line)
    }
    while index < text.count {
        if isStart, text[index] == "\"" {
            (isStart, wasQuoted) = (false, true)
            index += 1
            while index < text.count {
                if text[index] == "\"" {
                    guard index + 1 < text.count, text[index + 1] == "\"" else { break }
                    index += 1
                }
                if isLineEnd(index) { line += 1 }
                field.unicodeScalars.append(text[index])
                index += 1
            }
        } else if text[index] == "," {
            row.append(field)
            (field, isStart) = ("", true)
        } else if text[index] == "\n" || text[index] == "\r" {
            if text[index] == "\r", index + 1 < text.count, text[index + 1] == "\n" { index += 1 }
            line += 1
            endRecord()
        } else {
            field.unicodeScalars.append(text[index])
            isStart = false
        }
        index += 1
    }
    if !row.isEmpty || !field.isEmpty || wasQuoted { endRecord() }
    return (rows, lines)
}
