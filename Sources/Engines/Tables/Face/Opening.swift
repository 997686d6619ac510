/// A source whose first bytes were looked at, so that its format is known.
enum Opening {
    case text(() throws -> [UInt8])
    case archive(RandomAccess)

    /// Large enough that the calls cost nothing, small enough to stay in the cache.
    static let pieceSize = 128 << 10

    // `isText`: the reader was told how the text is written, and nothing is guessed.
    init(_ source: TableSource, isText: Bool, limits: TableLimits) throws {
        let pull = source.pieces(of: Self.pieceSize)
        let first = try Self.first(of: pull)
        if first.starts(with: Self.gzip) {
            let unpacked = try Self.unpacked(Self.resumed(first, pull))
            self = .text(Self.resumed(try Self.first(of: unpacked), unpacked))
            return
        }
        if first.starts(with: Self.compoundFile) { throw TableError.legacyWorkbook }
        guard first.starts(with: Self.localEntry) || first.starts(with: Self.emptyArchive) else {
            if !isText, Self.isNoText(first) { throw TableError.noTable }
            self = .text(Self.resumed(first, pull))
            return
        }
        switch source {
        case .randomAccess(let size, let read): self = .archive(RandomAccess(size: size, read: read))
        case .stream:
            var all = first
            while all.count <= limits.heldBytes {
                let piece = try pull()
                guard !piece.isEmpty else { break }
                all.append(contentsOf: piece)
            }
            guard all.count <= limits.heldBytes else { throw TableError.cannotHold }
            guard case .randomAccess(let size, let read) = TableSource.bytes(all) else { throw TableError.cannotHold }
            self = .archive(RandomAccess(size: size, read: read))
        }
    }

    /// Whether more than one byte in a hundred is a control that no text has; a stray one is for its row to answer.
    private static func isNoText(_ first: [UInt8]) -> Bool {
        if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { return false }
        let head = first.prefix(headLength)
        let controls = head.count { $0 < 0x09 || (0x0E..<0x20).contains($0) && $0 != 0x1A }
        return controls * 100 > head.count
    }

    private static func first(of pull: () throws -> [UInt8]) throws -> [UInt8] {
        var first: [UInt8] = []
        while first.count < headLength {
            let piece = try pull()
            guard !piece.isEmpty else { break }
            first.append(contentsOf: piece)
        }
        return first
    }

    /// A text packed with gzip (RFC 1952), unpacked as it is read.
    private static func unpacked(_ pull: @escaping () throws -> [UInt8]) throws -> () throws -> [UInt8] {
        let inflater = try Inflater(.gzip)
        return {
            while !inflater.isAtEnd {
                let piece = try inflater.next()
                guard piece.isEmpty, !inflater.isAtEnd else { return piece }
                let packed = try pull()
                guard !packed.isEmpty else { throw TableError.truncatedPacking }
                inflater.feed(packed)
            }
            return []
        }
    }

    private static func resumed(_ first: [UInt8], _ pull: @escaping () throws -> [UInt8]) -> () throws -> [UInt8] {
        var waiting: [UInt8]? = first.isEmpty ? nil : first
        return {
            guard let piece = waiting else { return try pull() }
            waiting = nil
            return piece
        }
    }

    /// Enough for every signature, and to tell a text from what is none.
    private static let headLength = 4096
    private static let gzip: [UInt8] = [0x1F, 0x8B, 0x08]
    private static let localEntry: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
    private static let emptyArchive: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    private static let compoundFile: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
}

/// Bytes that may be asked for at any place, with the promise that all that was asked for is given.
struct RandomAccess {
    let size: Int
    private let source: (Int, Int) throws -> [UInt8]

    init(size: Int, read: @escaping (Int, Int) throws -> [UInt8]) {
        self.size = size
        source = read
    }

    func read(_ offset: Int, _ count: Int) throws -> [UInt8] {
        guard offset >= 0, count >= 0, offset <= size, count <= size - offset else { throw TableError.truncatedArchive }
        var bytes: [UInt8] = []
        while bytes.count < count {
            let piece = try source(offset + bytes.count, count - bytes.count)
            guard !piece.isEmpty, piece.count <= count - bytes.count else { throw TableError.truncatedArchive }
            if bytes.isEmpty, piece.count == count { return piece }
            bytes.append(contentsOf: piece)
        }
        return bytes
    }
}
