import AnalyticsEngine

/// The marks of a segment's deleted rows as a file: a name, how many words, their check sum, the words.
enum DeletedMarks {
    private static let magic: UInt64 = 0x3130_4C45_4458_4666  // "fFXDEL01"

    static func image(_ marks: [UInt64]) -> [UInt8] {
        var words = [magic, UInt64(marks.count), sum(marks)]
        words.append(contentsOf: marks)
        return words.withUnsafeBytes { Array($0) }
    }

    static func read(_ bytes: [UInt8]) throws(SegmentError) -> [UInt64] {
        guard bytes.count >= 24, bytes.count % 8 == 0 else { throw .truncated }
        let words = bytes.withUnsafeBytes { raw in
            (0..<bytes.count / 8).map { raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self) }
        }
        guard words[0] == magic, words[1] == UInt64(words.count - 3) else { throw .truncated }
        let marks = Array(words[3...])
        guard sum(marks) == words[2] else { throw .damaged(section: nil) }
        return marks
    }

    private static func sum(_ marks: [UInt64]) -> UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for word in marks {
            hash = (hash ^ word) &* 0xFF51_AFD7_ED55_8CCD
            hash = hash << 31 | hash >> 33
        }
        return hash
    }
}
