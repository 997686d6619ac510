import Glibc
public import Kernel
public import Seals
import Synchronization

/// The system's cryptographic randomness, for keys, tokens, nonces and identifiers.
public struct Randomness: Sendable {
    /// The source that pure rooms are given: the kernel's generator, through getrandom(2).
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

/// Words fetched from the kernel half a kilobyte at a time: one call for each nonce costs more than the sealing.
///
/// A word is wiped as it is handed out, so that memory read later tells nothing about keys made before.
private final class RandomPool: Sendable {
    private struct Stock {
        var words = [UInt64](repeating: 0, count: 64)
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
            var filled = 0
            while filled < bytes.count {
                let count = getrandom(bytes.baseAddress.map { $0 + filled }, bytes.count - filled, 0)
                // With these arguments only an interruption can fail; without randomness nothing may go on.
                precondition(count > 0 || errno == EINTR, "the kernel gives no randomness")
                filled += max(0, count)
            }
        }
    }
}
