import CZlib

/// How much all parts of one archive may still inflate to.
final class InflationBudget {
    private var left: Int

    init(_ left: Int) {
        self.left = left
    }

    func spend(_ count: Int) throws(TableError) {
        guard count <= left else { throw .bomb }
        left -= count
    }
}

/// One part of an archive, unpacked piece by piece and checked against its announced size and CRC-32 at the end.
final class PartStream {
    private let entry: ArchiveEntry
    private let source: RandomAccess
    private let limits: TableLimits
    private let budget: InflationBudget
    private var place: Int
    private let end: Int
    private var producedCount = 0
    private var checksum: UInt = 0
    private var inflater: Inflater?

    init(_ entry: ArchiveEntry, of source: RandomAccess, limits: TableLimits, budget: InflationBudget) throws {
        self.entry = entry
        self.source = source
        self.limits = limits
        self.budget = budget
        guard entry.size <= limits.inflatedBytes else { throw TableError.bomb }
        var header = ByteReader(try source.read(entry.offset, Self.localHeaderSize))
        guard try header.number(4) == 0x0403_4B50 else { throw TableError.truncatedArchive }
        header.skip(22)
        let (nameLength, extraLength) = (try header.number(2), try header.number(2))
        place = entry.offset + Self.localHeaderSize + nameLength + extraLength
        guard place <= source.size, entry.packedSize <= source.size - place else { throw TableError.truncatedArchive }
        end = place + entry.packedSize
        inflater = entry.isDeflated ? try Inflater() : nil
    }

    /// The next piece, at most 64 KiB of it unless the part is stored unpacked; empty at the end.
    func next() throws -> [UInt8] {
        let piece = try inflater.map(inflated) ?? stored()
        guard !piece.isEmpty else {
            try checkEnd()
            return []
        }
        try budget.spend(piece.count)
        producedCount += piece.count
        guard producedCount <= entry.size else { throw TableError.damaged(Phrases.size(entry.name)) }
        let isBeyondRatio = producedCount / max(1, entry.packedSize) > limits.inflationRatio
        guard producedCount <= Self.freeOfRatio || !isBeyondRatio else { throw TableError.bomb }
        checksum = crc32(checksum, piece, UInt32(piece.count))
        return piece
    }

    private func stored() throws -> [UInt8] {
        let count = min(Self.pieceSize, end - place)
        guard count > 0 else { return [] }
        defer { place += count }
        return try source.read(place, count)
    }

    private func inflated(by inflater: Inflater) throws -> [UInt8] {
        while true {
            let piece = try inflater.next()
            if !piece.isEmpty || inflater.isAtEnd { return piece }
            let count = min(Self.pieceSize, end - place)
            guard count > 0 else { throw TableError.damaged(Phrases.packing) }
            inflater.feed(try source.read(place, count))
            place += count
        }
    }

    private func checkEnd() throws(TableError) {
        guard producedCount == entry.size, UInt32(truncatingIfNeeded: checksum) == entry.checksum else {
            throw .damaged(Phrases.size(entry.name))
        }
    }

    private static let localHeaderSize = 30
    private static let pieceSize = 64 << 10
    /// Small parts, such as a sheet of blank rows, may pack to almost nothing.
    private static let freeOfRatio = 1 << 20
}
