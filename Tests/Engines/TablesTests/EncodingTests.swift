import Kernel
import Tables
import TestSupport
import Testing

@Suite("Encodings of CSV")
struct EncodingTests {
    /// `编号,事由⏎A1,拒绝退款⏎A2,𠮷野家⏎`, as Python's gb18030 codec writes it; the rare character takes four bytes.
    static let gb18030: [UInt8] =
        [0xB1, 0xE0, 0xBA, 0xC5, 0x2C, 0xCA, 0xC2, 0xD3, 0xC9, 0x0A, 0x41, 0x31, 0x2C, 0xBE, 0xDC, 0xBE, 0xF8]
        + [0xCD, 0xCB, 0xBF, 0xEE, 0x0A, 0x41, 0x32, 0x2C, 0x95, 0x34, 0xB2, 0x35, 0xD2, 0xB0, 0xBC, 0xD2, 0x0A]
    static let rows = [["A1", "拒绝退款"], ["A2", "𠮷野家"]]
    static let text = "编号,事由\nA1,拒绝退款\nA2,𠮷野家\n"

    @Test("GB 18030 is recognised, and read the same in pieces of any size", arguments: 1...12)
    func gb18030(size: Int) throws {
        let reading = try Reading(pieces(of: size, Self.gb18030))
        #expect(reading.encoding == .gb18030)
        #expect(reading.names == ["编号", "事由"])
        #expect(reading.rows == Self.rows)
        #expect(reading.remarks.isEmpty)
    }

    @Test("UTF-8 is read with and without its mark, in pieces of any size", arguments: 1...8)
    func utf8(size: Int) throws {
        for mark in ["", "\u{FEFF}"] {
            let reading = try Reading(pieces(of: size, Array((mark + Self.text).utf8)))
            #expect(reading.encoding == .utf8)
            #expect(reading.names == ["编号", "事由"])
            #expect(reading.rows == Self.rows)
        }
    }

    @Test("UTF-16 is recognised by its mark in either byte order", arguments: 1...6)
    func utf16(size: Int) throws {
        let units = Array(("\u{FEFF}" + Self.text).utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for (bytes, encoding) in [(little, TextEncoding.utf16LittleEndian), (big, .utf16BigEndian)] {
            let reading = try Reading(pieces(of: size, bytes))
            #expect(reading.encoding == encoding)
            #expect(reading.names.first == "编号")
            #expect(reading.rows == Self.rows)
        }
        let named = ReadingOptions(encoding: .utf16BigEndian)
        #expect(try Reading(Array(big.dropFirst(2)), named).rows == Self.rows)
    }

    @Test("While only ASCII was seen no encoding is claimed, however late the first other character comes")
    func late() throws {
        #expect(try Reading("a,b\n1,2\n").encoding == nil)
        let plain = Array("a,b\n".utf8) + Array(repeating: Array("1,2\n".utf8), count: 100_000).joined()
        let reading = try Reading(pieces(of: 4096, plain + Self.gb18030.dropFirst(10)))
        #expect(reading.encoding == .gb18030)
        #expect(reading.rows.last == ["A2", "𠮷野家"])
        #expect(reading.lines.last == 100_003)
    }

    @Test("Damaged UTF-8 stays UTF-8: what is broken is replaced and remarked on with its line")
    func damagedUTF8() throws {
        var bytes = Array(String(repeating: "编号,事由很长的中文\n", count: 20).utf8)
        bytes.insert(0xE7, at: bytes.count - 1)
        for size in [1, 5, 10_000] {
            let reading = try Reading(pieces(of: size, bytes))
            #expect(reading.encoding == .utf8)
            #expect(reading.rows.last == ["编号", "事由很长的中文\u{FFFD}"])
            #expect(reading.remarks.map(\.line) == [20])
        }
    }

    @Test(
        "A byte that GB 18030 does not know costs no line end, and is remarked on with its line",
        arguments: [1, 3, 999])
    func damagedGB18030(size: Int) throws {
        var bytes = Self.gb18030
        bytes.insert(0xFF, at: 21)
        let reading = try Reading(pieces(of: size, bytes), ReadingOptions(encoding: .gb18030))
        #expect(reading.rows == [["A1", "拒绝退款\u{FFFD}"], ["A2", "𠮷野家"]])
        #expect(reading.remarks.map(\.line) == [2])
    }

    @Test("A character cut off by the end of the file is replaced")
    func cutOff() throws {
        #expect(try Reading(Array(Self.gb18030.dropLast(2))).rows.last == ["A2", "𠮷野\u{FFFD}"])
        let utf8 = Array(Self.text.utf8)
        let reading = try Reading(Array(utf8.dropLast(2)))
        #expect(reading.rows.last == ["A2", "𠮷野\u{FFFD}"])
        #expect(reading.remarks.map(\.line) == [3])
    }

    @Test("A remark names the physical line inside a quoted field")
    func lineInQuotes() throws {
        let bytes = Array("中,b\n1,\"two\nthree".utf8) + [0xFF] + Array("\n four\"\n".utf8)
        let reading = try Reading(bytes, ReadingOptions(encoding: .utf8))
        #expect(reading.lines == [2])
        #expect(reading.remarks.map(\.line) == [3])
    }

    @Test("Random bytes end in rows, remarks or a typed error", arguments: 0..<20)
    func noise(seed: Int) throws {
        var dice = Dice(UInt64(seed))
        for encoding in TextEncoding.allCases {
            let bytes = (0..<500).map { _ in UInt8.random(in: 0...255, using: &dice) }
            let whole = try Reading(bytes, ReadingOptions(encoding: encoding))
            let parts = try Reading(pieces(of: 7, bytes), ReadingOptions(encoding: encoding))
            #expect(whole.rows == parts.rows)
            #expect(whole.remarks == parts.remarks)
            // Where nobody says that it is text, it is none.
            #expect(throws: TableError.self) { try Reading(bytes) }
            #expect(throws: TableError.self) { try Reading(pieces(of: 7, bytes)) }
        }
    }
}
