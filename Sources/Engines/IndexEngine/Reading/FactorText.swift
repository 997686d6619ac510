public import Kernel

extension Factor {
    /// Reads what is to be varied from JSON: `[{"factor": "…", …}, …]`.
    ///
    /// | factor | settings |
    /// | --- | --- |
    /// | `normalisation`, `treatment`, `imputation`, `weighting`, `aggregation` | `alternatives`: a list of settings as the step has them in a recipe, or their methods alone |
    /// | `weights` | `noise` share; `levels` [number] |
    /// | `droppedIndicator` | – |
    /// | `samplingError` | `share` of the value; the data's own standard errors if left out |
    public static func list(reading json: JSON) throws(Refusals) -> [Factor] {
        do throws(Refusal) {
            guard let items = json.array, !items.isEmpty else {
                throw .recipeWrong("factors", Phrase(zh: "缺少因素", en: "the list of factors is missing"))
            }
            var factors: [Factor] = []
            for item in items { factors.append(try factor(item)) }
            return factors
        } catch {
            throw Refusals(only: error)
        }
    }

    private static func factor(_ json: JSON) throws(Refusal) -> Factor {
        var settings = Settings(json, in: "factors")
        let word = try settings.word("factor") ?? ""
        let factor: Factor
        switch word {
        case "normalisation":
            factor = .normalisation(try settings.alternatives { (one) throws(Refusal) in try one.normalisation() })
        case "treatment":
            factor = .treatment(try settings.alternatives { (one) throws(Refusal) in try one.treatment() })
        case "imputation":
            factor = .imputation(try settings.alternatives { (one) throws(Refusal) in try one.imputation() })
        case "weighting":
            factor = .weighting(try settings.alternatives { (one) throws(Refusal) in try one.weighing().method })
        case "aggregation":
            factor = .aggregation(
                try settings.alternatives { (one) throws(Refusal) in try one.aggregating().method(atLevel: 2) })
        case "weights":
            let levels = try settings.list("levels") { $0.integer.map(Int.init) }
            factor = .weightNoise(try settings.number("noise") ?? 0.25, levels: levels.map(Set.init))
        case "droppedIndicator": factor = .droppedIndicator
        case "samplingError": factor = .samplingError(share: try settings.number("share"))
        default:
            throw .recipeWrong("factors", Phrase(zh: "没有因素“\(word)”", en: "there is no factor “\(word)”"))
        }
        try settings.finish()
        return factor
    }

    /// What of ``standard`` a recipe has the steps for.
    public static func standard(for recipe: Recipe) -> [Factor] {
        standard.filter { factor in
            switch factor {
            case .normalisation: recipe.steps.contains { $0.name == .normalise }
            case .treatment: recipe.steps.contains { $0.name == .treat }
            case .imputation: recipe.steps.contains { $0.name == .impute }
            default: true
            }
        }
    }
}

extension Settings {
    /// A list of settings, each read like a step's; a text alone is its method.
    fileprivate mutating func alternatives<Item>(
        _ read: (inout Settings) throws(Refusal) -> Item
    ) throws(Refusal) -> [Item] {
        guard let list = take("alternatives")?.array else {
            throw wrong("alternatives", zh: "须为列表", en: "must be a list")
        }
        var items: [Item] = []
        for json in list {
            var settings = Settings(json.string.map { ["method": .string($0)] } ?? json, in: "factors.alternatives")
            items.append(try read(&settings))
            try settings.finish()
        }
        return items
    }
}
