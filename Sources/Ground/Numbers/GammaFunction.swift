/// The gamma function and its incomplete integrals, for positive arguments.
public enum GammaFunction {
    /// The logarithm of Γ(x): Stirling's series from 10 on, below by the recurrence.
    ///
    /// Absolute error some 10⁻¹⁵ times the greater of 1 and the value; NaN unless x is above 0.
    public static func logarithm(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        guard x < .infinity else { return x }
        var (shifted, product) = (x, 1.0)
        while shifted < 10 {
            product *= shifted
            shifted += 1
        }
        let value =
            (shifted - 0.5) * Elementary.logarithm(shifted) - shifted + halfLogarithmOfTwoPi + correction(shifted)
        return product == 1 ? value : value - Elementary.logarithm(product)
    }

    /// What Stirling's formula leaves out, from its asymptotic series.
    private static func correction(_ x: Double) -> Double {
        let z = 1 / (x * x)
        let low = 1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680)))
        let high = 1.0 / 1188 - z * (691.0 / 360_360 - z * (1.0 / 156 - z * (3617.0 / 122_400)))
        return (low + z * z * z * z * high) / x
    }

    /// The digamma function, the derivative of the logarithm of Γ.
    public static func digamma(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        var (shifted, sum) = (x, 0.0)
        while shifted < 10 {
            sum -= 1 / shifted
            shifted += 1
        }
        let z = 1 / (shifted * shifted)
        let series = z * (1.0 / 12 - z * (1.0 / 120 - z * (1.0 / 252 - z * (1.0 / 240 - z * (1.0 / 132)))))
        return sum + Elementary.logarithm(shifted) - 0.5 / shifted - series
    }

    /// The trigamma function, the second derivative of the logarithm of Γ.
    public static func trigamma(_ x: Double) -> Double {
        guard x > 0 else { return .nan }
        var (shifted, sum) = (x, 0.0)
        while shifted < 10 {
            sum += 1 / (shifted * shifted)
            shifted += 1
        }
        let z = 1 / (shifted * shifted)
        let series = z * (1.0 / 6 - z * (1.0 / 30 - z * (1.0 / 42 - z * (1.0 / 30 - z * (5.0 / 66)))))
        return sum + 1 / shifted + z / 2 + series / shifted
    }

    /// The share of the gamma distribution of a shape that lies above x.
    ///
    /// Series below the mean, Lentz's continued fraction above it.
    public static func above(_ x: Double, shape: Double) -> Double {
        guard !x.isNaN, shape > 0 else { return .nan }
        guard x > 0 else { return 1 }
        guard x < .infinity else { return 0 }
        return x < shape + 1 ? 1 - series(x, shape) : fraction(x, shape)
    }

    /// The share of the gamma distribution of a shape that lies below x.
    public static func below(_ x: Double, shape: Double) -> Double {
        guard !x.isNaN, shape > 0 else { return .nan }
        guard x > 0 else { return 0 }
        guard x < .infinity else { return 1 }
        return x < shape + 1 ? series(x, shape) : 1 - fraction(x, shape)
    }

    private static func front(_ x: Double, _ shape: Double) -> Double {
        Elementary.exponential(shape * Elementary.logarithm(x) - x - logarithm(shape))
    }

    private static func series(_ x: Double, _ shape: Double) -> Double {
        var (term, sum, place) = (1 / shape, 1 / shape, shape)
        for _ in 0..<roundLimit {
            place += 1
            term *= x / place
            sum += term
            if term < sum * 1e-17 { break }
        }
        return sum * front(x, shape)
    }

    private static func fraction(_ x: Double, _ shape: Double) -> Double {
        var b = x + 1 - shape
        var c = 1 / Double.leastNormalMagnitude
        var d = 1 / b
        var value = d
        for round in 1..<roundLimit {
            let a = -Double(round) * (Double(round) - shape)
            b += 2
            d = 1 / ContinuedFraction.awayFromZero(a * d + b)
            c = ContinuedFraction.awayFromZero(b + a / c)
            value *= d * c
            if (d * c - 1).magnitude < 1e-16 { break }
        }
        return value * front(x, shape)
    }

    private static let halfLogarithmOfTwoPi = 0.918_938_533_204_672_7
    /// Enough for shapes up to 10⁹; the sums end when a term no longer counts.
    private static let roundLimit = 200_000
}

enum ContinuedFraction {
    /// Lentz's guard against a denominator that vanishes.
    static func awayFromZero(_ x: Double) -> Double { x.magnitude < 1e-300 ? 1e-300 : x }
}
