/// Reads little-endian integers one after the other; what would lie beyond the end is an error.
struct ByteReader {
    private let source: [UInt8]
    private(set) var position: Int

    init(_ source: [UInt8], from position: Int = 0) {
        self.source = source
        self.position = position
    }

    var remaining: Int { source.count - position }

    mutating func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws(SegmentError) -> Value {
        let size = MemoryLayout<Value>.size
        guard remaining >= size else { throw .truncated }
        let value = source.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: Value.self) }
        position += size
        return Value(littleEndian: value)
    }

    mutating func bytes(_ count: Int) throws(SegmentError) -> [UInt8] {
        guard count >= 0, remaining >= count else { throw .truncated }
        defer { position += count }
        return Array(source[position..<position + count])
    }
}

extension [UInt8] {
    mutating func appendInteger(_ value: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
    }

    /// Fills with zeros up to a multiple of `alignment`.
    mutating func pad(to alignment: Int) {
        let rest = count % alignment
        if rest != 0 { append(contentsOf: repeatElement(0, count: alignment - rest)) }
    }
}
