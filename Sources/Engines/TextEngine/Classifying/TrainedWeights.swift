import Numbers

/// The features of some texts by number.
struct FeatureCounts: Sendable {
    private(set) var vocabulary = Vocabulary()
    private(set) var rows: [[(feature: Int32, count: Int)]] = []

    init(_ texts: [String], _ reader: FeatureReader, _ segmenter: Segmenter, lanes: Lanes) {
        let piece = 256
        let read = lanes.map((texts.count + piece - 1) / piece) { number -> [[(name: String, count: Int)]] in
            var cutter = Cutter(segmenter)
            return texts[(number * piece)..<min(texts.count, (number + 1) * piece)]
                .map {
                    reader.features($0, with: &cutter)
                }
        }
        for part in read {
            for row in part {
                rows.append(row.map { (Int32(vocabulary.number(adding: $0.name)), $0.count) })
            }
        }
    }
}

/// A model while it is trained.
struct TrainedWeights: Sendable {
    /// The features that are used, by their numbers in the vocabulary of all.
    let features: [Int]
    private let places: [Int32]
    let rarity: [Float]
    private(set) var weights: [Double] = []

    init(_ counted: FeatureCounts, _ chosen: [Int], leastTexts: Int, labels: Int) {
        var texts = Array(repeating: 0, count: counted.vocabulary.count)
        for index in chosen { for item in counted.rows[index] { texts[Int(item.feature)] += 1 } }
        features = texts.indices.filter { texts[$0] >= leastTexts }
        var places = Array(repeating: Int32(-1), count: texts.count)
        for (place, feature) in features.enumerated() { places[feature] = Int32(place) }
        self.places = places
        rarity = features.map {
            Float(Elementary.logarithm(Double(chosen.count + 1) / Double(texts[$0] + 1)) + 1)
        }
    }

    func vector(_ row: [(feature: Int32, count: Int)]) -> SparseVector {
        SparseVector(
            row.compactMap { places[Int($0.feature)] < 0 ? nil : (places[Int($0.feature)], $0.count) }, rarity: rarity)
    }

    /// Takes a row of weights a label, and keeps them a row a feature.
    mutating func take(_ rows: [[Double]]) {
        weights = (0...features.count).flatMap { feature in rows.map { $0[feature] } }
    }

    func scores(_ row: [(feature: Int32, count: Int)], _ labels: Int) -> [Double] {
        let vector = vector(row)
        return (0..<labels)
            .map { label in
                var score = weights[features.count * labels + label]
                for (feature, value) in zip(vector.features, vector.values) {
                    score += Double(value) * weights[Int(feature) * labels + label]
                }
                return score
            }
    }
}
