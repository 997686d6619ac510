/// A distribution over the whole numbers from 0: what its mean and shape are, and which number leaves a share below it.
public protocol Counting: Sendable {
    var mean: Double { get }
    var variance: Double { get }
    /// Two times the weight of the right tail over the left, 0 if there is none.
    var skewness: Double { get }
    /// The probability of 0.
    var none: Double { get }

    /// The probability of a number from that of the number before it.
    func following(_ probability: Double, at number: Double) -> Double

    /// The probability of at most a number.
    func atMost(_ number: Double) -> Double

    /// The probability of more than a number.
    func above(_ number: Double) -> Double
}

extension Counting {
    /// The least number that leaves at least a share at or below it; ∞ at 1, NaN outside 0…1.
    ///
    /// The share is eased by a few units in the last place, so that a bound that is met exactly counts as met. O(mean)
    /// up to a mean of 300; a handful of tail integrals beyond.
    public func quantile(_ share: Double) -> Double {
        guard share >= 0, share <= 1, !mean.isNaN else { return .nan }
        guard share < 1 else { return .infinity }
        guard share > 0, mean > 0 else { return 0 }
        guard mean < .infinity else { return .infinity }
        let wanted = share * (1 - 64 * Double.ulpOfOne)
        let start = none
        return mean < 300 && start > 1e-290 ? walked(to: wanted, from: start) : searched(wanted)
    }

    private func walked(to wanted: Double, from start: Double) -> Double {
        var (number, probability, sum) = (0.0, start, start)
        while sum < wanted, number < 100_000 {
            number += 1
            probability = following(probability, at: number)
            sum += probability
            // The sum has stopped growing before the share was reached: the share is too near 1 for a sum.
            if probability < 1e-19, number > mean { return searched(wanted) }
        }
        return number
    }

    private func searched(_ wanted: Double) -> Double {
        let z = Normal.quantile(min(wanted, 1 - 1e-16))
        let guess = mean + variance.squareRoot() * (z + skewness * (z * z - 1) / 6)
        var low = max(0, guess.rounded())
        var step = max(1, (low * 0.001).rounded(.down))
        if atMost(low) >= wanted {
            var high = low
            while low > 0, atMost(low) >= wanted {
                high = low
                low = max(0, low - step)
                step *= 2
            }
            if low == 0, atMost(0) >= wanted { return 0 }
            return halved(low, high, wanted)
        }
        var high = low
        while atMost(high) < wanted {
            low = high
            high += step
            step *= 2
        }
        return halved(low, high, wanted)
    }

    /// The least number above `low`, which is too low, up to `high`, which is not.
    private func halved(_ tooLow: Double, _ enough: Double, _ wanted: Double) -> Double {
        var (low, high) = (tooLow, enough)
        while high - low > 1 {
            let middle = ((low + high) / 2).rounded(.down)
            if atMost(middle) >= wanted { high = middle } else { low = middle }
        }
        return high
    }
}

/// Counts that come one by one at an even pace.
public struct Poisson: Counting {
    public let mean: Double

    public init(mean: Double) {
        self.mean = mean
    }

    public var variance: Double { mean }
    public var skewness: Double { mean > 0 ? 1 / mean.squareRoot() : 0 }
    public var none: Double { Elementary.exponential(-mean) }

    public func following(_ probability: Double, at number: Double) -> Double { probability * mean / number }

    public func atMost(_ number: Double) -> Double {
        guard number >= 0 else { return number.isNaN ? .nan : 0 }
        return mean > 0 ? GammaFunction.above(mean, shape: number.rounded(.down) + 1) : mean == 0 ? 1 : .nan
    }

    public func above(_ number: Double) -> Double {
        guard number >= 0 else { return number.isNaN ? .nan : 1 }
        return mean > 0 ? GammaFunction.below(mean, shape: number.rounded(.down) + 1) : mean == 0 ? 0 : .nan
    }

    /// The logarithm of the probability of a number.
    public func logProbability(_ number: Double) -> Double {
        number * Elementary.logarithm(mean) - mean - GammaFunction.logarithm(number + 1)
    }
}

/// Counts whose pace itself varies: the failures before a number of successes, which need not be whole.
public struct NegativeBinomial: Counting {
    /// The number of successes; the smaller, the more the pace varies.
    public let size: Double
    /// The probability of a success.
    public let success: Double

    public init(size: Double, success: Double) {
        self.size = size
        self.success = success
    }

    /// Counts of a mean whose variance is mean + mean²/size.
    public init(mean: Double, size: Double) {
        self.init(size: size, success: size / (size + mean))
    }

    /// Not valid unless the size is at least 0 and the probability above 0 and at most 1.
    public var mean: Double {
        guard size >= 0, success > 0, success <= 1 else { return .nan }
        return size * (1 - success) / success
    }

    public var variance: Double { mean / success }
    public var skewness: Double { mean > 0 ? (2 - success) / (size * (1 - success)).squareRoot() : 0 }
    public var none: Double { Elementary.exponential(size * Elementary.logarithm(success)) }

    public func following(_ probability: Double, at number: Double) -> Double {
        probability * (1 - success) * (size + number - 1) / number
    }

    public func atMost(_ number: Double) -> Double {
        guard number >= 0, !mean.isNaN else { return number.isNaN || mean.isNaN ? .nan : 0 }
        return mean == 0 ? 1 : BetaFunction.below(success, size, number.rounded(.down) + 1)
    }

    public func above(_ number: Double) -> Double {
        guard number >= 0, !mean.isNaN else { return number.isNaN || mean.isNaN ? .nan : 1 }
        return mean == 0 ? 0 : BetaFunction.below(complement: success, number.rounded(.down) + 1, size)
    }

    /// The logarithm of the probability of a number.
    public func logProbability(_ number: Double) -> Double {
        GammaFunction.logarithm(number + size) - GammaFunction.logarithm(size) - GammaFunction.logarithm(number + 1)
            + size * Elementary.logarithm(success) + number * Elementary.logarithmOfOnePlus(-success)
    }
}
