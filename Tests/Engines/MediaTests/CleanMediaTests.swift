import Fixtures
import Kernel
import Media
import TestSupport
import Testing

@Suite("A cleaned file")
struct CleanMediaTests {
    static let located: [(MediaKind, [UInt8])] = [
        (.jpeg, Samples.jpeg()), (.png, Samples.png), (.webP, Samples.webP), (.gif, Samples.gif),
        (.mp4, Samples.film()), (.quickTime, Samples.film(brand: "qt  ")), (.m4a, Samples.film(brand: "M4A ")),
        (.heic, Samples.heic()), (.avif, Samples.heic(brand: "avif")),
    ]

    @Test("Names its kind by content, and says no word of the place any more", arguments: located)
    func cleaned(kind: MediaKind, bytes: [UInt8]) throws {
        #expect(bytes.contains(text: Samples.secret))
        let clean = try CleanMedia(cleaning: bytes)
        #expect(clean.kind == kind)
        #expect(!clean.bytes.contains(text: Samples.secret))
        #expect(try MediaKind(sniffing: clean.bytes) == kind)
    }

    @Test("Cleaned again, it does not change", arguments: located)
    func settled(kind: MediaKind, bytes: [UInt8]) throws {
        let clean = try CleanMedia(cleaning: bytes)
        #expect(try CleanMedia(cleaning: clean.bytes).bytes == clean.bytes)
    }

    @Test("A photo keeps the way it is turned, in either byte order", arguments: [true, false], 2...8)
    func turned(isSmallEndian: Bool, orientation: Int) throws {
        let clean = try CleanMedia(cleaning: Samples.jpeg(orientation: orientation, isSmallEndian: isSmallEndian))
        let block: [UInt8] = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation)]
        #expect(clean.bytes.indices.contains { clean.bytes[$0...].starts(with: block) })
        #expect(!clean.bytes.contains(text: Samples.secret))
    }

    @Test("An upright photo needs no Exif at all")
    func upright() throws {
        #expect(!(try CleanMedia(cleaning: Samples.jpeg()).bytes.contains(text: "Exif")))
    }

    @Test("A photo keeps its pixels, its colours and its tables")
    func pixels() throws {
        let clean = try CleanMedia(cleaning: Samples.jpeg()).bytes
        #expect(clean.contains(text: "ICC_PROFILE"))
        #expect(clean.contains(text: "JFIF"))
        #expect(clean.suffix(Samples.scan.count + 2) == Samples.scan + [0xFF, 0xD9])
    }

    @Test("A film keeps its length, so that every offset in it holds")
    func offsets() throws {
        #expect(try CleanMedia(cleaning: Samples.film()).bytes.count == Samples.film().count)
        let clean = try CleanMedia(cleaning: Samples.heic()).bytes
        #expect(clean.count == Samples.heic().count)
        #expect(clean.indices.contains { clean[$0...].starts(with: [9, 8, 7, 6]) })
    }

    @Test(
        "A film with a track of places is refused with advice",
        arguments: [
            ("meta", "gpmd", ""), ("meta", "camm", ""), ("text", "tx3g", ""), ("meta", "mebx", "location.ISO6709"),
        ])
    func placeTrack(handler: String, entry: String, note: String) {
        let film = Samples.film(handler: handler, entry: entry, note: note)
        #expect(throws: Refusal.mediaPlaceUnremovable) { try CleanMedia(cleaning: film) }
    }

    @Test("A film with Apple's notes on faces is taken")
    func faces() throws {
        _ = try CleanMedia(cleaning: Samples.film(handler: "meta", entry: "mebx", note: "detected-face"))
    }

    @Test("A PDF stays as it is")
    func document() throws {
        let bytes = Array("%PDF-1.7\n…".utf8)
        let clean = try CleanMedia(cleaning: bytes)
        #expect(clean.kind == .pdf)
        #expect(clean.bytes == bytes)
    }

    @Test(
        "What is not taken is refused with the advice that fits",
        arguments: [
            (Array("MZ\u{90}\0".utf8), Refusal.mediaProgram), ([0x7F, 0x45, 0x4C, 0x46, 2], .mediaProgram),
            (Array("#!/bin/sh".utf8), .mediaProgram), ([0x50, 0x4B, 3, 4, 20], .mediaOfficeFile),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .mediaOfficeFile),
            (Array("<svg onload=alert(1)>".utf8), .mediaKindUnknown), (Array("<html>".utf8), .mediaKindUnknown),
            ([], .mediaEmpty), ([0xFF], .mediaKindUnknown), ([0xFF, 0xD8, 0xFF], .mediaDamaged),
        ])
    func refused(bytes: [UInt8], refusal: Refusal) {
        #expect(throws: refusal) { try CleanMedia(cleaning: bytes) }
    }
}

@Suite("Hostile files")
struct HostileMediaTests {
    static let samples = CleanMediaTests.located.map(\.1)

    @Test("A file cut off anywhere is cleaned or refused, and never stops the program", arguments: samples)
    func cut(bytes: [UInt8]) {
        for length in 0..<bytes.count {
            guard let clean = try? CleanMedia(cleaning: Array(bytes[..<length])) else { continue }
            #expect(!clean.bytes.contains(text: Samples.secret), "cut at \(length)")
        }
    }

    @Test("A file with wrong bytes is cleaned or refused, and never stops the program", arguments: samples)
    func spoilt(bytes: [UInt8]) {
        var random = Dice(UInt64(bytes.count))
        for _ in 0..<600 {
            var spoilt = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                spoilt[Int.random(in: 0..<spoilt.count, using: &random)] =
                    [0, 1, 0x7F, 0x80, 0xFF]
                    .randomElement(
                        using: &random) ?? 0
            }
            _ = try? CleanMedia(cleaning: spoilt)
        }
    }

    @Test("An extent that reaches past the file is refused")
    func longExtent() {
        #expect(throws: Refusal.mediaDamaged) {
            try CleanMedia(cleaning: Samples.heic(extentLength: 1_000_000))
        }
    }

    @Test("Boxes nested without end are refused")
    func nested() {
        var boxes = Samples.box("moov", [])
        for _ in 0..<5000 { boxes = Samples.box("moov", boxes) }
        let film = Samples.box("ftyp", Array("isom".utf8) + [0, 0, 0, 0]) + boxes
        #expect(throws: Refusal.mediaDamaged) { try CleanMedia(cleaning: film) }
    }

    @Test("A table that promises four billion places that take no bytes is given up soon", .timeLimit(.minutes(1)))
    func emptyPlaces() {
        let entry = Samples.box("infe", [2, 0, 0, 0, 0, 1, 0, 0] + Array("Exif".utf8) + [0])
        var places: [UInt8] = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        for _ in 0..<1000 { places += [0, 1, 0, 0, 0xFF, 0xFF] }
        let meta = Samples.box(
            "meta", [0, 0, 0, 0] + Samples.box("iinf", [0, 0, 0, 0, 0, 1] + entry) + Samples.box("iloc", places))
        let picture = Samples.box("ftyp", Array("heic".utf8) + [0, 0, 0, 0]) + meta
        #expect(throws: Refusal.mediaDamaged) { try CleanMedia(cleaning: picture) }
    }
}
