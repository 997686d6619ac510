/// A stream of random numbers that a seed and a stream number determine: same seed, same numbers, on every machine.
///
/// SplitMix64 (Steele, Lea, Flood 2014). Streams of one seed start at points spread by the mixing function, so that run
/// number 7 draws the same numbers whichever lane computes it.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64
    /// The second of a pair of normal numbers.
    private var spare: Double?

    public init(seed: UInt64, stream: UInt64 = 0) {
        state =
            Self.mixed(seed &+ 0x9E37_79B9_7F4A_7C15)
            ^ Self.mixed(stream &* 0xD1B5_4A32_D192_ED03 &+ 0x632B_E59B_D9B4_E019)
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number from 0, included, to 1, excluded, with 53 random bits.
    public mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A whole number from 0 up to, not including, a bound of at least 1.
    public mutating func index(below bound: Int) -> Int {
        Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(max(bound, 1))).high)
    }

    /// A standard normal number, by Marsaglia's polar method.
    public mutating func normal() -> Double {
        if let spare {
            self.spare = nil
            return spare
        }
        while true {
            let (x, y) = (2 * unit() - 1, 2 * unit() - 1)
            let square = x * x + y * y
            guard square < 1, square > 0 else { continue }
            let length = (-2 * Elementary.logarithm(square) / square).squareRoot()
            spare = y * length
            return x * length
        }
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
