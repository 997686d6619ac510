/// The place of the first byte that is not ASCII; eight at a time.
func firstNonASCII(in bytes: UnsafeRawBufferPointer) -> Int? {
    var index = 0
    while index + 8 <= bytes.count {
        if bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 != 0 { break }
        index += 8
    }
    while index < bytes.count {
        if bytes[index] >= 0x80 { return index }
        index += 1
    }
    return nil
}

/// How many bytes at the end begin a UTF-8 character that is not complete yet: 0 to 3.
func unfinishedTail(of bytes: [UInt8]) -> Int {
    for back in 1...3 where back <= bytes.count {
        let byte = bytes[bytes.count - back]
        if byte < 0x80 { return 0 }
        guard byte >= 0xC0 else { continue }
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
        return length > back ? back : 0
    }
    return 0
}

/// The places of all maximal byte runs that are not UTF-8, in order; none for valid text.
///
/// Valid text costs one pass of the standard library's validation.
func invalidRanges(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
        let rest = bytes.span.extracting(start...)
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: rest)
            return ranges
        } catch {
            let lower = start + error.byteOffsets.lowerBound
            let upper = max(start + error.byteOffsets.upperBound, lower + 1)
            ranges.append(lower..<upper)
            start = upper
        }
    }
    return ranges
}
