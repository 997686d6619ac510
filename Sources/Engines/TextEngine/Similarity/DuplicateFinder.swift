public import Numbers

/// Puts texts together that are nearly the same.
///
/// Candidates by MinHash in bands, each pair verified by its exact similarity before it counts; clusters are what chains
/// of such pairs connect. A million texts of a hundred characters: about 100 bytes a text beside the texts. The answer
/// does not depend on the lanes.
public struct DuplicateFinder: Sendable {
    /// The least Jaccard similarity of the sets of character runs.
    public let threshold: Double
    /// The length of the runs.
    public let size: Int
    public let folding: Folding
    let hash: MinHash

    /// With how many earlier members of a bucket, and of a cluster in it, a text is compared at most, so that a form that
    /// was sent ten thousand times does not cost a hundred million comparisons.
    static let comparisons = 48
    static let membersShown = 6

    public init(
        threshold: Double = 0.85, size: Int = 3, folding: Folding = .essence, bands: Int = 12, rows: Int = 6
    ) {
        self.threshold = threshold
        self.size = max(1, size)
        self.folding = folding
        hash = MinHash(bands: max(1, bands), rows: max(1, rows))
    }

    /// The numbers by which candidates of a text can be looked up: texts that are alike share at least one.
    public func bandKeys(_ text: String) -> [UInt64] {
        var codes: [UInt64] = []
        Shingles.append(folding.scalars(text), size: size, to: &codes)
        var room = hash.room
        return hash.bandKeys(codes, least: &room)
    }

    public func shingles(_ text: String) -> Shingles { Shingles(text, size: size, folding: folding) }

    public func clusters(_ texts: [String], lanes: Lanes = .one) -> Clusters {
        var clusters = Clusters(count: texts.count)
        let piece = 4096
        let parts = lanes.map((texts.count + piece - 1) / piece) { number in
            keys(texts[(number * piece)..<min(texts.count, (number + 1) * piece)])
        }
        // The last column is the whole text: equal texts are united without comparing.
        for equal in Self.buckets(parts, column: hash.bands, columns: hash.bands + 1) {
            for item in equal.dropFirst() { clusters.unite(Int(equal[0]), Int(item)) }
        }
        let bands = lanes.map(hash.bands) { Self.buckets(parts, column: $0, columns: hash.bands + 1) }
        for buckets in bands { verify(buckets, texts, lanes, &clusters) }
        clusters.settle()
        return clusters
    }

    /// For each text its band keys and a hash of all; zeros for an empty one.
    private func keys(_ texts: ArraySlice<String>) -> [UInt64] {
        var keys: [UInt64] = []
        keys.reserveCapacity(texts.count * (hash.bands + 1))
        var room = hash.room
        var (scalars, codes): ([UInt32], [UInt64]) = ([], [])
        for text in texts {
            scalars.removeAll(keepingCapacity: true)
            codes.removeAll(keepingCapacity: true)
            folding.append(text, to: &scalars)
            Shingles.append(scalars, size: size, to: &codes)
            let found = hash.bandKeys(codes, least: &room)
            keys.append(contentsOf: found.isEmpty ? Array(repeating: 0, count: hash.bands) : found)
            keys.append(found.isEmpty ? 0 : scalars.reduce(1) { mixed($0 &* 31 &+ UInt64($1)) })
        }
        return keys
    }

    /// Texts with an equal key in a column, at least two a bucket, in order.
    private static func buckets(_ parts: [[UInt64]], column: Int, columns: Int) -> [[Int32]] {
        var pairs: [(key: UInt64, item: Int32)] = []
        var item: Int32 = 0
        for part in parts {
            for place in stride(from: column, to: part.count, by: columns) {
                if part[place] != 0 { pairs.append((part[place], item)) }
                item += 1
            }
        }
        pairs.sort { ($0.key, $0.item) < ($1.key, $1.item) }
        var buckets: [[Int32]] = []
        var start = 0
        while start < pairs.count {
            var end = start + 1
            while end < pairs.count, pairs[end].key == pairs[start].key { end += 1 }
            if end - start > 1 { buckets.append(pairs[start..<end].map(\.item)) }
            start = end
        }
        return buckets
    }
}
