/// Which way up a picture was taken: the one thing of its camera data that its reader needs.
///
/// TIFF 6.0 and Exif 2.3: tag 0x0112 of the first directory, 1 to 8.
enum Orientation {
    /// The orientation that a TIFF block names; 1, upright, where it names none that is known.
    static func value(in bytes: [UInt8], from start: Int, before end: Int) -> UInt8 {
        guard end - start >= 8, start >= 0, end <= bytes.count else { return 1 }
        let isSmallEndian = bytes.has("II*\0", at: start)
        guard isSmallEndian || bytes.has("MM\0*", at: start) else { return 1 }
        func number(_ place: Int, _ count: Int) -> Int? {
            guard place >= start, place <= end - count else { return nil }
            let part = bytes[place..<place + count]
            return (isSmallEndian ? Array(part.reversed()) : Array(part)).number(at: 0, bytes: count)
        }
        guard let offset = number(start + 4, 4), let count = number(start + offset, 2) else { return 1 }
        for index in 0..<count {
            let entry = start + offset + 2 + index * 12
            guard let tag = number(entry, 2) else { return 1 }
            guard tag == 0x0112 else { continue }
            guard number(entry + 2, 2) == 3, let value = number(entry + 8, 2), (1...8).contains(value) else { return 1 }
            return UInt8(value)
        }
        return 1
    }

    /// A TIFF block that says nothing but the orientation.
    static func block(_ value: UInt8) -> [UInt8] {
        [
            0x4D, 0x4D, 0x00, 0x2A, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0,
        ]
    }
}
