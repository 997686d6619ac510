public import Kernel
public import Seals

/// What a walk along a chain found.
public struct LedgerReport: Hashable, Sendable {
    public let chain: String
    /// Entries that were read.
    public let count: Int64
    /// The first damage; nothing where the chain is whole.
    public let damage: ChainDamage?
    /// The end of the chain; nothing where it is damaged.
    public let head: LedgerHead?
    /// The first entry's and the last entry's moments; nothing where there are none.
    public let period: ClosedRange<Instant>?

    public var isWhole: Bool { damage == nil }
}

/// Walks along a chain entry by entry, in constant memory, and reports the first damage.
public struct LedgerVerification: Sendable {
    private let chain: String
    private var verifier: ChainVerifier
    private var foreign: ChainDamage?
    private var earliest: Instant?
    private var latest: Instant?

    /// A walk from the origin of a chain, or from a trusted head further on.
    ///
    /// `anchors` are proved checkpoints that the walk must meet.
    public init(chain: String, from start: LedgerHead? = nil, anchors: [ChainAnchor] = []) {
        self.chain = chain
        verifier = ChainVerifier(from: start ?? .origin(of: chain), anchors: anchors)
    }

    /// Takes the next entry.
    public mutating func take(_ entry: Entry) {
        if entry.chain != chain, foreign == nil, !verifier.isDamaged {
            foreign = ChainDamage(index: verifier.count, sequence: entry.sequence, kind: .inserted)
        }
        earliest = min(earliest ?? entry.at, entry.at)
        latest = max(latest ?? entry.at, entry.at)
        verifier.take(entry.link)
    }

    /// What was found, all entries having been taken.
    ///
    /// `expected` is the head that the store remembers apart from the entries.
    public func finished(expecting expected: LedgerHead? = nil) -> LedgerReport {
        let period: ClosedRange<Instant>? =
            if let earliest, let latest { earliest...latest } else { nil }
        func report(_ damage: ChainDamage?, _ head: LedgerHead?) -> LedgerReport {
            LedgerReport(chain: chain, count: verifier.count, damage: damage, head: head, period: period)
        }
        if let foreign { return report(foreign, nil) }
        do {
            return report(nil, try verifier.finished(expecting: expected))
        } catch {
            return report(error, nil)
        }
    }

    /// Walks along a whole book, a page at a time.
    ///
    /// Throws what the book throws; damage is told in the report. `limit` entries are read at once.
    public static func report(
        on book: some LedgerBook, anchors: [ChainAnchor] = [], limit: Int = 1000
    ) throws -> LedgerReport {
        let head = try book.head()
        var walk = LedgerVerification(chain: head.chain, anchors: anchors)
        var next: Int64 = 0
        while true {
            let page = try book.entries(from: next, limit: limit)
            for entry in page { walk.take(entry) }
            guard let last = page.last, page.count == limit, last.sequence < Int64.max else { break }
            next = last.sequence + 1
        }
        return walk.finished(expecting: head)
    }
}
