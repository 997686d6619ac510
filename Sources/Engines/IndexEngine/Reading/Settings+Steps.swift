import Kernel

/// How the settings of each step are read.
extension Settings {
    mutating func imputation() throws(Refusal) -> Imputation {
        let method = try word("method") ?? "groupMean"
        let (group, periods, within) = (try word("group"), try count("periods"), try word("within") ?? "branches")
        guard ["branches", "all"].contains(within) else { throw unknown("within", within) }
        switch method {
        case "none": return .none
        case "mean", "i_mean": return .mean
        case "median", "i_median": return .median
        case "groupMean", "i_mean_grp": return .groupMean(group)
        case "groupMedian", "i_median_grp": return .groupMedian(group)
        case "carryForward", "impute_panel": return .carryForward(periods: periods)
        case "em": return .expectation(withinBranches: within == "branches")
        default: throw unknown("method", method)
        }
    }

    mutating func screening() throws(Refusal) -> Screening {
        var screening = Screening()
        if let rule = try word("by") {
            let aliases = ["byNA": "missing", "byzeros": "zeros", "byNAandzeros": "either"]
            guard let found = Screening.Rule(rawValue: aliases[rule] ?? rule) else { throw unknown("by", rule) }
            screening.rule = found
        }
        screening.available = try share("available") ?? screening.available
        screening.nonZero = try share("nonZero") ?? screening.nonZero
        screening.kept = Set(try list("include") { $0.string } ?? [])
        screening.removed = Set(try list("exclude") { $0.string } ?? [])
        return screening
    }

    /// Nil for "none".
    mutating func treatment() throws(Refusal) -> Treatment? {
        if let method = try word("method") {
            guard method == "none" else { throw unknown("method", method) }
            return nil
        }
        var treatment = Treatment()
        if let limit = take("winsorise") {
            treatment.pointLimit = limit == .null ? nil : Int(exactly: limit.double ?? -1)
            guard limit == .null || (treatment.pointLimit ?? -1) >= 0 else {
                throw wrong("winsorise", zh: "须为非负整数或null", en: "must be a whole number not below 0, or null")
            }
        }
        treatment.skewness = try number("skewness") ?? treatment.skewness
        treatment.kurtosis = try number("kurtosis") ?? treatment.kurtosis
        treatment.combines = try truth("combine") ?? false
        treatment.forces = try truth("force") ?? false
        let lambda = try number("lambda")
        switch try word("transform") ?? "logCT" {
        case "logCT", "log_CT": treatment.transform = .shiftedLog
        case "logCTPlus", "log_CT_plus": treatment.transform = .skewedLog
        case "logCTOriginal", "log_CT_orig": treatment.transform = .unitLog
        case "logGII", "log_GII": treatment.transform = .innovationLog
        case "boxCox", "boxcox": treatment.transform = .boxCox(lambda ?? 0)
        case "boxCoxBest": treatment.transform = .bestBoxCox
        case "none": treatment.transform = nil
        case let word: throw unknown("transform", word)
        }
        return treatment
    }

    mutating func normalisation() throws(Refusal) -> Normalisation {
        let method = try word("method") ?? "minMax"
        let isOwn = try word("parameters") == "framework"
        switch method {
        case "minMax", "n_minmax":
            let range = try list("range") { $0.double } ?? [0, 100]
            guard range.count == 2 else { throw wrong("range", zh: "须为两个数", en: "must be two numbers") }
            return .minMax(isOwn ? nil : ScoreRange(range[0], range[1]))
        case "goalposts", "n_goalposts": return .goalposts(try goalposts())
        case "zScore", "n_zscore":
            let standard = Standard(mean: try number("mean") ?? 0, deviation: try number("deviation") ?? 1)
            guard standard.deviation > 0 else { throw wrong("deviation", zh: "须为正数", en: "must be above 0") }
            return .zScore(isOwn ? nil : standard)
        case "scaled", "n_scaled":
            let (lower, upper) = (try number("lower") ?? 0, try number("upper") ?? 100)
            let scaled = Scaled(lower: lower, upper: upper, factor: try number("factor") ?? 100)
            guard lower != upper else { throw wrong("upper", zh: "上下界不能相同", en: "must differ from lower") }
            return .scaled(isOwn ? nil : scaled)
        case "rank", "n_rank": return .rank
        case "percentileRank", "n_prank": return .percentileRank
        case "borda", "n_borda": return .borda
        case "distanceToMaximum", "n_dist2max": return .distanceToMaximum
        case "distanceToReference", "n_dist2ref":
            guard let unit = try word("reference") else {
                throw wrong("reference", zh: "须指定参照单元", en: "name the reference unit")
            }
            return .distanceToReference(unit, capped: try truth("cap") ?? false)
        case "distanceToTarget", "n_dist2targ":
            return .distanceToTarget(try number("target"), capped: try truth("cap"))
        case "fractionOfMaximum", "n_fracmax": return .fractionOfMaximum
        case "none": return .none
        default: throw unknown("method", method)
        }
    }

    /// Nil where the framework's own posts are meant.
    private mutating func goalposts() throws(Refusal) -> Goalposts? {
        let (scale, clips) = (try number("scale"), try truth("clip"))
        guard let zero = try number("zero"), let full = try number("full") else { return nil }
        guard zero != full else { throw wrong("full", zh: "须与零点不同", en: "must differ from zero") }
        return Goalposts(zero: zero, full: full, scale: scale ?? 100, clips: clips ?? true)
    }

    mutating func weighing() throws(Refusal) -> Weighing {
        let method = try word("method") ?? "given"
        let levels = try list("levels") { $0.integer.map(Int.init) }.map(Set.init)
        let scope = try word("scope") ?? "siblings"
        guard ["siblings", "all"].contains(scope) else { throw unknown("scope", scope) }
        let weighting: Weighting
        switch method {
        case "given": weighting = .given
        case "equal": weighting = .equal
        case "fixed": weighting = .fixed(try numbers("weights"))
        case "ahp": weighting = .judged(try judgements())
        case "entropy": weighting = .entropy
        case "critic": weighting = .critic
        case "pca": weighting = .firstComponent
        case "pcaHandbook": weighting = .components
        case "importance":
            let targets = try numbers("targets")
            weighting = .importance(targets.isEmpty ? nil : targets, level: try count("level") ?? 2)
        default: throw unknown("method", method)
        }
        return Weighing(weighting, levels: levels, isOverall: scope == "all")
    }

    private mutating func judgements() throws(Refusal) -> [String: PairwiseJudgements] {
        let raw = try table("judgements") { json -> ([String], [[Double]])? in
            guard let order = json["order"]?.array, let rows = json["rows"]?.array else { return nil }
            let cells = rows.map { ($0.array ?? []).compactMap(\.double) }
            return (order.compactMap(\.string), cells)
        }
        var read: [String: PairwiseJudgements] = [:]
        for (branch, pair) in raw { read[branch] = try PairwiseJudgements(pair.0, pair.1) }
        return read
    }

    mutating func aggregating() throws(Refusal) -> Aggregating {
        let power = try number("power")
        let one = try word("method")
        let words = try list("methods") { $0.string } ?? [one ?? "arithmetic"]
        var methods: [Aggregation] = []
        for word in words {
            switch word {
            case "arithmetic", "a_amean": methods.append(.arithmetic)
            case "geometric", "a_gmean": methods.append(.geometric)
            case "harmonic", "a_hmean": methods.append(.harmonic)
            case "generalised", "a_genmean": methods.append(.generalised(power ?? 1))
            case "copeland", "a_copeland": methods.append(.copeland)
            case "topsis": methods.append(.topsis)
            default: throw unknown("methods", word)
            }
        }
        let available = try list("available") { $0.double } ?? []
        guard available.allSatisfy({ (0...1).contains($0) }) else {
            throw wrong("available", zh: "须在0和1之间", en: "must be from 0 to 1")
        }
        return Aggregating(methods, available: available, missingAtMost: try share("missingAtMost"))
    }

    private mutating func share(_ name: String) throws(Refusal) -> Double? {
        guard let value = try number(name) else { return nil }
        guard (0...1).contains(value) else { throw wrong(name, zh: "须在0和1之间", en: "must be from 0 to 1") }
        return value
    }

    private func unknown(_ name: String, _ word: String) -> Refusal {
        wrong(name, zh: "不认识“\(word)”", en: "“\(word)” is not known")
    }
}
