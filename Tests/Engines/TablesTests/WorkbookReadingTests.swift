import Kernel
import Tables
import Testing

@Suite("Reading workbooks")
struct WorkbookReadingTests {
    static let bare = ReadingOptions(hasHeader: false)

    @Test("Every sort of cell gives its text, at the column its reference names")
    func cells() throws {
        let shared = "<sst><si><t>一</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></si></sst>"
        let sheet = """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>in</t><rPh><t>x</t></rPh></is></c><c t="str"><f>A1</f><v>formula</v></c>
            <c r="D3" t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="d"><v>2026-04-15</v></c></row>
            <row r="7"><c><v>42</v></c><c><v>1.1000000000000001</v></c><c><v>-0.5</v></c><c><v>1E3</v></c></row>
            """
        let bytes = Parcel.workbook(sheet, shared: shared).bytes
        let reading = try Reading(bytes, Self.bare)
        #expect(
            reading.rows == [
                ["一", "", "two runs"], ["in", "formula", "", "TRUE", "FALSE", "2026-04-15"],
                ["42", "1.1", "-0.5", "1000"],
            ])
        #expect(reading.lines == [1, 3, 7])
        #expect(try Reading(pieces(of: 100, bytes), Self.bare).rows == reading.rows)
    }

    @Test("The header names the columns, and short rows are no matter in a sheet")
    func header() throws {
        var reader = try TableReader(
            .bytes(Parcel.workbook(Parcel.rows([["编号", " 备注 "], ["A1"], ["A2", "b", "c"]])).bytes))
        #expect(reader.format == .xlsx)
        #expect(reader.encoding == nil)
        #expect(reader.header.names == ["编号", "备注"])
        #expect(try reader.next()?["备注"] == "")
        #expect(reader.diagnostics.isEmpty)
        #expect(try reader.next()?[2] == "c")
        #expect(reader.diagnostics.map(\.line) == [3])
    }

    /// Serial numbers and their dates as Excel shows them.
    @Test(
        "Numbers in date formats are dates",
        arguments: [
            ("46127", 0, "2026-04-15"), ("46127.395833333336", 1, "2026-04-15T09:30:00"),
            ("46127.39583333333", 0, "2026-04-15T09:30:00"), ("0.5", 2, "12:00:00"), ("1.5", 3, "36:00:00"),
            ("1", 0, "1900-01-01"), ("59", 0, "1900-02-28"), ("61", 0, "1900-03-01"), ("2958465", 0, "9999-12-31"),
            ("46127", 4, "2026-04-15"), ("46127", 5, "2026-04-15"), ("46127", 6, "46127"), ("46127", 7, "46127"),
            ("0.75", 8, "18:00:00"), ("46127", 9, "46127"), ("46127.99999999", 0, "2026-04-16"),
        ])
    func dates(serial: String, style: Int, text: String) throws {
        let codes = [
            "yyyy\"年\"m\"月\"d\"日\";@", "[$-804]yyyy/m/d\\ h:mm;@", "h:mm AM/PM", "[h]:mm:ss", "mmm", "",
            "0.00\"days\"", "[Red]#,##0", "上午/下午h\"时\"", "General",
        ]
        let formats = codes.enumerated().filter { !$1.isEmpty }
            .map { "<numFmt numFmtId='\(164 + $0)' formatCode='\($1.replacing("\"", with: "&quot;"))'/>" }
        let uses = codes.enumerated().map { "<xf numFmtId='\($1.isEmpty ? 14 : 164 + $0)'/>" }
        let styles =
            "<styleSheet><numFmts>\(formats.joined())</numFmts><cellStyleXfs><xf numFmtId='1'/></cellStyleXfs>"
            + "<cellXfs>\(uses.joined())</cellXfs></styleSheet>"
        let sheet = "<row><c s='\(style)'><v>\(serial)</v></c></row>"
        #expect(try Reading(Parcel.workbook(sheet, styles: styles).bytes, Self.bare).rows == [[text]])
    }

    @Test("A workbook that counts from 1904 is read so")
    func from1904() throws {
        let book =
            "<workbook><workbookPr date1904='1'/><sheets><sheet name='x' r:id='s1'/></sheets></workbook>"
        let styles = "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>"
        let sheet = "<row><c s='0'><v>44665</v></c><c s='0'><v>0</v></c></row>"
        let reading = try Reading(Parcel.workbook(sheet, book: book, styles: styles).bytes, Self.bare)
        #expect(reading.rows == [["2026-04-15", "1904-01-01"]])
    }

    @Test("The first visible sheet is read, or the one asked for by name")
    func sheets() throws {
        let book = """
            <workbook><sheets><sheet name="隐藏" state="hidden" r:id="s1"/><sheet name="第二" r:id="s2"/></sheets></workbook>
            """
        let bytes = Parcel.workbook(Parcel.rows([["first"]]), book: book).bytes
        #expect(try Reading(bytes, Self.bare).rows == [["second"]])
        #expect(try Reading(bytes, ReadingOptions(sheet: "隐藏", hasHeader: false)).rows == [["first"]])
        #expect(try failure(bytes, ReadingOptions(sheet: "第三")) == .absentSheet)
    }

    @Test("What a workbook says in a way that loses something is remarked on with its place")
    func remarks() throws {
        let sheet = """
            <row><c><v>110101199001010000</v></c><c t="e"><v>#N/A</v></c><c s="0"><v>-1</v></c><c><v>x</v></c></row>
            </sheetData><mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="C1:D2"/></mergeCells><sheetData>
            """
        let styles = "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>"
        let reading = try Reading(Parcel.workbook(sheet, styles: styles).bytes, Self.bare)
        #expect(reading.rows == [["110101199001010000", "#N/A", "-1", "x"]])
        #expect(reading.remarks.map(\.column) == ["A", "B", "C", "D", nil])
        #expect(reading.remarks.map(\.line) == [1, 1, 1, 1, nil])
    }

    @Test("Escaped characters come back, and what only looks like one stays")
    func escapes() throws {
        let reading = try Reading(
            Parcel.workbook(Parcel.rows([["a_x000D_b", "_x005F_x000D_", "_xD800_", "_x12_", "&lt;&amp;&#20013;"]]))
                .bytes,
            Self.bare)
        #expect(reading.rows == [["a\rb", "_x000D_", "_xD800_", "_x12_", "<&中"]])
    }

    @Test("Sheets without rows, and rows without values, are no rows")
    func nothing() throws {
        #expect(try Reading(Parcel.workbook("").bytes, Self.bare).rows.isEmpty)
        let sheet = "<row r='5'/><row><c s='0'/><c><v></v></c></row><row r='9'><c r='XFD9'/><c/></row>"
        #expect(try Reading(Parcel.workbook(sheet).bytes, Self.bare).rows.isEmpty)
    }

    @Test("Parts may be stored without packing, and their names may differ in case")
    func storedParts() throws {
        var parcel = Parcel.workbook(Parcel.rows([["a"]]))
        for index in parcel.parts.indices { parcel.parts[index].isPacked = false }
        parcel.parts[5].name = "XL/Worksheets/Sheet1.XML"
        #expect(try Reading(parcel.bytes, Self.bare).rows == [["a"]])
    }

    @Test("Archives with the sizes of Zip64 are read")
    func zip64() throws {
        var parcel = Parcel.workbook(Parcel.rows([["a"]]))
        parcel.isZip64 = true
        #expect(try Reading(parcel.bytes, Self.bare).rows == [["a"]])
    }

    @Test("A remark names the heading where there is one")
    func headingInRemark() throws {
        let sheet = "<row><c t='str'><v>数量</v></c></row><row><c t='e'><v>#REF!</v></c><c t='e'><v>#REF!</v></c></row>"
        #expect(try Reading(Parcel.workbook(sheet).bytes).remarks.map(\.column) == ["数量", "B", nil])
    }
}
