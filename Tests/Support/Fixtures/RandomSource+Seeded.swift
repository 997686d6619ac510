public import Seals
import Synchronization

extension RandomSource {
    /// SplitMix64 from a seed: the same numbers at every run, and never for production.
    public static func seeded(_ seed: UInt64) -> RandomSource {
        let state = SeededState(seed)
        return RandomSource { state.next() }
    }
}

private final class SeededState: Sendable {
    private let value: Mutex<UInt64>

    init(_ seed: UInt64) {
        value = Mutex(seed)
    }

    func next() -> UInt64 {
        value.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
    }
}
