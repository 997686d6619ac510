import Numbers

/// Makes of a text the features by which it is classified: words, and runs of characters.
///
/// The names of characters' runs begin with `~`, so that a run and a word are told apart.
public struct FeatureReader: Hashable, Sendable {
    /// The longest run of characters.
    public let longestRun: Int

    public init(longestRun: Int = 2) {
        self.longestRun = max(0, min(longestRun, 6))
    }

    /// The features of a text with their counts, in the order of first sight.
    func features(_ text: String, with cutter: inout Cutter) -> [(name: String, count: Int)] {
        let folded = Folding.plain.folded(text)
        var vocabulary = Vocabulary()
        var counts: [Int] = []
        func add(_ name: String) {
            let number = vocabulary.number(adding: name)
            if number == counts.count { counts.append(0) }
            counts[number] += 1
        }
        for word in cutter.words(folded, .search)
        where !word.unicodeScalars.allSatisfy({ Characters.isSpace($0.value) }) {
            add(word)
        }
        let scalars = Array(folded.unicodeScalars)
        for length in stride(from: 1, through: longestRun, by: 1) where scalars.count >= length {
            for start in 0...(scalars.count - length) {
                var name = "~"
                name.unicodeScalars.append(contentsOf: scalars[start..<(start + length)])
                add(name)
            }
        }
        return zip(vocabulary.words, counts).map { ($0, $1) }
    }
}

/// Some features of a text by number, ascending, with their values; the squares add up to 1.
struct SparseVector: Sendable {
    var features: [Int32] = []
    var values: [Float] = []

    /// Values of counts: (1 + log count) × how rare the feature is, then scaled to length 1.
    init(_ counts: [(feature: Int32, count: Int)], rarity: [Float]) {
        for (feature, count) in counts.sorted(by: { $0.feature < $1.feature }) {
            features.append(feature)
            values.append(Float(1 + Elementary.logarithm(Double(count))) * rarity[Int(feature)])
        }
        let length = values.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
        if length > 0 { for index in values.indices { values[index] = Float(Double(values[index]) / length) } }
    }

    private init() {}

    /// The same with each value multiplied by a factor of its feature.
    func scaled(by factors: [Float]) -> SparseVector {
        var scaled = self
        for index in values.indices { scaled.values[index] *= factors[Int(features[index])] }
        return scaled
    }

    func product(with weights: UnsafeMutablePointer<Double>) -> Double {
        var sum = 0.0
        for index in features.indices { sum += Double(values[index]) * weights[Int(features[index])] }
        return sum
    }

    func add(to weights: UnsafeMutablePointer<Double>, times factor: Double) {
        for index in features.indices { weights[Int(features[index])] += factor * Double(values[index]) }
    }

    var square: Double { values.reduce(0) { $0 + Double($1) * Double($1) } }
}
