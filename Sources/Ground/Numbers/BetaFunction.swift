/// The incomplete beta integral.
public enum BetaFunction {
    /// The share of the beta distribution of two shapes that lies below x; NaN unless both shapes are above 0.
    ///
    /// Lentz's continued fraction on the side where it is quick.
    public static func below(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard !x.isNaN, a > 0, b > 0 else { return .nan }
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        return share(x, 1 - x, a, b)
    }

    /// The same where x is near 1 and its distance to 1 is known better than x.
    public static func below(complement: Double, _ a: Double, _ b: Double) -> Double {
        guard complement > 0 else { return 1 }
        guard complement < 1 else { return 0 }
        return share(1 - complement, complement, a, b)
    }

    private static func share(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
        let logX = x > 0.5 ? Elementary.logarithmOfOnePlus(-y) : Elementary.logarithm(x)
        let logY = y > 0.5 ? Elementary.logarithmOfOnePlus(-x) : Elementary.logarithm(y)
        let front = Elementary.exponential(
            GammaFunction.logarithm(a + b) - GammaFunction.logarithm(a) - GammaFunction.logarithm(b) + a * logX
                + b * logY)
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(y, b, a) / b
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        var c = 1.0
        var d = 1 / ContinuedFraction.awayFromZero(1 - (a + b) * x / (a + 1))
        var value = d
        for round in 1..<200_000 {
            let m = Double(round)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / ContinuedFraction.awayFromZero(1 + even * d)
            c = ContinuedFraction.awayFromZero(1 + even / c)
            value *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / ContinuedFraction.awayFromZero(1 + odd * d)
            c = ContinuedFraction.awayFromZero(1 + odd / c)
            value *= d * c
            if (d * c - 1).magnitude < 1e-16 { break }
        }
        return value
    }
}
