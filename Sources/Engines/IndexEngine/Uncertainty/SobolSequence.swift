import Numbers

/// Points that fill the unit cube evenly (Sobol' 1967), shifted at random by a seed so that estimates are unbiased.
///
/// The first 21 axes use the primitive polynomials and direction numbers of Joe and Kuo (2008); further axes are
/// pseudo-random. The shift is digital: each axis's 32 bits are combined with 32 random ones. O(axes) a point.
public struct SobolSequence: Sendable {
    private let directions: [[UInt32]]
    private let shifts: [UInt32]
    private let seed: UInt64
    public let axes: Int

    public init(axes: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed, stream: 0x50B0)
        self.axes = axes
        self.seed = seed
        shifts = (0..<axes).map { _ in UInt32(truncatingIfNeeded: generator.next()) }
        directions = (0..<min(axes, Self.polynomials.count + 1)).map(Self.direction)
    }

    /// Point number `index`, each coordinate strictly between 0 and 1.
    public func point(_ index: Int) -> [Double] {
        let gray = UInt32(truncatingIfNeeded: index ^ (index >> 1))
        var generator = SeededGenerator(seed: seed, stream: UInt64(truncatingIfNeeded: index))
        return (0..<axes)
            .map { axis in
                guard axis < directions.count else { return generator.unit() }
                var (bits, rest, place) = (shifts[axis], gray, 0)
                while rest != 0 {
                    if rest & 1 == 1 { bits ^= directions[axis][place] }
                    rest >>= 1
                    place += 1
                }
                return (Double(bits) + 0.5) * 0x1p-32
            }
    }

    private static func direction(axis: Int) -> [UInt32] {
        guard axis > 0 else { return (0..<32).map { 1 << (31 - $0) } }
        let (degree, coefficients, start) = polynomials[axis - 1]
        var numbers = start.enumerated().map { $1 << UInt32(31 - $0) }
        for place in degree..<32 {
            var number = numbers[place - degree] ^ (numbers[place - degree] >> UInt32(degree))
            for step in 1..<max(degree, 1) where coefficients >> UInt32(degree - 1 - step) & 1 == 1 {
                number ^= numbers[place - step]
            }
            numbers.append(number)
        }
        return numbers
    }

    /// Degree, inner coefficients and first direction numbers of axes 2 to 21.
    private static let polynomials: [(Int, UInt32, [UInt32])] = [
        (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1]), (4, 1, [1, 1, 3, 3]),
        (4, 4, [1, 3, 5, 13]), (5, 2, [1, 1, 5, 5, 17]), (5, 4, [1, 1, 5, 5, 5]), (5, 7, [1, 1, 7, 11, 19]),
        (5, 11, [1, 1, 5, 1, 1]), (5, 13, [1, 1, 1, 3, 11]), (5, 14, [1, 3, 5, 5, 31]),
        (6, 1, [1, 3, 3, 9, 7, 49]), (6, 13, [1, 1, 1, 15, 21, 21]), (6, 16, [1, 3, 1, 13, 27, 49]),
        (6, 19, [1, 1, 1, 15, 7, 5]), (6, 22, [1, 3, 1, 15, 13, 25]), (6, 25, [1, 1, 5, 5, 19, 61]),
        (7, 1, [1, 3, 7, 11, 23, 15, 103]), (7, 4, [1, 3, 7, 13, 13, 15, 69]),
    ]
}
