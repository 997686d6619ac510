import Kernel

/// A JPEG without what its camera, phone or editor wrote beside the picture (ITU-T T.81, annex B).
///
/// Kept are the picture itself, JFIF's and Adobe's marks, the colour profile, and the orientation; gone are Exif with
/// place and device, XMP, comments, previews, and whatever follows the end of the picture: further pictures, films of
/// "live" photos, makers' trailers.
enum JPEGCleaning {
    static func cleaned(_ bytes: [UInt8]) throws(Refusal) -> [UInt8] {
        var out: [UInt8] = [0xFF, 0xD8]
        out.reserveCapacity(bytes.count)
        var place = 2
        var hasPicture = false
        var isOriented = false
        while let marker = nextMarker(bytes, &place) {
            switch marker {
            case 0xD9:
                guard hasPicture else { throw .mediaDamaged }
                return out + [0xFF, 0xD9]
            case 0x01, 0xD0...0xD7: out += [0xFF, marker]
            default:
                guard let length = bytes.number(at: place, bytes: 2), length >= 2, place + length <= bytes.count else {
                    throw .mediaDamaged
                }
                let segment = place..<place + length
                place += length
                if isExif(bytes, marker, segment), !isOriented {
                    isOriented = true
                    out += orientation(bytes, segment)
                } else if isKept(bytes, marker, segment) {
                    out += [0xFF, marker]
                    out += bytes[segment]
                }
                if marker == 0xDA {
                    hasPicture = true
                    let start = place
                    skipScan(bytes, &place)
                    out += bytes[start..<place]
                }
            }
        }
        // A photo cut off in its last lines still shows what it shows.
        guard hasPicture else { throw .mediaDamaged }
        return out + [0xFF, 0xD9]
    }

    /// The next marker's code; any number of fill bytes may stand before it.
    private static func nextMarker(_ bytes: [UInt8], _ place: inout Int) -> UInt8? {
        guard place < bytes.count, bytes[place] == 0xFF else { return nil }
        while place < bytes.count, bytes[place] == 0xFF { place += 1 }
        guard place < bytes.count else { return nil }
        defer { place += 1 }
        return bytes[place]
    }

    /// Goes past the entropy-coded data of one scan, to the next marker that is no restart.
    private static func skipScan(_ bytes: [UInt8], _ place: inout Int) {
        while place < bytes.count {
            guard bytes[place] == 0xFF else {
                place += 1
                continue
            }
            guard place + 1 < bytes.count else {
                place = bytes.count
                return
            }
            let next = bytes[place + 1]
            if next == 0xFF {
                place += 1
            } else if next == 0 || (0xD0...0xD7).contains(next) {
                place += 2
            } else {
                return
            }
        }
    }

    private static func isExif(_ bytes: [UInt8], _ marker: UInt8, _ segment: Range<Int>) -> Bool {
        marker == 0xE1 && segment.count >= 8 && bytes.has("Exif\0\0", at: segment.lowerBound + 2)
    }

    private static func isKept(_ bytes: [UInt8], _ marker: UInt8, _ segment: Range<Int>) -> Bool {
        switch marker {
        case 0xE0: bytes.has("JFIF\0", at: segment.lowerBound + 2)
        case 0xE2: bytes.has("ICC_PROFILE\0", at: segment.lowerBound + 2)
        case 0xEE: bytes.has("Adobe", at: segment.lowerBound + 2)
        // Frames, tables, scans and restart intervals.
        case 0xC0...0xCF, 0xDA...0xDF: true
        default: false
        }
    }

    private static func orientation(_ bytes: [UInt8], _ segment: Range<Int>) -> [UInt8] {
        let value = Orientation.value(in: bytes, from: segment.lowerBound + 8, before: segment.upperBound)
        guard value != 1 else { return [] }
        let content = Array("Exif\0\0".utf8) + Orientation.block(value)
        return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
    }
}
