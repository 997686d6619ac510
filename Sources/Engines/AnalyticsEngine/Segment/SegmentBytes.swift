/// Bytes that stay as they are for as long as their holder lives: a mapped file, or an array.
///
/// The engine only borrows them, never copies them.
public protocol SegmentBytes: Sendable {
    /// Lends the bytes; their start is at a multiple of 64 and the same at every call.
    func withBytes<Answer>(_ body: (RawSpan) throws -> Answer) rethrows -> Answer
}

/// A segment's bytes in memory.
public struct MemoryBytes: SegmentBytes {
    private let words: [SIMD64<UInt8>]
    private let count: Int

    public init(_ bytes: [UInt8]) {
        count = bytes.count
        // Kept in pieces of 64 bytes because these are aligned as a segment must be.
        words = [SIMD64<UInt8>](unsafeUninitializedCapacity: (bytes.count + 63) / 64) { buffer, filled in
            filled = (bytes.count + 63) / 64
            UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes)
        }
    }

    public func withBytes<Answer>(_ body: (RawSpan) throws -> Answer) rethrows -> Answer {
        try words.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count]).bytes) }
    }
}
