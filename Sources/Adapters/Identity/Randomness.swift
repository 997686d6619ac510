public import Kernel
public import Seals

/// The system's cryptographic randomness, for keys, tokens, nonces and identifiers.
public struct Randomness: Sendable {
    /// The source that pure rooms are given: the kernel's generator, through getrandom(2).
    public let source: RandomSource

    public init() {
        source = RandomSource {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        }
    }

    /// A fresh identifier for a thing made at a moment.
    public func newIdentifier<Subject>(at instant: Instant) -> Identifier<Subject> {
        source.identifier(at: instant)
    }
}
