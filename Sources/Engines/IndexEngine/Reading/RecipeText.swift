public import Kernel

extension Recipe {
    /// Reads a recipe from JSON: `{"steps": [{"step": "…", …}, …]}`.
    ///
    /// A name or setting that is not known is refused, never passed over. COINr's function names are taken too.
    ///
    /// | step | settings (all may be left out) |
    /// | --- | --- |
    /// | `denominate` | `by` {code: denominator}, `factors` {code: number} |
    /// | `impute` | `method` none, mean, median, groupMean, groupMedian, carryForward, em; `group` name; `periods` number; `within` branches, all |
    /// | `screen` | `by` missing, zeros, either; `available`, `nonZero` shares; `include`, `exclude` [unit] |
    /// | `treat` | `winsorise` number or null (no limit); `skewness`, `kurtosis`; `transform` logCT, logCTPlus, logCTOriginal, logGII, boxCox with `lambda`, boxCoxBest, none; `combine`, `force`; `each` {code: settings or "none"} |
    /// | `normalise` | `method` minMax, goalposts, zScore, scaled, rank, percentileRank, borda, distanceToMaximum, distanceToReference, distanceToTarget, fractionOfMaximum, none; `range` [least, greatest]; `mean`, `deviation`; `lower`, `upper`, `factor`; `zero`, `full`, `scale`, `clip`; `reference` unit; `target`; `cap`; `parameters` "framework"; `each` {code: settings} |
    /// | `weigh` | `method` given, equal, fixed, ahp, entropy, critic, pca, pcaHandbook, importance; `weights` {code: number}; `judgements` {branch: {"order": [code], "rows": [[number]]}}; `targets` {code: number}, `level`; `levels` [number]; `scope` siblings, all |
    /// | `aggregate` | `method` or `methods` [one a level]: arithmetic, geometric, harmonic, generalised with `power`, copeland, topsis; `available` share or [share a level]; `missingAtMost` share |
    public init(readingJSON bytes: [UInt8]) throws(Refusals) {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: bytes)
        } catch {
            throw Refusals(
                only: .recipeWrong(
                    "JSON",
                    Phrase(zh: "第\(error.offset)字节处不是JSON", en: "not JSON at byte \(error.offset): \(error.reason)")))
        }
        try self.init(reading: json)
    }

    /// Reads a recipe from a JSON value, see ``init(readingJSON:)``.
    ///
    /// Beside `steps` may stand `title`, `source` and `note` for people, and `factors`, which ``Factor`` reads.
    public init(reading json: JSON) throws(Refusals) {
        do throws(Refusal) {
            let known: Set<String> = ["steps", "factors", "title", "source", "note"]
            if let name = (json.object ?? [:]).keys.filter({ !known.contains($0) }).min() {
                throw Refusal.recipeWrong(name, Phrase(zh: "没有这一设置", en: "there is no such setting"))
            }
            guard let steps = json["steps"]?.array else {
                throw Refusal.recipeWrong("steps", Phrase(zh: "缺少步骤", en: "the list of steps is missing"))
            }
            var read: [Step] = []
            for step in steps { read.append(try Self.step(step)) }
            try self.init(read)
        } catch {
            throw Refusals(only: error)
        }
    }

    private static func step(_ json: JSON) throws(Refusal) -> Step {
        guard let word = json["step"]?.string, let name = StepName(rawValue: word) else {
            throw .recipeWrong("step", Phrase(zh: "没有这种步骤", en: "there is no step “\(json["step"]?.text ?? "")”"))
        }
        var settings = Settings(json, in: word)
        let step: Step
        switch name {
        case .denominate:
            step = .denominate(
                Denomination(by: try settings.words("by"), factors: try settings.numbers("factors")))
        case .impute: step = .impute(try settings.imputation())
        case .screen: step = .screen(try settings.screening())
        case .treat:
            step = .treat(
                try settings.treatment(), each: try settings.each { (one) throws(Refusal) in try one.treatment() })
        case .normalise:
            step = .normalise(
                try settings.normalisation(),
                each: try settings.each { (one) throws(Refusal) in try one.normalisation() })
        case .weigh: step = .weigh(try settings.weighing())
        case .aggregate: step = .aggregate(try settings.aggregating())
        }
        try settings.finish()
        return step
    }
}

/// The members of a JSON object, each taken once; what is left over at the end is refused.
struct Settings {
    let place: String
    private var members: [String: JSON]

    init(_ json: JSON, in place: String) {
        self.place = place
        members = json.object ?? [:]
        members["step"] = nil
    }

    mutating func take(_ name: String) -> JSON? { members.removeValue(forKey: name) }

    func finish() throws(Refusal) {
        if let name = members.keys.min() { throw wrong(name, zh: "没有这一设置", en: "there is no such setting") }
    }

    func wrong(_ name: String, zh: String, en: String) -> Refusal {
        .recipeWrong("\(place).\(name)", Phrase(zh: zh, en: en))
    }

    mutating func word(_ name: String) throws(Refusal) -> String? {
        guard let json = take(name), json != .null else { return nil }
        guard let word = json.string else { throw wrong(name, zh: "须为文字", en: "must be a text") }
        return word
    }

    mutating func number(_ name: String) throws(Refusal) -> Double? {
        guard let json = take(name), json != .null else { return nil }
        guard let value = json.double else { throw wrong(name, zh: "须为数", en: "must be a number") }
        return value
    }

    mutating func count(_ name: String) throws(Refusal) -> Int? {
        guard let value = try number(name) else { return nil }
        guard let count = Int(exactly: value), count >= 0 else {
            throw wrong(name, zh: "须为非负整数", en: "must be a whole number not below 0")
        }
        return count
    }

    mutating func truth(_ name: String) throws(Refusal) -> Bool? {
        guard let json = take(name), json != .null else { return nil }
        guard let value = json.bool else { throw wrong(name, zh: "须为真或假", en: "must be true or false") }
        return value
    }

    mutating func list<Item>(_ name: String, _ item: (JSON) -> Item?) throws(Refusal) -> [Item]? {
        guard let json = take(name), json != .null else { return nil }
        let items = (json.array ?? [json]).map(item)
        let found = items.compactMap { $0 }
        guard found.count == items.count else { throw wrong(name, zh: "列表内容不对", en: "the list holds what it may not") }
        return found
    }

    mutating func words(_ name: String) throws(Refusal) -> [String: String] {
        try table(name) { $0.string }
    }

    mutating func numbers(_ name: String) throws(Refusal) -> [String: Double] {
        try table(name) { $0.double }
    }

    mutating func table<Item>(_ name: String, _ item: (JSON) -> Item?) throws(Refusal) -> [String: Item] {
        guard let json = take(name), json != .null else { return [:] }
        guard let members = json.object else { throw wrong(name, zh: "须为对象", en: "must be an object") }
        var items: [String: Item] = [:]
        for (code, value) in members {
            guard let found = item(value) else { throw wrong("\(name).\(code)", zh: "内容不对", en: "is not of its form") }
            items[code] = found
        }
        return items
    }

    /// The settings of single codes, each read like the common ones.
    mutating func each<Item>(_ read: (inout Settings) throws(Refusal) -> Item) throws(Refusal) -> [String: Item] {
        guard let json = take("each"), json != .null else { return [:] }
        guard let members = json.object else { throw wrong("each", zh: "须为对象", en: "must be an object") }
        var items: [String: Item] = [:]
        for (code, value) in members {
            var settings = Settings(value.string.map { ["method": .string($0)] } ?? value, in: "\(place).each.\(code)")
            items[code] = try read(&settings)
            try settings.finish()
        }
        return items
    }
}

extension JSON {
    /// A number, whole or not.
    var double: Double? {
        switch self {
        case .number(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
}
