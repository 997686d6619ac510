/// Small files made by hand, each with a place hidden in every spot that its format has for one.
enum Samples {
    static let secret = "GPS-38.021N-106.075E"

    static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker] + big(content.count + 2, 2) + content
    }

    static func big(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    static func small(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }

    /// A TIFF block with an orientation and, after it, words that tell a place.
    static func tiff(orientation: Int, isSmallEndian: Bool = true) -> [UInt8] {
        func number(_ value: Int, _ count: Int) -> [UInt8] { isSmallEndian ? small(value, count) : big(value, count) }
        return Array((isSmallEndian ? "II" : "MM").utf8) + number(42, 2) + number(8, 4) + number(2, 2)
            + number(0x8825, 2) + number(4, 2) + number(1, 4) + number(60, 4)
            + number(0x0112, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0] + number(0, 4)
            + Array(secret.utf8)
    }

    static let scan: [UInt8] = [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]

    static func jpeg(orientation: Int = 1, isSmallEndian: Bool = true) -> [UInt8] {
        let picture =
            segment(0xDB, Array(repeating: 1, count: 65)) + segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])
            + segment(0xC4, Array(repeating: 0, count: 18)) + segment(0xDA, [1, 1, 0, 0, 63, 0]) + scan
        return [0xFF, 0xD8] + segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
            + segment(0xE1, Array("Exif\0\0".utf8) + tiff(orientation: orientation, isSmallEndian: isSmallEndian))
            + segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0\(secret)".utf8))
            + segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 9, 9]) + segment(0xE2, Array("MPF\0\(secret)".utf8))
            + segment(0xED, Array(secret.utf8)) + segment(0xFE, Array(secret.utf8)) + picture + [0xFF, 0xD9]
            + Array("trailer \(secret)".utf8)
    }

    static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count, 4) + Array(type.utf8) + content + [0, 0, 0, 0]
    }

    static var png: [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", Array(repeating: 1, count: 13))
            + chunk("tEXt", Array(secret.utf8)) + chunk("iTXt", Array(secret.utf8)) + chunk("zTXt", Array(secret.utf8))
            + chunk("eXIf", tiff(orientation: 6)) + chunk("prVt", Array(secret.utf8)) + chunk("IDAT", [1, 2, 3])
            + chunk("IEND", []) + Array(secret.utf8)
    }

    static func riff(_ type: String, _ content: [UInt8]) -> [UInt8] {
        Array(type.utf8) + small(content.count, 4) + content + (content.count.isMultiple(of: 2) ? [] : [0])
    }

    static var webP: [UInt8] {
        let chunks =
            riff("VP8X", [0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]) + riff("VP8L", [0x2F, 1, 2])
            + riff("EXIF", tiff(orientation: 1))
            + riff("XMP ", Array(secret.utf8))
        return Array("RIFF".utf8) + small(chunks.count + 4, 4) + Array("WEBP".utf8) + chunks + Array(secret.utf8)
    }

    static var gif: [UInt8] {
        func blocks(_ content: [UInt8]) -> [UInt8] { [UInt8(content.count)] + content + [0] }
        let head = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6]
        return head + [0x21, 0xFE] + blocks(Array(secret.utf8))
            + [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
            + [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8) + blocks(Array(secret.utf8))
            + [0x21, 0xF9, 4, 0, 0, 0, 0, 0] + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2] + blocks([0x4C, 1])
            + [0x3B] + Array(secret.utf8)
    }

    static func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        big(content.count + 8, 4) + Array(type.utf8) + content
    }

    static func film(
        brand: String = "isom", handler: String = "vide", entry: String = "avc1", note: String = ""
    )
        -> [UInt8]
    {
        let table = box("stbl", box("stsd", big(0, 4) + big(1, 4) + box(entry, Array(note.utf8))))
        let track = box(
            "trak",
            box("udta", Array(secret.utf8))
                + box(
                    "mdia", box("hdlr", big(0, 8) + Array(handler.utf8) + big(0, 12)) + box("minf", table)))
        return box("ftyp", Array(brand.utf8) + big(0, 4) + Array("mp42".utf8))
            + box("uuid", Array(secret.utf8)) + box("mdat", [1, 2, 3, 4])
            + box(
                "moov",
                box("mvhd", big(0, 20)) + track + box("udta", Array(secret.utf8)) + box("meta", Array(secret.utf8)))
    }

    /// A picture with an Exif item in `mdat` and an XMP item in `idat`.
    static func heic(brand: String = "heic", extentLength: Int? = nil) -> [UInt8] {
        let exif = Array(secret.utf8)
        func entry(_ item: Int, _ type: String) -> [UInt8] {
            box("infe", [2, 0, 0, 0] + big(item, 2) + big(0, 2) + Array(type.utf8) + [0])
        }
        func meta(at offset: Int) -> [UInt8] {
            let places =
                [1, 0, 0, 0, 0x44, 0x00] + big(3, 2)
                + big(1, 2) + big(0, 2) + big(0, 2) + big(1, 2) + big(offset, 4) + big(4, 4)
                + big(2, 2) + big(0, 2) + big(0, 2) + big(1, 2) + big(offset + 4, 4)
                + big(extentLength ?? exif.count, 4)
                + big(3, 2) + big(1, 2) + big(0, 2) + big(1, 2) + big(0, 4) + big(exif.count, 4)
            return box(
                "meta",
                big(0, 4) + box("hdlr", big(0, 8) + Array("pict".utf8) + big(0, 12))
                    + box("iinf", big(0, 4) + big(3, 2) + entry(1, "hvc1") + entry(2, "Exif") + entry(3, "mime"))
                    + box("iloc", places) + box("idat", exif))
        }
        let head = box("ftyp", Array(brand.utf8) + big(0, 4) + Array("mif1".utf8))
        let offset = head.count + meta(at: 0).count + 8
        return head + meta(at: offset) + box("mdat", [9, 8, 7, 6] + exif)
    }
}

extension [UInt8] {
    func contains(text: String) -> Bool {
        let wanted = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: wanted) }
    }
}
