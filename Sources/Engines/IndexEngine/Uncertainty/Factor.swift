public import Kernel

/// One choice of a recipe that might have been made otherwise, or one thing not known exactly.
///
/// Every factor is driven by one number from 0 to 1: a list of alternatives is cut into equal parts; whatever needs many
/// random numbers draws them from a generator seeded by that one number.
public enum Factor: Hashable, Sendable {
    /// The common method of normalising; indicators with a method of their own keep it.
    case normalisation([Normalisation])
    case treatment([Treatment?])
    /// The last imputation of the recipe.
    case imputation([Imputation])
    /// Where weights come from, found on the recipe's own data.
    case weighting([Weighting])
    /// The method of all levels.
    case aggregation([Aggregation])
    /// Each weight times 1 ± up to this share, uniformly, on some levels or all (COINr's noisy weights).
    case weightNoise(Double, levels: Set<Int>?)
    /// One indicator left out, each as likely as none.
    case droppedIndicator
    /// Normal errors of the values: standard errors as a share of the value, or those of the data.
    case samplingError(share: Double?)

    /// The word that results use.
    public var word: String {
        switch self {
        case .normalisation: "normalisation"
        case .treatment: "treatment"
        case .imputation: "imputation"
        case .weighting: "weighting"
        case .aggregation: "aggregation"
        case .weightNoise: "weights"
        case .droppedIndicator: "droppedIndicator"
        case .samplingError: "samplingError"
        }
    }

    public var phrase: Phrase {
        switch self {
        case .normalisation: Phrase(zh: "标准化方法", en: "Normalisation")
        case .treatment: Phrase(zh: "异常值处理", en: "Treatment of outliers")
        case .imputation: Phrase(zh: "补缺方法", en: "Imputation")
        case .weighting: Phrase(zh: "赋权方法", en: "Method of weighing")
        case .aggregation: Phrase(zh: "合成方法", en: "Aggregation")
        case .weightNoise: Phrase(zh: "权重扰动", en: "Weights")
        case .droppedIndicator: Phrase(zh: "剔除一项指标", en: "One indicator left out")
        case .samplingError: Phrase(zh: "抽样误差", en: "Sampling error")
        }
    }

    /// What is varied if nothing else is said: min-max, z-scores or ranks; treatment or none; group means or medians;
    /// arithmetic or geometric means; weights ± 25 %; one indicator left out.
    public static let standard: [Factor] = [
        .normalisation([.minMax(.hundred), .zScore(Standard(mean: 0, deviation: 1)), .rank]),
        .treatment([Treatment(), nil]), .imputation([.groupMean(nil), .groupMedian(nil)]),
        .aggregation([.arithmetic, .geometric]), .weightNoise(0.25, levels: nil), .droppedIndicator,
    ]

    var alternatives: Int {
        switch self {
        case .normalisation(let list): list.count
        case .treatment(let list): list.count
        case .imputation(let list): list.count
        case .weighting(let list): list.count
        case .aggregation(let list): list.count
        case .weightNoise, .droppedIndicator, .samplingError: 1
        }
    }
}
