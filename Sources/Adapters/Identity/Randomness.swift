import Glibc
public import Kernel
public import Seals
import Synchronization

/// The system's cryptographic randomness, for keys, tokens, nonces and identifiers.
public struct Randomness: Sendable {
    /// The source that pure rooms are given: the kernel's generator, through getentropy(3).
    public let source: RandomSource

    public init() {
        let pool = RandomPool()
        source = RandomSource { pool.next() }
    }

    /// A fresh identifier for a thing made at a moment.
    public func newIdentifier<Subject>(at instant: Instant) -> Identifier<Subject> {
        source.identifier(at: instant)
    }
}

/// Words fetched from the kernel 256 bytes at a time: one call for each nonce costs more than the sealing.
///
/// A word is wiped as it is handed out, so that memory read later tells nothing about keys made before.
private final class RandomPool: Sendable {
    /// 256 bytes, the most that getentropy(3) gives at once.
    private static let wordCount = 32

    private struct Stock {
        var words = [UInt64](repeating: 0, count: RandomPool.wordCount)
        var left = 0
    }

    private let stock = Mutex(Stock())

    func next() -> UInt64 {
        stock.withLock { stock in
            if stock.left == 0 {
                Self.fill(&stock.words)
                stock.left = stock.words.count
            }
            stock.left -= 1
            let word = stock.words[stock.left]
            stock.words[stock.left] = 0
            return word
        }
    }

    private static func fill(_ words: inout [UInt64]) {
        words.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            // It fails only for a bad address or more than 256 bytes; without randomness nothing may go on.
            let outcome = getentropy(start, bytes.count)
            precondition(outcome == 0, "the kernel gives no randomness")
        }
    }
}
