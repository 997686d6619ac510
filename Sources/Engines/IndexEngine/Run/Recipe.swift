public import Kernel

/// The steps from data to index with their settings, in the order in which they are done.
public struct Recipe: Hashable, Sendable {
    public enum Step: Hashable, Sendable {
        case denominate(Denomination)
        case impute(Imputation)
        case screen(Screening)
        /// One treatment for all indicators (nil: none) and others for some.
        case treat(Treatment?, each: [String: Treatment?])
        case normalise(Normalisation, each: [String: Normalisation])
        case weigh(Weighing)
        case aggregate(Aggregating)

        public var name: StepName {
            switch self {
            case .denominate: .denominate
            case .impute: .impute
            case .screen: .screen
            case .treat: .treat
            case .normalise: .normalise
            case .weigh: .weigh
            case .aggregate: .aggregate
            }
        }
    }

    public let steps: [Step]

    /// Refused: a step after one that needs it before, or a step that may be done once done twice.
    ///
    /// Denominating, imputing, screening and treating may come in any order and more than once, but before normalising,
    /// which comes before weighing and aggregating.
    public init(_ steps: [Step]) throws(Refusal) {
        var last = 0
        for step in steps {
            let rank: Int
            switch step.name {
            case .denominate, .impute, .screen, .treat: rank = 0
            case .normalise: rank = 1
            case .weigh: rank = 2
            case .aggregate: rank = 3
            }
            guard rank > last || rank == 0 && last == 0 else {
                throw .recipeWrong(
                    step.name.rawValue, Phrase(zh: "这一步的位置不对或重复", en: "this step stands too late or twice"))
            }
            last = rank
        }
        self.steps = steps
    }

    private init(checked steps: [Step]) {
        self.steps = steps
    }

    /// The ASEM example of COINr: denominate, group means, screening at 0.9, treatment, min-max 0–100, weighted means.
    public static let standard = Recipe(checked: [
        .denominate(Denomination()), .impute(.groupMean(nil)), .screen(Screening(available: 0.9)),
        .treat(Treatment(), each: [:]), .normalise(.minMax(.hundred), each: [:]), .weigh(Weighing(.given)),
        .aggregate(Aggregating()),
    ])

    /// The aggregation, arithmetic if none is named.
    public var aggregating: Aggregating {
        for case .aggregate(let aggregating) in steps { return aggregating }
        return Aggregating()
    }

    /// The same recipe with the step of the same name put in the place of the old one; added in order where there was none.
    public func replacing(_ step: Step) -> Recipe {
        var (steps, isPlaced) = ([Step](), false)
        for old in self.steps {
            if old.name == step.name {
                if !isPlaced { steps.append(step) }
                isPlaced = true
            } else {
                if !isPlaced, Self.order(old.name) > Self.order(step.name) {
                    steps.append(step)
                    isPlaced = true
                }
                steps.append(old)
            }
        }
        if !isPlaced { steps.append(step) }
        return Recipe(checked: steps)
    }

    private static func order(_ name: StepName) -> Int { StepName.allCases.firstIndex(of: name) ?? 0 }
}
