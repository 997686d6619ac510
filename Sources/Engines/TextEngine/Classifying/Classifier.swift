import Numbers

/// A class that a text may belong to, how likely, and why.
public struct Suggestion: Hashable, Sendable {
    public let label: String
    /// From 0 to 1; over all labels they add up to 1.
    ///
    /// Calibrated: of the texts told 0.8, about 80 in 100 are of the class.
    public let probability: Double
    /// The features that speak most for this class, with what each adds.
    public let reasons: [Reason]

    public struct Reason: Hashable, Sendable {
        public let feature: String
        public let weight: Double
    }
}

/// A linear model that suggests classes for texts.
///
/// It holds numbers and features only, so that the same model can be used with another dictionary, if less well. A
/// suggestion costs one cut of the text and a look-up a feature.
public struct Classifier: Sendable {
    public let labels: [String]
    let reader: FeatureReader
    let vocabulary: Vocabulary
    let rarity: [Float]
    /// A row a feature, a column a label; the last row is the constant.
    let weights: [Float]
    let calibration: Calibration

    /// The likeliest classes, the likeliest first.
    public func suggestions(_ text: String, limit: Int = 3, with cutter: inout Cutter) -> [Suggestion] {
        let vector = vector(text, with: &cutter)
        let chances = calibration.probabilities(scores(vector))
        let order = chances.indices.sorted { (chances[$0], $1) > (chances[$1], $0) }
        return order.prefix(max(0, limit))
            .map { label in
                Suggestion(label: labels[label], probability: chances[label], reasons: reasons(vector, label))
            }
    }

    /// The features that speak most for each label wherever they occur.
    public func topFeatures(limit: Int = 20) -> [(label: String, features: [Suggestion.Reason])] {
        labels.indices.map { label in
            let weighed = vocabulary.words.indices.map { feature in
                Suggestion.Reason(
                    feature: vocabulary.words[feature], weight: Double(weights[feature * labels.count + label]))
            }
            return (labels[label], Self.greatest(weighed, limit))
        }
    }

    private func vector(_ text: String, with cutter: inout Cutter) -> SparseVector {
        let counts = reader.features(text, with: &cutter)
            .compactMap { name, count in
                vocabulary.number(of: name).map { (feature: Int32($0), count: count) }
            }
        return SparseVector(counts, rarity: rarity)
    }

    private func scores(_ vector: SparseVector) -> [Double] {
        labels.indices.map { label in
            var score = Double(weights[vocabulary.count * labels.count + label])
            for (feature, value) in zip(vector.features, vector.values) {
                score += Double(value * weights[Int(feature) * labels.count + label])
            }
            return score
        }
    }

    private func reasons(_ vector: SparseVector, _ label: Int) -> [Suggestion.Reason] {
        let weighed = zip(vector.features, vector.values)
            .map { feature, value in
                Suggestion.Reason(
                    feature: vocabulary.words[Int(feature)],
                    weight: Double(value * weights[Int(feature) * labels.count + label]))
            }
        return Self.greatest(weighed, 5)
    }

    private static func greatest(_ reasons: [Suggestion.Reason], _ limit: Int) -> [Suggestion.Reason] {
        let positive = reasons.filter { $0.weight > 0 }
        return Array(positive.sorted { ($0.weight, $1.feature) > ($1.weight, $0.feature) }.prefix(limit))
    }
}
