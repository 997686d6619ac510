/// The normal distribution of mean 0 and deviation 1.
public enum Normal {
    /// The share below x.
    public static func below(_ x: Double) -> Double { x > 0 ? 1 - tail(x) : tail(-x) }

    /// The share above x, exact far out too.
    public static func above(_ x: Double) -> Double { x > 0 ? tail(x) : 1 - tail(-x) }

    /// The value below which a share lies; −∞ at 0, ∞ at 1, NaN outside.
    ///
    /// A first guess (Abramowitz and Stegun 26.2.23), then Halley's steps until they no longer move it.
    public static func quantile(_ share: Double) -> Double {
        guard share > 0, share < 1 else { return share == 0 ? -.infinity : share == 1 ? .infinity : .nan }
        return share < 0.5 ? -upperQuantile(share) : share == 0.5 ? 0 : upperQuantile(1 - share)
    }

    /// The value above which a share of at most one half lies.
    public static func upperQuantile(_ share: Double) -> Double {
        guard share > 0, share < 1 else { return share == 0 ? .infinity : share == 1 ? -.infinity : .nan }
        guard share <= 0.5 else { return -upperQuantile(1 - share) }
        let t = (-2 * Elementary.logarithm(share)).squareRoot()
        var x =
            t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        for _ in 0..<8 {
            let error = (tail(x) - share) / density(x)
            let step = error / (1 - x * error / 2)
            x += step
            if step.magnitude <= 1e-16 * x.magnitude { break }
        }
        return x
    }

    /// The density at x.
    public static func density(_ x: Double) -> Double {
        0.398_942_280_401_432_7 * Elementary.exponential(-x * x / 2)
    }

    /// The share above x ≥ 0: Marsaglia's series (2004) near the middle, Lentz's fraction in the tail.
    private static func tail(_ x: Double) -> Double {
        guard x < 40 else { return x.isNaN ? .nan : 0 }
        if x.isNaN { return .nan }
        if x < 2.5 {
            var (term, sum, place) = (x, x, 1.0)
            while term > sum * 1e-18, term > 0 {
                place += 2
                term *= x * x / place
                sum += term
            }
            return 0.5 - density(x) * sum
        }
        var (value, depth) = (x, 200.0)
        if x > 5 { depth = 60 }
        var level = depth
        while level >= 1 {
            value = x + level / value
            level -= 1
        }
        return density(x) / value
    }
}
