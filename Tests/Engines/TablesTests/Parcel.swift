import CZlib

/// A zip archive made for a test, honest or not.
struct Parcel {
    struct Part {
        var name: String
        var content: [UInt8]
        var isPacked = true
        var flags = 0
        var method: Int?
        var claimedSize: Int?
        var checksum: UInt?
    }

    var parts: [Part] = []
    /// Whether sizes are written as archives beyond 4 GiB write them.
    var isZip64 = false

    init(_ parts: [(String, String)] = []) {
        self.parts = parts.map { Part(name: $0, content: Array($1.utf8)) }
    }

    var bytes: [UInt8] {
        var (file, directory): ([UInt8], [UInt8]) = ([], [])
        for part in parts {
            let data = part.isPacked ? Self.packed(part.content) : part.content
            let name = Array(part.name.utf8)
            let sum = Int(part.checksum ?? crc32(0, part.content, UInt32(part.content.count)))
            let size = part.claimedSize ?? part.content.count
            let start =
                number(20, 2) + number(part.flags, 2) + number(part.method ?? (part.isPacked ? 8 : 0), 2) + number(0, 4)
                + number(sum, 4)
            let sizes = number(data.count, 4) + number(size, 4) + number(name.count, 2)
            let largeSizes = number(0xFFFF_FFFF, 4) + number(0xFFFF_FFFF, 4) + number(name.count, 2)
            let extra =
                isZip64
                ? number(0x5455, 2) + number(1, 2) + [7] + number(1, 2) + number(16, 2) + number(size, 8)
                    + number(data.count, 8) : []
            directory += number(0x0201_4B50, 4) + number(20, 2) + start + (isZip64 ? largeSizes : sizes)
            directory += number(extra.count, 2) + number(0, 10) + number(file.count, 4) + name + extra
            file += number(0x0403_4B50, 4) + start + sizes + number(0, 2) + name + data
        }
        return file + directory + end(directory.count, at: file.count)
    }

    private func end(_ size: Int, at offset: Int) -> [UInt8] {
        let small =
            number(0x0605_4B50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
            + number(size, 4) + number(isZip64 ? 0xFFFF_FFFF : offset, 4) + number(0, 2)
        guard isZip64 else { return small }
        let record =
            number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8)
            + number(parts.count, 8) + number(parts.count, 8) + number(size, 8) + number(offset, 8)
        return record + number(0x0706_4B50, 4) + number(0, 4) + number(offset + size, 8) + number(1, 4) + small
    }

    private func number(_ value: Int, _ size: Int) -> [UInt8] {
        (0..<size).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    static func packed(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        deflateInit2_(&stream, 9, Z_DEFLATED, -MAX_WBITS, 8, 0, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
        let count = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                deflate(&stream, Z_FINISH)
                return Int(stream.total_out)
            }
        }
        deflateEnd(&stream)
        return Array(output.prefix(count))
    }
}

extension Parcel {
    /// A workbook around one sheet's rows; other parts may be replaced.
    static func workbook(_ rows: String, book: String = "", styles: String = "", shared: String = "") -> Parcel {
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        return Parcel([
            (
                "_rels/.rels",
                "<Relationships><Relationship Id='a' Type='\(relation)/officeDocument' Target='/xl/workbook.xml'/>"
                    + "</Relationships>"
            ),
            (
                "xl/workbook.xml",
                book.isEmpty ? "<workbook><sheets><sheet name='投诉' r:id='s1'/></sheets></workbook>" : book
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships>"
                    + "<Relationship Id='s1' Type='\(relation)/worksheet' Target='worksheets/sheet1.xml'/>"
                    + "<Relationship Id='s2' Type='\(relation)/worksheet' Target='../xl/./worksheets/sheet2.xml'/>"
                    + "<Relationship Id='out' Type='\(relation)/worksheet' Target='file:///etc/passwd' TargetMode='External'/>"
                    + "<Relationship Id='up' Type='\(relation)/worksheet' Target='../../../../etc/passwd'/>"
                    + "<Relationship Id='st' Type='\(relation)/styles' Target='styles.xml'/>"
                    + "<Relationship Id='ss' Type='\(relation)/sharedStrings' Target='sharedStrings.xml'/></Relationships>"
            ),
            ("xl/styles.xml", styles.isEmpty ? "<styleSheet/>" : styles),
            ("xl/sharedStrings.xml", shared.isEmpty ? "<sst/>" : shared),
            ("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>"),
            (
                "xl/worksheets/sheet2.xml",
                "<x:worksheet xmlns:x='urn:x'><x:sheetData><x:row><x:c t='str'><x:v>second</x:v></x:c></x:row>"
                    + "</x:sheetData></x:worksheet>"
            ),
        ])
    }

    /// A sheet of texts, one list a row.
    static func rows(_ texts: [[String]]) -> String {
        texts.map { "<row>" + $0.map { "<c t='inlineStr'><is><t>\($0)</t></is></c>" }.joined() + "</row>" }.joined()
    }
}
