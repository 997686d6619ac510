/// The entries of a zip archive, by the names in its central directory (APPNOTE 6.3, with Zip64 sizes).
///
/// Names are only ever looked up, never used as paths of a file system. Letters of ASCII count the same in both cases,
/// as in Office. Two entries of one name are refused, since readers would disagree on which one counts.
struct Archive {
    let source: RandomAccess
    let limits: TableLimits
    private let entries: [String: ArchiveEntry]
    private let budget: InflationBudget

    init(_ source: RandomAccess, limits: TableLimits) throws {
        self.source = source
        self.limits = limits
        budget = InflationBudget(limits.inflatedBytes)
        let directory = try DirectoryLocation(in: source)
        guard directory.count <= limits.archiveEntries, directory.size <= Self.largestDirectory else {
            throw TableError.bomb
        }
        let bytes = try source.read(directory.offset, directory.size)
        var entries: [String: ArchiveEntry] = [:]
        var reader = ByteReader(bytes)
        for _ in 0..<directory.count {
            let entry = try ArchiveEntry(&reader)
            guard entries.updateValue(entry, forKey: entry.name.lowercased()) == nil else {
                throw TableError.damaged(Phrases.twice(entry.name))
            }
        }
        self.entries = entries
    }

    func contains(_ name: String) -> Bool { entries[name.lowercased()] != nil }

    /// Opens a part for reading from its start.
    func open(_ name: String) throws -> PartStream {
        guard let entry = entries[name.lowercased()] else { throw TableError.absentPart(name) }
        return try PartStream(entry, of: source, limits: limits, budget: budget)
    }

    private static let largestDirectory = 16 << 20
}

/// Where the central directory lies, from the record at the archive's end.
private struct DirectoryLocation {
    var count: Int
    var size: Int
    var offset: Int

    init(in source: RandomAccess) throws {
        let tailSize = min(source.size, Self.recordSize + Int(UInt16.max))
        let tail = try source.read(source.size - tailSize, tailSize)
        guard let place = Self.recordPlace(in: tail) else { throw TableError.truncatedArchive }
        var record = ByteReader(tail, from: place + 4)
        // Numbers of disks, of which there is one.
        _ = try record.number(4)
        _ = try record.number(2)
        count = try record.number(2)
        size = try record.number(4)
        offset = try record.number(4)
        if count == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF {
            try readZip64(source, before: source.size - tailSize + place)
        }
        guard offset <= source.size, size <= source.size - offset else { throw TableError.truncatedArchive }
    }

    private mutating func readZip64(_ source: RandomAccess, before end: Int) throws {
        var locator = ByteReader(try source.read(end - Self.locatorSize, Self.locatorSize))
        guard try locator.number(4) == 0x0706_4B50 else { throw TableError.truncatedArchive }
        _ = try locator.number(4)
        var record = ByteReader(try source.read(locator.number(8), Self.zip64RecordSize))
        guard try record.number(4) == 0x0606_4B50 else { throw TableError.truncatedArchive }
        record.skip(28)
        count = try record.number(8)
        size = try record.number(8)
        offset = try record.number(8)
    }

    private static func recordPlace(in tail: [UInt8]) -> Int? {
        var place = tail.count - recordSize
        while place >= 0 {
            if tail[place] == 0x50, tail[place + 1] == 0x4B, tail[place + 2] == 0x05, tail[place + 3] == 0x06 {
                return place
            }
            place -= 1
        }
        return nil
    }

    private static let recordSize = 22
    private static let locatorSize = 20
    private static let zip64RecordSize = 56
}

/// One entry as the central directory tells of it.
struct ArchiveEntry {
    let name: String
    let isDeflated: Bool
    let checksum: UInt32
    private(set) var packedSize: Int
    private(set) var size: Int
    private(set) var offset: Int

    init(_ reader: inout ByteReader) throws {
        guard try reader.number(4) == 0x0201_4B50 else { throw TableError.truncatedArchive }
        reader.skip(4)
        let flags = try reader.number(2)
        guard flags & 1 == 0 else { throw TableError.encryptedArchive }
        let method = try reader.number(2)
        guard method == 0 || method == 8 else { throw TableError.damaged(Phrases.method) }
        isDeflated = method == 8
        reader.skip(4)
        checksum = UInt32(try reader.number(4))
        packedSize = try reader.number(4)
        size = try reader.number(4)
        let lengths = (name: try reader.number(2), extra: try reader.number(2), comment: try reader.number(2))
        reader.skip(8)
        offset = try reader.number(4)
        name = String(decoding: try reader.take(lengths.name), as: UTF8.self)
        var extra = ByteReader(Array(try reader.take(lengths.extra)))
        reader.skip(lengths.comment)
        try readZip64(&extra)
    }

    private mutating func readZip64(_ extra: inout ByteReader) throws {
        while extra.left >= 4 {
            let kind = try extra.number(2)
            var field = ByteReader(Array(try extra.take(extra.number(2))))
            guard kind == 1 else { continue }
            if size == 0xFFFF_FFFF { size = try field.number(8) }
            if packedSize == 0xFFFF_FFFF { packedSize = try field.number(8) }
            if offset == 0xFFFF_FFFF { offset = try field.number(8) }
        }
    }
}

/// Reads little-endian numbers, and refuses to read beyond the end.
struct ByteReader {
    private let bytes: [UInt8]
    private var place: Int

    init(_ bytes: [UInt8], from place: Int = 0) {
        self.bytes = bytes
        self.place = place
    }

    var left: Int { max(0, bytes.count - place) }

    mutating func skip(_ count: Int) { place += count }

    mutating func take(_ count: Int) throws(TableError) -> ArraySlice<UInt8> {
        guard count <= left else { throw .truncatedArchive }
        defer { place += count }
        return bytes[place..<place + count]
    }

    /// A number of 2, 4 or 8 bytes; one that no file could have is damage.
    mutating func number(_ size: Int) throws(TableError) -> Int {
        let value = try take(size).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let number = Int(exactly: value) else { throw .truncatedArchive }
        return number
    }
}
