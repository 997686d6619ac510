/// Pictures made by hand.
public enum Photos {
    public static let place = "GPS-38.021N-106.075E"

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }

    /// A JPEG whose Exif tells where it was taken.
    public static let located: [UInt8] =
        [0xFF, 0xD8] + segment(0xE1, Array("Exif\0\0II*\0".utf8) + [8, 0, 0, 0, 0, 0] + Array(place.utf8))
        + segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]) + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0x34, 0xFF, 0xD9]

    public static func file(_ name: String = "小票.jpg", _ bytes: [UInt8] = located) -> Browser.File {
        Browser.File(name: name, type: "image/jpeg", bytes: bytes)
    }
}

extension [UInt8] {
    public func contains(text: String) -> Bool {
        let wanted = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: wanted) }
    }
}
