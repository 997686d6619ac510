import Kernel
import Tables
import TestSupport
import Testing

@Suite("Hostile workbooks")
struct HostileWorkbookTests {
    static let bare = ReadingOptions(hasHeader: false)
    static let honest = Parcel.workbook(
        Parcel.rows([["编号", "事由"], ["A1", "b"]]), shared: "<sst><si><t>x</t></si></sst>")

    @Test("A workbook cut anywhere is truncated or damaged, in words for both languages")
    func truncated() throws {
        let bytes = Self.honest.bytes
        for length in stride(from: 4, to: bytes.count - 1, by: 3) {
            do {
                _ = try Reading(Array(bytes.prefix(length)))
                Issue.record("\(length) of \(bytes.count) bytes were read as a whole workbook")
            } catch let error as TableError {
                #expect(error.kind == .truncated || error.kind == .damaged)
                #expect(!error.phrase.zh.isEmpty && !error.phrase.en.isEmpty)
            }
        }
    }

    @Test("A workbook with any byte changed is read or refused", arguments: 0..<8)
    func flipped(seed: Int) throws {
        var dice = Dice(UInt64(seed))
        let bytes = Self.honest.bytes
        for _ in 0..<300 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &dice) {
                changed[Int.random(in: 4..<changed.count, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
            }
            _ = try failure(changed)
        }
    }

    @Test("Random markup is read or refused", arguments: 0..<8)
    func markup(seed: Int) throws {
        let alphabet = [
            "<row>", "</row>", "<row r='3'>", "<c r='B2'>", "<c t='s'>", "<c t='b'>", "</c>", "<v>", "</v>", "1", "x",
            "<c/>",
            "<is>", "<t>", "</t>", "</is>", "</sheetData>", "<sheetData>", "&#1;", "&x;", "<rPh>", "</rPh>", "<!--",
            "-->",
        ]
        var dice = Dice(UInt64(seed))
        for _ in 0..<100 {
            _ = try failure(Parcel.workbook(dice.text(from: alphabet, upTo: 20)).bytes, Self.bare)
        }
    }

    @Test("Bombs are refused by ratio, by size and by what they claim")
    func bombs() throws {
        let zeros = String(repeating: " ", count: 3 << 20)
        #expect(try failure(Parcel.workbook(zeros).bytes, Self.bare) == .oversized)
        var small = Self.bare
        small.limits.inflatedBytes = 100_000
        let wide = Parcel.rows((0..<3000).map { ["\($0 &* 7919 % 10007)"] })
        #expect(try failure(Parcel.workbook(wide).bytes, small) == .oversized)
        #expect(try failure(Parcel.workbook(wide).bytes, Self.bare) == nil)
        var claiming = Self.honest
        claiming.parts[5].claimedSize = 0xFFFF_FFF0
        #expect(try failure(claiming.bytes) == .oversized)
        var shared = Self.bare
        shared.limits.sharedTextBytes = 100
        let texts = "<sst>" + String(repeating: "<si/>", count: 50) + "</sst>"
        #expect(try failure(Parcel.workbook("", shared: texts).bytes, shared) == .oversized)
    }

    @Test("Claims that the content does not keep are damage")
    func claims() throws {
        var parcel = Self.honest
        parcel.parts[5].claimedSize = 10
        #expect(try failure(parcel.bytes) == .damaged)
        parcel = Self.honest
        parcel.parts[5].checksum = 1
        #expect(try failure(parcel.bytes) == .damaged)
        parcel = Self.honest
        parcel.parts[5].method = 12
        #expect(try failure(parcel.bytes) == .damaged)
        parcel = Self.honest
        parcel.parts.append(parcel.parts[5])
        #expect(try failure(parcel.bytes) == .damaged)
    }

    @Test("Archives that are no workbooks, and binary ones, are told as such")
    func foreign() throws {
        #expect(try failure(Parcel().bytes) == .unsupported)
        #expect(try failure(Parcel([("readme.txt", "x")]).bytes) == .unsupported)
        var binary = Self.honest
        binary.parts[0].content = Array(
            "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.bin'/></Relationships>"
                .utf8)
        binary.parts[1].name = "xl/workbook.bin"
        #expect(try failure(binary.bytes) == .unsupported)
        let letter = "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='word/a.xml'/></Relationships>"
        #expect(try failure(Parcel([("_rels/.rels", letter), ("word/a.xml", "<document/>")]).bytes) == .absentSheet)
    }

    @Test("Encrypted parts are told as such")
    func encrypted() throws {
        var parcel = Self.honest
        parcel.parts[5].flags = 1
        #expect(try failure(parcel.bytes) == .encrypted)
    }

    @Test("Document types and entities are refused before anything is expanded")
    func entities() throws {
        var lines = "<!DOCTYPE a [<!ENTITY a0 'ha'>"
        for level in 1...9 { lines += "<!ENTITY a\(level) '\(String(repeating: "&a\(level - 1);", count: 10))'>" }
        var parcel = Self.honest
        parcel.parts[5].content = Array((lines + "]><worksheet>&a9;</worksheet>").utf8)
        #expect(try failure(parcel.bytes) == .forbidden)
        parcel.parts[5].content = Array(
            "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet>&e;</worksheet>".utf8)
        #expect(try failure(parcel.bytes) == .forbidden)
        parcel.parts[5].content = Array("<worksheet>&e;</worksheet>".utf8)
        #expect(try failure(parcel.bytes) == .damaged)
    }

    @Test(
        "Targets outside the file lead nowhere",
        arguments: [("out", TableError.Kind.forbidden), ("up", .damaged), ("none", .absentSheet)])
    func paths(link: String, kind: TableError.Kind) throws {
        let book = "<workbook><sheets><sheet name='x' r:id='\(link)'/></sheets></workbook>"
        #expect(try failure(Parcel.workbook("", book: book).bytes) == kind)
    }

    @Test(
        "Absurd references are damage",
        arguments: [
            "<row><c r='XFE1'><v>1</v></c></row>", "<row><c r='ZZZZZZZZZZZZZZ1'><v>1</v></c></row>",
            "<row><c r='1'><v>1</v></c></row>", "<row><c r='A0'><v>1</v></c></row>", "<row><c r=''><v>1</v></c></row>",
            "<row><c r='A-1'><v>1</v></c></row>", "<row><c r='B1'/><c r='A1'/></row>", "<row r='0'/>", "<row r='-5'/>",
            "<row r='2'/><row r='2'/>", "<row r='1048577'/>", "<row r='99999999999999999999999'/>",
            "<row><c t='s'><v>7</v></c></row>", "<row><c t='s'><v>-1</v></c></row>", "<row><c t='s'><v>x</v></c></row>",
        ])
    func references(sheet: String) throws {
        #expect(try failure(Parcel.workbook(sheet).bytes, Self.bare) == .damaged)
    }

    @Test("A value far to the right, a deep nest and an endless attribute are refused")
    func extremes() throws {
        #expect(
            try failure(Parcel.workbook("<row><c r='XFD1'><v>1</v></c></row>").bytes, Self.bare) == .oversized)
        let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(try failure(Parcel.workbook(deep).bytes, Self.bare) == .damaged)
        var endless = Parcel.workbook("<row x='\(String(repeating: "x", count: 1_200_000))'/>")
        endless.parts[5].isPacked = false
        #expect(try failure(endless.bytes, Self.bare) == .oversized)
    }

    @Test("A workbook too large to hold may still be read at random")
    func held() throws {
        var options = Self.bare
        options.limits.heldBytes = 100
        let bytes = Self.honest.bytes
        #expect(throws: TableError.self) { try Reading(pieces(of: 64, bytes), options) }
        #expect(try Reading(bytes, options).rows.count == 2)
    }

    @Test("A source that gives less than it has ends in an error, not in a loop")
    func meanSource() throws {
        let bytes = Self.honest.bytes
        let mean = TableSource.randomAccess(size: bytes.count) { offset, count in
            offset > 500 ? [] : Array(bytes[offset..<min(offset + count, bytes.count)])
        }
        #expect(throws: TableError.self) { try Reading(mean) }
    }
}
