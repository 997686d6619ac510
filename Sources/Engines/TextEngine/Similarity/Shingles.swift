/// The distinct runs of a few characters that a text holds: what two texts share of them says how alike they are.
public struct Shingles: Hashable, Sendable {
    /// Ascending, each once.
    public let codes: [UInt64]

    /// The runs of `size` characters of a text that was folded; a shorter text is one run.
    ///
    /// Up to three characters the codes are the characters themselves; longer runs are told apart by 64 bits of hash.
    public init(_ text: String, size: Int = 3, folding: Folding = .essence) {
        var codes: [UInt64] = []
        Self.append(folding.scalars(text), size: max(1, size), to: &codes)
        codes.sort()
        var kept = 0
        for index in codes.indices where index == 0 || codes[index] != codes[kept - 1] {
            codes[kept] = codes[index]
            kept += 1
        }
        codes.removeLast(codes.count - kept)
        self.codes = codes
    }

    static func append(_ scalars: [UInt32], size: Int, to codes: inout [UInt64]) {
        guard !scalars.isEmpty else { return }
        let width = min(size, scalars.count)
        for start in 0...(scalars.count - width) {
            var code: UInt64 = 0
            for scalar in scalars[start..<(start + width)] {
                code = width > 3 ? mixed(code ^ UInt64(scalar) &+ 0x9E37_79B9) : code << 21 | UInt64(scalar)
            }
            codes.append(code)
        }
    }

    /// The number of shared runs divided by the number of all (Jaccard); 0 if either text is empty.
    public func similarity(to other: Shingles) -> Double {
        guard !codes.isEmpty, !other.codes.isEmpty else { return 0 }
        var (one, two, shared) = (0, 0, 0)
        while one < codes.count, two < other.codes.count {
            let (a, b) = (codes[one], other.codes[two])
            if a == b { shared += 1 }
            if a <= b { one += 1 }
            if b <= a { two += 1 }
        }
        return Double(shared) / Double(codes.count + other.codes.count - shared)
    }
}
