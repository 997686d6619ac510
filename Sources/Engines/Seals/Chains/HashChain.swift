/// A chain of hashes: each entry's hash covers its content and the hash before it, so that no entry can be changed,
/// removed, moved or put in without its successors telling.
///
/// The hash is SHA-256 of the previous hash (32 bytes), the content's length (8 bytes, most significant first) and the
/// content.
public enum HashChain {
    /// The hash before the first entry of a chain of this name; chains of different names share no hash.
    public static func origin(of chain: String) -> Digest {
        var bytes = CanonicalBytes()
        bytes.append("fangxin.chain.1")
        bytes.append(chain)
        return Digest(of: bytes.bytes)
    }

    /// The hash of an entry that follows another.
    public static func hash(of content: [UInt8], after previous: Digest) -> Digest {
        var stream = DigestStream()
        stream.update(previous)
        stream.update(UInt64(content.count))
        stream.update(content)
        return stream.finished()
    }
}

/// Where a chain ends: how many entries, and the hash of the last.
public struct ChainHead: Hashable, Sendable {
    public let chain: String
    /// Entries so far, which is the last entry's number, counted from 1.
    public let count: Int64
    public let hash: Digest

    public init(chain: String, count: Int64, hash: Digest) {
        self.chain = chain
        self.count = count
        self.hash = hash
    }

    /// The head of a chain without entries.
    public static func origin(of chain: String) -> ChainHead {
        ChainHead(chain: chain, count: 0, hash: HashChain.origin(of: chain))
    }
}

/// One entry as the chain sees it.
public struct ChainLink: Hashable, Sendable {
    /// The entry's number, from 1, as it was stored.
    public let sequence: Int64
    /// The previous hash, as it was stored.
    public let previous: Digest
    /// The entry's hash, as it was stored.
    public let hash: Digest
    /// The canonical bytes of the entry, its number included.
    public let content: [UInt8]

    public init(sequence: Int64, previous: Digest, hash: Digest, content: [UInt8]) {
        self.sequence = sequence
        self.previous = previous
        self.hash = hash
        self.content = content
    }

    /// Whether the stored hash is that of the stored content and previous hash.
    public var isWhole: Bool { HashChain.hash(of: content, after: previous) == hash }
}
