import Numbers

/// Short signatures whose agreement estimates how alike two texts are (Broder 1997), cut into bands of a few numbers.
///
/// Texts of similarity s share at least one band with a likelihood of 1 − (1 − s^rows)^bands: with 12 bands of 6 numbers
/// 0.9966 at 0.85, 0.17 at 0.5, 0.009 at 0.3.
struct MinHash: Sendable {
    let bands: Int
    let rows: Int
    private let factors: [SIMD8<UInt32>]
    private let terms: [SIMD8<UInt32>]

    init(bands: Int, rows: Int) {
        self.bands = bands
        self.rows = rows
        var generator = SeededGenerator(seed: 0x5EED)
        let groups = (bands * rows + 7) / 8
        factors = (0..<groups).map { _ in SIMD8(truncatingIfNeeded: Self.drawn(&generator)) | 1 }
        terms = (0..<groups).map { _ in SIMD8(truncatingIfNeeded: Self.drawn(&generator)) }
    }

    private static func drawn(_ generator: inout SeededGenerator) -> SIMD8<UInt64> {
        var drawn = SIMD8<UInt64>()
        for lane in drawn.indices { drawn[lane] = generator.next() >> 17 }
        return drawn
    }

    /// One number a band; nothing for a text without runs.
    ///
    /// The runs may repeat.
    func bandKeys(_ codes: [UInt64], least: inout [SIMD8<UInt32>]) -> [UInt64] {
        guard !codes.isEmpty else { return [] }
        for group in factors.indices { least[group] = SIMD8(repeating: .max) }
        for code in codes {
            let hash = SIMD8(repeating: UInt32(truncatingIfNeeded: mixed(code &+ 0x9E37_79B9_7F4A_7C15) >> 32))
            for group in factors.indices {
                let value = factors[group] &* hash &+ terms[group]
                least[group] = least[group].replacing(with: value, where: value .< least[group])
            }
        }
        return (0..<bands)
            .map { band in
                var key = UInt64(band) &* 0x9E37_79B9_7F4A_7C15
                for row in (band * rows)..<((band + 1) * rows) { key = mixed(key ^ UInt64(least[row >> 3][row & 7])) }
                return key
            }
    }

    /// Room for `bandKeys`.
    var room: [SIMD8<UInt32>] { factors }
}
