/// The fixed markup of a written workbook (ECMA-376 part 1, transitional).
enum WorkbookMarkup {
    /// The cell styles, by their index in the styles part.
    enum Style: Int {
        case plain, heading, day, moment, money
    }

    static func parts(sheet: String) -> [(name: String, content: String)] {
        [
            ("[Content_Types].xml", contentTypes), ("_rels/.rels", roots), ("xl/workbook.xml", workbook(sheet)),
            ("xl/_rels/workbook.xml.rels", links), ("xl/styles.xml", styles),
        ]
    }

    static func sheetStart(_ columns: [Column]) -> String {
        let widths = columns.enumerated()
            .map { index, column in
                "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.effectiveWidth)\" customWidth=\"1\"/>"
            }
        return declaration
            + "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\">"
            + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
            + (widths.isEmpty ? "" : "<cols>\(widths.joined())</cols>") + "<sheetData>"
    }

    static let sheetEnd = "</sheetData></worksheet>"

    static func text(_ text: String, at place: String, style: Style) -> String {
        let mark = style == .plain ? "" : " s=\"\(style.rawValue)\""
        return "<c r=\"\(place)\"\(mark) t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
    }

    /// Markup characters as entities; what XML cannot hold, and what would read as such, as `_xHHHH_`.
    static func escaped(_ text: String) -> String {
        guard needsEscapes(text) else { return text }
        var markup = ""
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "&": markup += "&amp;"
            case "<": markup += "&lt;"
            case ">": markup += "&gt;"
            case "\"": markup += "&quot;"
            case "\t", "\n": markup.unicodeScalars.append(scalar)
            case "_":
                let following = scalars[index...].prefix(7).reduce(into: "") { $0.unicodeScalars.append($1) }
                markup += escapedScalar(Array(following.utf8)[...]) == nil ? "_" : "_x005F_"
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                markup += "_x" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "_"
            default: markup.unicodeScalars.append(scalar)
            }
        }
        return markup
    }

    /// Whether a closer look is worth while: 0xEF starts U+FFFE and U+FFFF in UTF-8.
    private static func needsEscapes(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            bytes.contains {
                $0 < 0x20 || $0 == 0xEF || $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
                    || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "_")
            }
        }
    }

    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let packages = "http://schemas.openxmlformats.org/package/2006"
    private static let sheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    private static let contentTypes =
        declaration
        + "<Types xmlns=\"\(packages)/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(sheetTypes).sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(sheetTypes).worksheet+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(sheetTypes).styles+xml\"/></Types>"

    private static let roots =
        declaration
        + "<Relationships xmlns=\"\(packages)/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

    private static func workbook(_ sheet: String) -> String {
        declaration
            + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">"
            + "<sheets><sheet name=\"\(escaped(sheet))\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    }

    private static let links =
        declaration
        + "<Relationships xmlns=\"\(packages)/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        + "<Relationship Id=\"rId2\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>"

    private static let styles =
        declaration
            + """
            <styleSheet xmlns="\(main)"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>\
            <numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
            <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
            <fills count="2"><fill><patternFill patternType="none"/></fill>\
            <fill><patternFill patternType="gray125"/></fill></fills>\
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
            <cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
            <xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>\
            <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>\
            <xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """
}
