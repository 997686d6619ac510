/// Several values in one byte string, such that no two lists of values have the same bytes.
///
/// Texts and byte strings stand behind their length (8 bytes, most significant first); numbers take 8 bytes.
public struct CanonicalBytes: Sendable {
    public private(set) var bytes: [UInt8] = []

    public init(capacity: Int = 128) {
        bytes.reserveCapacity(capacity)
    }

    public mutating func append(_ text: String) {
        append(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    public mutating func append(_ content: [UInt8]) {
        append(UInt64(content.count))
        bytes.append(contentsOf: content)
    }

    public mutating func append(_ digest: Digest) {
        digest.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    public mutating func append(_ number: Int64) {
        append(UInt64(bitPattern: number))
    }

    public mutating func append(_ number: UInt64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
