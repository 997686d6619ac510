import Kernel

/// A WebP without its Exif and XMP chunks (RFC 9649).
enum WebPCleaning {
    private static let kept: Set<FourCharacters> = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]
    /// Bits of the extended header that announce Exif and XMP.
    private static let announcements: UInt8 = 0x08 | 0x04

    static func cleaned(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
        guard let declared = bytes.smallEndian(at: 4), declared >= 4 else { throw .mediaDamaged }
        let end = min(bytes.count, declared + 8)
        var out = Array("RIFF\0\0\0\0WEBP".utf8)
        out.reserveCapacity(bytes.count)
        var place = 12
        var hasPicture = false
        while place < end {
            guard place <= end - 8, let length = bytes.smallEndian(at: place + 4), length <= end - place - 8 else {
                throw .mediaDamaged
            }
            let type = FourCharacters(bytes, at: place)
            if kept.contains(type) {
                let start = out.count
                out += bytes[place..<place + 8 + length]
                if !length.isMultiple(of: 2) { out.append(0) }
                if type == "VP8X", length >= 1 { out[start + 8] &= ~announcements }
                hasPicture = hasPicture || ["VP8 ", "VP8L", "ANMF"].contains(type)
            }
            place += 8 + length + length % 2
        }
        guard hasPicture else { throw .mediaDamaged }
        let size = UInt32(out.count - 8)
        for index in 0..<4 { out[4 + index] = UInt8(truncatingIfNeeded: size >> (8 * index)) }
        return out
    }
}
