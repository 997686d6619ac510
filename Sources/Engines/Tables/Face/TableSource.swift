/// Where a table's bytes come from; the room itself opens no file and no socket.
public enum TableSource {
    /// Gives the next piece at each call, and an empty one at the end.
    case stream(() throws -> [UInt8])
    /// Gives `count` bytes from `offset`; fewer only where the source ends.
    case randomAccess(size: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8])

    /// Bytes already in memory.
    public static func bytes(_ bytes: [UInt8]) -> TableSource {
        .randomAccess(size: bytes.count) { offset, count in
            let start = min(max(offset, 0), bytes.count)
            return Array(bytes[start..<min(start + max(count, 0), bytes.count)])
        }
    }
}

extension TableSource {
    /// The source as pieces, the first of them already drawn where it was looked at.
    func pieces(of size: Int) -> () throws -> [UInt8] {
        switch self {
        case .stream(let pull): return pull
        case .randomAccess(let total, let read):
            var offset = 0
            return {
                guard offset < total else { return [] }
                let piece = try read(offset, min(size, total - offset))
                offset += piece.count
                return piece
            }
        }
    }
}
