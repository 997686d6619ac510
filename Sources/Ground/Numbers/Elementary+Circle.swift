extension Elementary {
    /// The logarithm of 1 + x, exact to the last digits for small x too.
    public static func logarithmOfOnePlus(_ x: Double) -> Double {
        let sum = 1 + x
        guard sum > 0, sum < .infinity else { return logarithm(sum) }
        return logarithm(sum) - ((sum - 1) - x) / sum
    }

    /// The sine of an angle in radians, good to a few units in the last place for angles below a million.
    public static func sine(_ angle: Double) -> Double {
        let (quadrant, rest) = reduced(angle)
        switch quadrant {
        case 0: return smallSine(rest)
        case 1: return smallCosine(rest)
        case 2: return -smallSine(rest)
        default: return -smallCosine(rest)
        }
    }

    /// The cosine of an angle in radians, good to a few units in the last place for angles below a million.
    public static func cosine(_ angle: Double) -> Double {
        let (quadrant, rest) = reduced(angle)
        switch quadrant {
        case 0: return smallCosine(rest)
        case 1: return -smallSine(rest)
        case 2: return -smallCosine(rest)
        default: return smallSine(rest)
        }
    }

    /// The angle less a multiple of π/2 (taken off in two parts, Cody and Waite 1980), and that multiple modulo 4.
    private static func reduced(_ angle: Double) -> (quadrant: Int, rest: Double) {
        guard angle.magnitude < 1e9 else { return (0, .nan) }
        let multiple = (angle / (Double.pi / 2)).rounded()
        let rest =
            ((angle - multiple * 0x1.921fb544p0) - multiple * 0x1.0b4611a6p-34) - multiple * 0x1.3198a2e037073p-69
        return (((Int(multiple) % 4) + 4) % 4, rest)
    }

    private static func smallSine(_ x: Double) -> Double {
        let z = x * x
        var sum = 0.0
        for step in stride(from: 17.0, through: 3, by: -2) { sum = (1 + sum) * -z / (step * (step - 1)) }
        return x + x * sum
    }

    private static func smallCosine(_ x: Double) -> Double {
        let z = x * x
        var sum = 0.0
        for step in stride(from: 18.0, through: 2, by: -2) { sum = (1 + sum) * -z / (step * (step - 1)) }
        return 1 + sum
    }
}
