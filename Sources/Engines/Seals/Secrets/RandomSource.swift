public import Kernel

/// Where random bits come from, given from outside: pure rooms make none.
///
/// In production it must be the system's cryptographic source; in tests it is seeded, so that results repeat.
public struct RandomSource: Sendable, RandomNumberGenerator {
    private let word: @Sendable () -> UInt64

    /// A source that hands out 64 unpredictable bits at each call.
    ///
    /// - Parameter word: Called from any thread; must be safe for that.
    public init(_ word: @escaping @Sendable () -> UInt64) {
        self.word = word
    }

    public func next() -> UInt64 { word() }

    /// So many random bytes.
    public func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            var index = 0
            while index < count {
                var bits = word()
                for _ in 0..<min(8, count - index) {
                    buffer.initializeElement(at: index, to: UInt8(truncatingIfNeeded: bits))
                    bits >>= 8
                    index += 1
                }
            }
            initialized = count
        }
    }
}

extension RandomSource {
    /// A fresh identifier for a thing made at a moment.
    public func identifier<Subject>(at instant: Instant) -> Identifier<Subject> {
        Identifier(at: instant, high: UInt16(truncatingIfNeeded: word()), low: word())
    }
}
