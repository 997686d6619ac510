/// SplitMix64 (Steele, Lea and Flood 2014) as a value: the same seed and stream give the same numbers on every machine.
///
/// Its own draws are used in place of the standard library's, whose algorithms may change between releases, and no
/// function of the C library is called, since their last digits differ between systems.
struct DemoGenerator: Sendable {
    private var state: UInt64

    /// One stream of many that share a seed, so that any row can be made without those before it.
    init(seed: UInt64, stream: UInt64) {
        state = Self.mixed(seed &+ Self.step) ^ Self.mixed(stream &* 0xD1B5_4A32_D192_ED03 &+ 0x2545_F491_4F6C_DD1D)
    }

    mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mixed(state)
    }

    /// A whole number from 0 up to, and without, the bound; 0 where the bound is not positive.
    mutating func below(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// A number from 0 up to, and without, 1, in steps of 2⁻⁵³.
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

    mutating func happens(_ chance: Double) -> Bool { unit() < chance }

    /// Nearly normal with mean 0 and deviation 1: twelve uniform numbers added (Irwin and Hall), so it ends at ±6.
    mutating func normal() -> Double {
        var sum: UInt64 = 0
        for _ in 0..<3 {
            let bits = next()
            for shift in stride(from: UInt64(0), to: 64, by: 16) { sum += bits >> shift & 0xFFFF }
        }
        return (Double(sum) + 6) / 65_536 - 6
    }

    mutating func pick<Element>(_ items: [Element]) -> Element? {
        items.isEmpty ? nil : items[below(items.count)]
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// e to the power of a small number, from additions and multiplications only, so that every machine rounds alike.
func exponential(_ exponent: Double) -> Double {
    let reduced = exponent / 64
    var (term, sum) = (1.0, 1.0)
    for index in 1...8 {
        term *= reduced / Double(index)
        sum += term
    }
    for _ in 0..<6 { sum *= sum }
    return sum
}

/// Choices with weights; a draw costs one binary search.
struct WeightedChoice: Sendable {
    private let sums: [Double]

    init(_ weights: some Sequence<Double>) {
        var total = 0.0
        sums = weights.map { weight in
            total += weight
            return total
        }
    }

    var total: Double { sums.last ?? 0 }

    /// The index of a choice; 0 where there is none.
    func draw(_ generator: inout DemoGenerator) -> Int {
        let wanted = generator.unit() * total
        var (low, high) = (0, sums.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        return max(low, 0)
    }
}
