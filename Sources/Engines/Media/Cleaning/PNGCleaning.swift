import Kernel

/// A PNG with the chunks that draw it, and none that tell of it (PNG, third edition, 11.3).
enum PNGCleaning {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// Critical chunks, colour, transparency, and animation.
    private static let kept: Set<FourCharacters> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "hIST", "pHYs",
        "acTL", "fcTL", "fdAT",
    ]

    static func cleaned(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
        var out = signature
        out.reserveCapacity(bytes.count)
        var place = signature.count
        var isFirst = true
        while let length = bytes.number(at: place, bytes: 4), length <= bytes.count - place - 12 {
            let type = FourCharacters(bytes, at: place + 4)
            guard !isFirst || type == "IHDR" else { throw .mediaDamaged }
            isFirst = false
            let end = place + 12 + length
            if kept.contains(type) { out += bytes[place..<end] }
            if type == "IEND" { return out }
            place = end
        }
        throw .mediaDamaged
    }
}
