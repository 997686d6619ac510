/// What is wrong with a chain, and where it was first seen.
public struct ChainDamage: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The entry's content or one of its hashes was changed.
        case edited
        /// So many entries before this one are gone.
        case removed(Int64)
        /// This entry was put in, or is a copy of another.
        case inserted
        /// This entry is the chain's, but stands too early; its predecessors come later.
        case reordered
        /// The entry before this one was made anew with its hash; this one still knows the old hash.
        case severed
        /// The chain ends here, before the entries that its head or an anchor tells of; so many are gone.
        case truncated(Int64)
        /// The chain holds together, but was made anew: it is not the one that the anchor or head saw.
        case rewritten
    }

    /// The place in the sequence that was verified, from 0.
    public let index: Int64
    /// The number that the entry there carries, or the next number where the chain is cut short.
    public let sequence: Int64
    public let kind: Kind

    public init(index: Int64, sequence: Int64, kind: Kind) {
        self.index = index
        self.sequence = sequence
        self.kind = kind
    }
}

/// Walks along a chain in constant memory and finds the first damage.
///
/// After the first damage it only watches for what tells its kind: the rightful successor or the displaced
/// predecessor coming later. One SHA-256 per entry.
public struct ChainVerifier: Sendable {
    private struct Suspect {
        let index: Int64
        let link: ChainLink
        let wanted: ChainHead
        var hasSuccessorLater = false
        var hasPredecessorLater = false
        var isRepeatedLater = false
    }

    private let start: ChainHead
    private let anchors: [Int64: Digest]
    private let furthestAnchor: Int64
    private var head: ChainHead
    private var before: Digest
    private var found: ChainDamage?
    private var suspect: Suspect?

    /// Entries seen so far, whether sound or not.
    public private(set) var count: Int64 = 0

    /// A walk from a head that is trusted: the chain's origin, or an anchor that was proved.
    ///
    /// `anchors` are proved checkpoints further on, in any order; those of other chains are left out.
    public init(from start: ChainHead, anchors: [ChainAnchor] = []) {
        self.start = start
        head = start
        before = start.hash
        let ours = anchors.filter { $0.head.chain == start.chain && $0.head.count > start.count }
        self.anchors = Dictionary(ours.map { ($0.head.count, $0.head.hash) }) { first, _ in first }
        furthestAnchor = ours.map(\.head.count).max() ?? start.count
    }

    /// Whether damage was seen; its kind is told by ``finished(expecting:)``.
    public var isDamaged: Bool { found != nil || suspect != nil }

    /// Takes the next entry.
    public mutating func take(_ link: ChainLink) {
        defer { count += 1 }
        if found != nil { return }
        guard suspect == nil else { return watch(link) }
        guard link.isWhole, link.previous != head.hash || link.sequence == head.count + 1 else {
            found = ChainDamage(index: count, sequence: link.sequence, kind: .edited)
            return
        }
        guard link.previous == head.hash else { return doubt(link) }
        before = head.hash
        head = ChainHead(chain: head.chain, count: link.sequence, hash: link.hash)
        if let anchored = anchors[head.count], anchored != head.hash {
            found = ChainDamage(index: count, sequence: head.count, kind: .rewritten)
        }
    }

    /// The end of the entries: the head, or the first damage.
    ///
    /// `expected` is the head that the store remembers, if it does; entries beyond it were put in.
    public func finished(expecting expected: ChainHead? = nil) throws(ChainDamage) -> ChainHead {
        if let found { throw found }
        if let suspect { throw Self.judged(suspect) }
        let wanted = max(expected?.count ?? start.count, furthestAnchor)
        if head.count < wanted {
            throw ChainDamage(index: count, sequence: head.count + 1, kind: .truncated(wanted - head.count))
        }
        if let expected, expected.count < head.count {
            throw ChainDamage(
                index: count - head.count + expected.count, sequence: expected.count + 1, kind: .inserted)
        }
        if let expected, expected.hash != head.hash {
            throw ChainDamage(index: max(0, count - 1), sequence: head.count, kind: .rewritten)
        }
        return head
    }

    private mutating func doubt(_ link: ChainLink) {
        if count > 0, link.previous == before || link.hash == head.hash {
            // The true successor of the entry before last, or the last one again: the other is the intruder.
            let isCopy = link.hash == head.hash
            found = ChainDamage(
                index: isCopy ? count : count - 1, sequence: isCopy ? link.sequence : head.count, kind: .inserted)
            return
        }
        suspect = Suspect(index: count, link: link, wanted: head)
    }

    private mutating func watch(_ link: ChainLink) {
        guard let watched = suspect, link.isWhole else { return }
        if link.previous == watched.wanted.hash { suspect?.hasSuccessorLater = true }
        if link.hash == watched.link.previous { suspect?.hasPredecessorLater = true }
        if link.hash == watched.link.hash { suspect?.isRepeatedLater = true }
    }

    private static func judged(_ suspect: Suspect) -> ChainDamage {
        let missing = suspect.link.sequence - suspect.wanted.count - 1
        let kind: ChainDamage.Kind
        switch (suspect.hasSuccessorLater, suspect.hasPredecessorLater) {
        case (true, true): kind = suspect.isRepeatedLater ? .inserted : .reordered
        case (true, false): kind = .inserted
        case (false, _): kind = missing > 0 ? .removed(missing) : missing < 0 ? .inserted : .severed
        }
        return ChainDamage(index: suspect.index, sequence: suspect.link.sequence, kind: kind)
    }
}

extension HashChain {
    /// Verifies entries that lie in memory; see ``ChainVerifier``.
    public static func verify(
        _ links: some Sequence<ChainLink>, from start: ChainHead, expecting expected: ChainHead? = nil,
        anchors: [ChainAnchor] = []
    ) throws(ChainDamage) -> ChainHead {
        var verifier = ChainVerifier(from: start, anchors: anchors)
        for link in links { verifier.take(link) }
        return try verifier.finished(expecting: expected)
    }
}
