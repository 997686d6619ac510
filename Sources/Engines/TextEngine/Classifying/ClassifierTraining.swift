public import Kernel
public import Numbers

/// A text and the class that a person gave it.
public struct LabelledText: Hashable, Sendable {
    public let text: String
    public let label: String

    public init(_ text: String, _ label: String) {
        self.text = text
        self.label = label
    }
}

/// How a classifier is trained.
///
/// For each label two boundaries over the same features, one plain and one on features scaled by how much likelier they
/// are inside the label than outside (Wang, Manning 2012, "Baselines and Bigrams", ACL); their sum is again linear. The
/// same texts and seed give the same model whatever the lanes.
public struct ClassifierTraining: Sendable {
    public var reader = FeatureReader()
    /// Features in fewer texts are left out.
    public var leastTexts = 2
    /// How dear an error is against a long vector of weights.
    public var cost = 0.5
    public var seed: UInt64 = 1
    /// In how many parts the texts are cut to fit the probabilities on texts not trained on.
    public var parts = 5

    public init() {}

    /// Trains on labelled texts.
    ///
    /// Refused when there are fewer than two labels with two texts each.
    public func classifier(
        _ examples: [LabelledText], _ segmenter: Segmenter, lanes: Lanes = .one
    ) throws(Refusal) -> Classifier {
        let sizes = Dictionary(examples.map { ($0.label, 1) }, uniquingKeysWith: +)
        let labels = sizes.keys.filter { (sizes[$0] ?? 0) > 1 }.sorted()
        guard labels.count > 1 else { throw .classesTooFew }
        let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
        let used = examples.filter { numbers[$0.label] != nil }
        let truths = used.map { numbers[$0.label] ?? 0 }
        let counted = FeatureCounts(used.map(\.text), reader, segmenter, lanes: lanes)
        let calibration = calibrated(counted, truths, labels.count, lanes)
        let model = trained(counted, Array(used.indices), truths, labels.count, lanes)
        return Classifier(
            labels: labels, reader: reader, vocabulary: Vocabulary(model.features.map { counted.vocabulary.words[$0] }),
            rarity: model.rarity, weights: model.weights.map(Float.init), calibration: calibration)
    }

    /// Scores each part by a model of the others, and fits the probabilities to them.
    private func calibrated(_ counted: FeatureCounts, _ truths: [Int], _ labels: Int, _ lanes: Lanes) -> Calibration {
        var generator = SeededGenerator(seed: seed, stream: 7)
        var order = Array(truths.indices)
        order.shuffle(using: &generator)
        var (scores, answers): ([[Double]], [Int]) = ([], [])
        for part in 0..<max(2, parts) {
            let held = order.indices.filter { $0 % max(2, parts) == part }.map { order[$0] }
            let rest = order.indices.filter { $0 % max(2, parts) != part }.map { order[$0] }
            let model = trained(counted, rest, truths, labels, lanes)
            for index in held {
                scores.append(model.scores(counted.rows[index], labels))
                answers.append(truths[index])
            }
        }
        return Calibration(fitting: scores, answers, labels: labels)
    }

    private func trained(
        _ counted: FeatureCounts, _ chosen: [Int], _ truths: [Int], _ labels: Int, _ lanes: Lanes
    ) -> TrainedWeights {
        var model = TrainedWeights(counted, chosen, leastTexts: leastTexts, labels: labels)
        let vectors = chosen.map { model.vector(counted.rows[$0]) }
        let trainer = SupportVectors(cost: cost)
        let (seed, width) = (seed, model.features.count)
        let rows = lanes.map(labels) { label -> [Double] in
            let isMember = chosen.map { truths[$0] == label }
            let plain = trainer.weights(vectors, isMember, features: width, seed: seed)
            let factors = Self.likelihoodRatios(vectors, isMember, width)
            let scaled = SupportVectors(cost: 1)
                .weights(
                    vectors.map { $0.scaled(by: factors) }, isMember, features: width, seed: seed &+ 1)
            return (0...width).map { plain[$0] + scaled[$0] * (Double($0 < width ? factors[$0] : 1)) }
        }
        model.take(rows)
        return model
    }

    /// How many times likelier, in logarithms without sign, each feature is inside a class than outside.
    private static func likelihoodRatios(_ vectors: [SparseVector], _ isMember: [Bool], _ width: Int) -> [Float] {
        var inside = Array(repeating: 0.5, count: width)
        var outside = inside
        for (vector, member) in zip(vectors, isMember) {
            for (feature, value) in zip(vector.features, vector.values) {
                if member { inside[Int(feature)] += Double(value) } else { outside[Int(feature)] += Double(value) }
            }
        }
        let ratio = Elementary.logarithm(inside.reduce(0, +) / max(outside.reduce(0, +), 1e-9))
        return (0..<width)
            .map {
                Float((Elementary.logarithm(inside[$0] / outside[$0]) - ratio).magnitude)
            }
    }
}
