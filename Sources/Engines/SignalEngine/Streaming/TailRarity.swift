import Numbers

/// How rare a value is among those before it: beyond a high quantile, an exponential tail whose mean excess is learnt.
struct TailRarity {
    private var threshold: Double
    private var beyond = 0.0
    private var excess = 0.0
    private var seen: Double
    /// Of the first values, so that a tail seen once or never has some length.
    private let scale: Double

    /// Learns from the first values, at least one.
    init(_ first: [Double]) {
        let sorted = first.sorted()
        let last = max(sorted.count - 1, 0)
        threshold = sorted.isEmpty ? 0 : sorted[Int(Self.share * Double(last))]
        let median = Statistics.quantile(sorted: sorted, 0.5)
        scale = first.reduce(0) { $0 + ($1 - median).magnitude } / Double(max(first.count, 1)) + 1e-12
        seen = Double(first.count)
        for value in first where value > threshold {
            beyond += 1
            excess += value - threshold
        }
    }

    /// Minus the decimal logarithm of the chance of so great a value; 0 within the ordinary.
    mutating func rarity(of value: Double) -> Double {
        var rarity = 0.0
        seen += 1
        if value > threshold {
            let mean = (excess + scale / 2) / (beyond + 1)
            let distance = value - threshold
            let share = min((beyond + 1) / seen, 1)
            rarity = (distance / mean - Elementary.logarithm(share)) / Self.logarithmOfTen
            beyond += 1
            // One monstrous value must not hide the next.
            excess += min(distance, Self.greatestLesson * mean)
        }
        if Int(seen) % 50 == 1, beyond / seen > 1.5 * (1 - Self.share) { raise() }
        return rarity
    }

    /// Moves the threshold to where the wanted share lies beyond it, the tail being exponential.
    private mutating func raise() {
        let mean = excess / beyond
        threshold += mean * Elementary.logarithm(beyond / seen / (1 - Self.share))
        beyond = ((1 - Self.share) * seen).rounded(.down)
        excess = beyond * mean
    }

    private static let share = 0.99
    private static let greatestLesson = 8.0
    private static let logarithmOfTen = 2.302_585_092_994_046
}
