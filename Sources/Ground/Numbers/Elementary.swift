/// Logarithm, exponential and powers made of the four operations and square roots alone.
///
/// The C library's versions differ from system to system in the last digit. These give the same bits on every machine,
/// so that a published index can be recomputed exactly. Relative error below 4·10⁻¹⁶ for logarithm and exponential.
public enum Elementary {
    /// The natural logarithm: −∞ at 0, NaN below.
    ///
    /// `x = 2ᵏ·(1+f)`, and `log(1+f) = f − s(f − R)` with `s = f/(2+f)` and R the series of the inverse hyperbolic tangent.
    public static func logarithm(_ x: Double) -> Double {
        guard x > 0 else { return x == 0 ? -.infinity : .nan }
        guard x < .infinity else { return x }
        guard x >= Double.leastNormalMagnitude else { return logarithm(x * 0x1p54) - 54 * logarithmOfTwo }
        let bits = x.bitPattern
        var exponent = Int(bits >> 52) - 1023
        var mantissa = Double(bitPattern: bits & 0x000F_FFFF_FFFF_FFFF | 0x3FF0_0000_0000_0000)
        if mantissa > 1.414_213_562_373_095_1 {
            mantissa *= 0.5
            exponent += 1
        }
        let f = mantissa - 1
        let s = f / (2 + f)
        let z = s * s
        let z2 = z * z
        let low = z * (2.0 / 3) + z2 * (2.0 / 5 + z * (2.0 / 7)) + z2 * z2 * (2.0 / 9 + z * (2.0 / 11))
        let high = 2.0 / 13 + z * (2.0 / 15) + z2 * (2.0 / 17 + z * (2.0 / 19)) + z2 * z2 * (2.0 / 21 + z * (2.0 / 23))
        let series = low + z2 * z2 * z2 * high
        let k = Double(exponent)
        return k * logarithmOfTwoHigh - ((s * (f - series) - k * logarithmOfTwoLow) - f)
    }

    /// The exponential.
    ///
    /// `x = k·log 2 + r` with |r| ≤ 0.35, the Taylor series of r, then a shift of k in the exponent.
    public static func exponential(_ x: Double) -> Double {
        guard x < 709.79 else { return x.isNaN ? x : .infinity }
        guard x > -745.2 else { return x.isNaN ? x : 0 }
        let k = (x * 1.442_695_040_888_963_4).rounded()
        let r = (x - k * logarithmOfTwoHigh) - k * logarithmOfTwoLow
        let r2 = r * r
        let r4 = r2 * r2
        let first = 0.5 + r * (1.0 / 6) + r2 * (1.0 / 24 + r * (1.0 / 120))
        let second = 1.0 / 720 + r * (1.0 / 5040) + r2 * (1.0 / 40_320 + r * (1.0 / 362_880))
        let third =
            1.0 / 3_628_800 + r * (1.0 / 39_916_800) + r2 * (1.0 / 479_001_600 + r * (1.0 / 6_227_020_800))
        let value = 1 + (r + r2 * (first + r4 * (second + r4 * third)))
        let shift = Int(k)
        guard shift >= -1022, shift <= 1023 else { return value * scale(shift / 2) * scale(shift - shift / 2) }
        return value * scale(shift)
    }

    /// A power: by repeated multiplication for small whole exponents, else `exp(exponent · log base)`.
    ///
    /// NaN for a negative base with an exponent that is not whole.
    public static func power(_ base: Double, _ exponent: Double) -> Double {
        if exponent == 0 { return 1 }
        if exponent == 0.5 { return base.squareRoot() }
        if exponent.rounded() == exponent, exponent.magnitude <= 32 {
            var (result, factor, count) = (1.0, base, Int(exponent.magnitude))
            while count > 0 {
                if count & 1 == 1 { result *= factor }
                factor *= factor
                count >>= 1
            }
            return exponent < 0 ? 1 / result : result
        }
        if base == 0 { return exponent > 0 ? 0 : .infinity }
        return exponential(exponent * logarithm(base))
    }

    private static let logarithmOfTwo = 0.693_147_180_559_945_3
    /// The first 32 bits of log 2, so that a multiple by an exponent is exact, and the rest.
    private static let logarithmOfTwoHigh = 0x1.62e42feep-1
    private static let logarithmOfTwoLow = 0x1.a39ef35793c76p-33

    private static func scale(_ exponent: Int) -> Double { Double(bitPattern: UInt64(exponent + 1023) << 52) }
}
