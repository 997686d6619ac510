import Kernel

/// A film, sound or picture in boxes whose notes are blanked where they lie, so that no offset changes.
///
/// Notes stand in user data (`udta`, with Apple's and Android's place), in `meta`, and in boxes of makers (`uuid`).
/// A track that records places or text beside the picture cannot be taken out that way: such a film is refused.
enum FilmCleaning {
    private static let holders: Set<FourCharacters> = ["moov", "trak", "mdia", "minf", "moof", "traf", "mvex", "edts"]
    private static let notes: Set<FourCharacters> = ["udta", "meta", "uuid", "free", "skip", "wide"]

    static func cleaned(_ bytes: [UInt8], kind: MediaKind) throws(Refusal) -> [UInt8] {
        var out = bytes
        let boxes = try Box.all(in: 0..<bytes.count, of: bytes)
        let isPicture = kind == .heic || kind == .avif
        guard boxes.contains(where: { $0.type == (isPicture ? "meta" : "moov") }) else { throw .mediaDamaged }
        for box in boxes {
            if box.type == "meta", isPicture {
                try ItemCleaning(meta: box, bytes: bytes).blank(in: &out)
            } else {
                try clean(box, bytes, &out, depth: 0)
            }
        }
        return out
    }

    private static func clean(_ box: Box, _ bytes: [UInt8], _ out: inout [UInt8], depth: Int) throws(Refusal) {
        if notes.contains(box.type) {
            out.blank(box.body)
            out.replaceSubrange(box.start + 4..<box.start + 8, with: "free".utf8)
            return
        }
        guard holders.contains(box.type) else { return }
        guard depth < 8 else { throw .mediaDamaged }
        let parts = try Box.all(in: box.body, of: bytes)
        if box.type == "mdia" { try refusePlaceTrack(parts, bytes) }
        for part in parts { try clean(part, bytes, &out, depth: depth + 1) }
    }

    /// Apple's own timed notes (`mebx`) tell of faces and turning, and are let through unless they name a location.
    private static func refusePlaceTrack(_ parts: [Box], _ bytes: [UInt8]) throws(Refusal) {
        guard let handler = parts.first(where: { $0.type == "hdlr" }), handler.body.count >= 12 else { return }
        let kind = FourCharacters(bytes, at: handler.body.lowerBound + 8)
        guard ["meta", "text", "sbtl", "subt"].contains(kind) else { return }
        let rest = parts.filter { $0.type == "minf" }
        for part in rest {
            guard let table = try description(in: part, bytes) else { continue }
            let entry = table.body.lowerBound + 12
            guard kind == "meta", entry + 4 <= table.body.upperBound, FourCharacters(bytes, at: entry) == "mebx",
                !names(location, in: bytes[table.body])
            else { throw .mediaPlaceUnremovable }
        }
    }

    private static func description(in part: Box, _ bytes: [UInt8]) throws(Refusal) -> Box? {
        guard let table = try Box.all(in: part.body, of: bytes).first(where: { $0.type == "stbl" }) else { return nil }
        return try Box.all(in: table.body, of: bytes).first { $0.type == "stsd" }
    }

    private static let location = Array("location".utf8)

    private static func names(_ word: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.contains { bytes[$0...].starts(with: word) }
    }
}
