import CZlib

/// Writes a zip archive as a stream: sizes and checksums follow each part, as they are known only then.
///
/// All entries carry the first date that zip knows, so that the same content gives the same bytes.
final class ArchiveWriter {
    private struct Entry {
        let name: [UInt8]
        let offset: Int
        var checksum: UInt = 0
        var packedSize = 0
        var size = 0
    }

    private let sink: ([UInt8]) throws -> Void
    private var entries: [Entry] = []
    private var writtenCount = 0
    private var deflater: Deflater?

    init(sink: @escaping ([UInt8]) throws -> Void) {
        self.sink = sink
    }

    func beginPart(_ name: String) throws {
        let name = Array(name.utf8)
        entries.append(Entry(name: name, offset: writtenCount))
        deflater = try Deflater()
        var header = ByteWriter()
        header.put(0x0403_4B50, 4)
        header.put(20, 2)
        header.put(Self.flags, 2)
        header.put(8, 2)
        header.put(0, 2)
        header.put(Self.firstDate, 2)
        header.put(0, 4 + 4 + 4)
        header.put(name.count, 2)
        header.put(0, 2)
        try emit(header.bytes + name)
    }

    func write(_ bytes: [UInt8]) throws {
        guard let deflater, !bytes.isEmpty else { return }
        entries[entries.count - 1].size += bytes.count
        entries[entries.count - 1].checksum = crc32(entries[entries.count - 1].checksum, bytes, UInt32(bytes.count))
        try emitPacked(deflater.pack(bytes, isLast: false))
    }

    func endPart() throws {
        guard let deflater else { return }
        try emitPacked(deflater.pack([], isLast: true))
        self.deflater = nil
        let entry = entries[entries.count - 1]
        guard entry.size < Self.limit, writtenCount < Self.limit else { throw Self.tooLarge }
        var descriptor = ByteWriter()
        descriptor.put(0x0807_4B50, 4)
        descriptor.put(sizes: entry.checksum, entry.packedSize, entry.size)
        try emit(descriptor.bytes)
    }

    func finish() throws {
        let start = writtenCount
        for entry in entries {
            var record = ByteWriter()
            record.put(0x0201_4B50, 4)
            record.put(20, 2)
            record.put(20, 2)
            record.put(Self.flags, 2)
            record.put(8, 2)
            record.put(0, 2)
            record.put(Self.firstDate, 2)
            record.put(sizes: entry.checksum, entry.packedSize, entry.size)
            record.put(entry.name.count, 2)
            // Extra field, comment, disk, and two sets of attributes: none.
            record.put(0, 2 + 2 + 2 + 2 + 4)
            record.put(entry.offset, 4)
            try emit(record.bytes + entry.name)
        }
        guard writtenCount < Self.limit else { throw Self.tooLarge }
        var end = ByteWriter()
        end.put(0x0605_4B50, 4)
        end.put(0, 4)
        end.put(entries.count, 2)
        end.put(entries.count, 2)
        end.put(writtenCount - start, 4)
        end.put(start, 4)
        end.put(0, 2)
        try emit(end.bytes)
    }

    private func emitPacked(_ bytes: [UInt8]) throws {
        entries[entries.count - 1].packedSize += bytes.count
        try emit(bytes)
    }

    private func emit(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        writtenCount += bytes.count
        try sink(bytes)
    }

    /// Sizes follow the data; names are UTF-8.
    private static let flags = 1 << 3 | 1 << 11
    /// 1980-01-01.
    private static let firstDate = 1 << 5 | 1
    /// Without Zip64, which older Office versions do not read in streams.
    private static let limit = 0xFFFF_FFFF
    private static let tooLarge = TableError(
        .unwritable, zh: "工作簿超过4GB，请分多个文件导出", en: "The workbook would pass 4 GB; export several files")
}

/// Writes little-endian numbers.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func put(_ number: Int, _ size: Int) {
        for index in 0..<size { bytes.append(index < 8 ? UInt8(truncatingIfNeeded: number >> (8 * index)) : 0) }
    }

    mutating func put(sizes checksum: UInt, _ packedSize: Int, _ size: Int) {
        put(Int(checksum & 0xFFFF_FFFF), 4)
        put(packedSize, 4)
        put(size, 4)
    }
}

/// Packs to raw deflate (RFC 1951) through zlib.
final class Deflater {
    private let stream: UnsafeMutablePointer<z_stream>

    init() throws(TableError) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = deflateInit2_(
            stream, Self.level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else {
            stream.deallocate()
            throw TableError(.oversized, zh: "内存不足，无法压缩", en: "There is no memory left to pack with")
        }
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    func pack(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var input = bytes
        var output: [UInt8] = []
        input.withUnsafeMutableBufferPointer { source in
            stream.pointee.next_in = source.baseAddress
            stream.pointee.avail_in = UInt32(source.count)
            var isFull = true
            while isFull {
                output += [UInt8](unsafeUninitializedCapacity: Self.pieceSize) { buffer, count in
                    stream.pointee.next_out = buffer.baseAddress
                    stream.pointee.avail_out = UInt32(Self.pieceSize)
                    deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    count = Self.pieceSize - Int(stream.pointee.avail_out)
                }
                isFull = stream.pointee.avail_out == 0
            }
        }
        return output
    }

    private static let pieceSize = 32 << 10
    /// zlib's own middle; higher levels cost twice the time for a few percent.
    private static let level: Int32 = 6
}
