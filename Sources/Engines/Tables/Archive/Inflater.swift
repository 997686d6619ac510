import CZlib

/// Unpacks deflate (RFC 1951) through zlib, a bounded piece at a time.
final class Inflater {
    // zlib keeps the address of its state, so the state must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var input: [UInt8] = []
    private var position = 0
    private(set) var isAtEnd = false

    /// What is around the packed bytes.
    enum Wrapping: Int32 {
        case none = -15
        case gzip = 31
    }

    init(_ wrapping: Wrapping = .none) throws(TableError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            stream.deallocate()
            throw .damaged(Phrases.packing)
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Takes packed bytes; those given before must have been used up.
    func feed(_ bytes: [UInt8]) {
        input = bytes
        position = 0
    }

    /// Unpacks on: empty where more input is wanted or the end is reached.
    func next() throws(TableError) -> [UInt8] {
        guard !isAtEnd else { return [] }
        var status = Z_OK
        let output = [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
            input.withUnsafeMutableBufferPointer { bytes in
                stream.pointee.next_in = bytes.baseAddress.map { $0 + position }
                stream.pointee.avail_in = UInt32(bytes.count - position)
                stream.pointee.next_out = buffer.baseAddress
                stream.pointee.avail_out = UInt32(Self.pieceSize)
                status = inflate(stream, Z_NO_FLUSH)
                position = bytes.count - Int(stream.pointee.avail_in)
                count = Self.pieceSize - Int(stream.pointee.avail_out)
            }
        }
        isAtEnd = status == Z_STREAM_END
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            throw .damaged(Phrases.packing)
        }
        return output
    }

    private static let pieceSize = 64 << 10
}
