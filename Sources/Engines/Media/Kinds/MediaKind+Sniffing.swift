public import Kernel

extension MediaKind {
    /// What a file is by its first bytes; neither its name nor what its sender says of it counts.
    ///
    /// - Throws: a refusal that says what to do instead, for files that are of no kind taken here.
    public init(sniffing bytes: [UInt8]) throws(Refusal) {
        guard !bytes.isEmpty else { throw .mediaEmpty }
        if let kind = Self.fixed(bytes) ?? Self.boxed(bytes) {
            self = kind
            return
        }
        throw Self.refusal(of: bytes)
    }

    private static func fixed(_ bytes: [UInt8]) -> MediaKind? {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if bytes.starts(with: PNGCleaning.signature) { return .png }
        if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return .webP }
        if bytes.starts(with: "%PDF-".utf8) { return .pdf }
        return nil
    }

    /// ISO/IEC 14496-12: a file-type box comes first and names the brands that the file follows.
    private static func boxed(_ bytes: [UInt8]) -> MediaKind? {
        guard let box = Box(at: 0, in: bytes, before: bytes.count), box.type == "ftyp",
            box.body.count >= 8
        else { return nil }
        var brands = [FourCharacters(bytes, at: box.body.lowerBound)]
        var place = box.body.lowerBound + 8
        while place + 4 <= box.body.upperBound, brands.count < 64 {
            brands.append(FourCharacters(bytes, at: place))
            place += 4
        }
        return brands.lazy.compactMap { brandKinds[$0] }.first
    }

    private static let brandKinds: [FourCharacters: MediaKind] = {
        var kinds: [FourCharacters: MediaKind] = [:]
        for brand in ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"] as [FourCharacters] {
            kinds[brand] = .heic
        }
        for brand in ["avif", "avis"] as [FourCharacters] { kinds[brand] = .avif }
        let films: [FourCharacters] = [
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "dash",
            "M4V ", "MSNV", "mmp4", "3gp4", "3gp5", "3gp6", "3gp7", "3g2a",
        ]
        for brand in films { kinds[brand] = .mp4 }
        for brand in ["M4A ", "M4B "] as [FourCharacters] { kinds[brand] = .m4a }
        kinds["qt  "] = .quickTime
        return kinds
    }()

    /// The best advice for a file that is not taken.
    private static func refusal(of bytes: [UInt8]) -> Refusal {
        let isZip = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
        let isCompound = bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
        if isZip || isCompound { return .mediaOfficeFile }
        let isProgram =
            bytes.starts(with: "MZ".utf8) || bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46])
            || bytes.starts(with: "#!".utf8) || bytes.starts(with: [0xCA, 0xFE, 0xBA, 0xBE])
            || bytes.starts(with: [0xCF, 0xFA, 0xED, 0xFE])
        return isProgram ? .mediaProgram : .mediaKindUnknown
    }
}
