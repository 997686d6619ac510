extension QRCode {
    /// The code as a PNG file of one bit a pixel, with its quiet zone.
    ///
    /// A module is `scale` pixels wide, at least 1 and at most 64.
    public func png(scale: Int = 8) -> [UInt8] {
        let scale = min(max(scale, 1), 64)
        let side = (size + 2 * Self.quietZone) * scale
        var lines: [UInt8] = []
        lines.reserveCapacity(side * (side / 8 + 2))
        for row in -Self.quietZone..<size + Self.quietZone {
            let line = pixels(row: row, scale: scale, side: side)
            // The first byte of a line names its filter: none.
            for _ in 0..<scale { lines.append(contentsOf: [0] + line) }
        }
        return PNGFile.bytes(width: side, height: side, lines: lines)
    }

    /// One line of pixels, eight a byte from the left; in PNG's greyscale a set bit is white.
    private func pixels(row: Int, scale: Int, side: Int) -> [UInt8] {
        var line = [UInt8](repeating: 0, count: (side + 7) / 8)
        for x in 0..<side where !isDark(row: row, column: x / scale - Self.quietZone) {
            line[x >> 3] |= 0x80 >> UInt8(x & 7)
        }
        return line
    }
}

/// The least that a PNG file (ISO/IEC 15948) needs: header, one data chunk of stored deflate blocks, end.
private enum PNGFile {
    static func bytes(width: Int, height: Int, lines: [UInt8]) -> [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        // Depth 1, greyscale, deflate, adaptive filters, not interlaced.
        append("IHDR", bigEndian(width) + bigEndian(height) + [1, 0, 0, 0, 0], to: &file)
        append("IDAT", zlib(lines), to: &file)
        append("IEND", [], to: &file)
        return file
    }

    private static func append(_ kind: String, _ content: [UInt8], to file: inout [UInt8]) {
        let body = Array(kind.utf8) + content
        file += bigEndian(content.count) + body + bigEndian(Int(crc32(body)))
    }

    /// RFC 1950 around stored blocks of RFC 1951.
    private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        let blockLimit = 0xFFFF
        var out: [UInt8] = [0x78, 0x01]
        var start = 0
        repeat {
            let end = min(start + blockLimit, bytes.count)
            let length = UInt16(end - start)
            out.append(end == bytes.count ? 1 : 0)
            for part in [length, ~length] { out += [UInt8(part & 0xFF), UInt8(part >> 8)] }
            out += bytes[start..<end]
            start = end
        } while start < bytes.count
        return out + bigEndian(Int(adler32(bytes)))
    }

    private static func bigEndian(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static let table: [UInt32] = (0..<256)
        .map { index in
            (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }

    private static func crc32(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }

    private static func adler32(_ bytes: [UInt8]) -> UInt32 {
        let modulus: UInt32 = 65_521
        var (low, high): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            low = (low + UInt32(byte)) % modulus
            high = (high + low) % modulus
        }
        return high << 16 | low
    }
}
