public import Kernel
import Numbers

/// What a careful reader would say about a framework and its data, in words.
///
/// Of each indicator: data for less than 65 % of the units, values mostly 0, few different values, one value for all,
/// skewness above 2 with kurtosis above 3.5 (COINr's `get_stats`). Of each branch: a single child, alpha below 0.7,
/// children that say the same (r > 0.9) or the contrary (r < −0.4) of each other. Of the whole: nodes that hardly matter
/// to the index (r < 0.2) or count against it (r < 0), units with much missing.
public struct Audit: Sendable {
    public struct Figures: Sendable {
        public let code: String
        public let least: Double
        public let greatest: Double
        public let mean: Double
        public let median: Double
        public let deviation: Double
        public let skewness: Double
        public let kurtosis: Double
        /// Shares of the units: with a value, with one that is not 0, and of different values.
        public let available: Double
        public let nonZero: Double
        public let different: Double
    }

    public let figures: [Figures]
    public let findings: [Diagnostic]

    /// Looks at the data as they came and at the scores of a finished run.
    public init(_ data: Dataset, _ run: IndexRun) {
        let framework = run.framework
        figures = framework.indicators.compactMap { node in data.values[node.code].map { Self.figures(node.code, $0) } }
        findings =
            framework.remarks + figures.flatMap(Self.findings) + Self.units(data, framework)
            + framework.branchesUpwards.flatMap { Self.branch($0, run) } + Self.importance(run)
    }

    static func figures(_ code: String, _ column: [Double]) -> Figures {
        let (present, shape) = (Statistics.present(column), Statistics.shape(column))
        let range = Statistics.range(column)
        let count = Double(max(column.count, 1))
        return Figures(
            code: code, least: range?.least ?? .nan, greatest: range?.greatest ?? .nan, mean: Statistics.mean(column),
            median: Statistics.median(column), deviation: Statistics.deviation(column), skewness: shape.skewness,
            kurtosis: shape.kurtosis, available: Double(present.count) / count,
            nonZero: Double(present.count { $0 != 0 }) / count, different: Double(Set(present).count) / count)
    }

    private static func findings(_ figures: Figures) -> [Diagnostic] {
        let code = figures.code
        var found: [Diagnostic] = []
        func add(_ zh: String, _ en: String) {
            found.append(.warning(code, zh: "“\(code)”" + zh, en: "“\(code)” " + en))
        }
        if figures.available == 0 { return [.warning(code, zh: "“\(code)”没有数据", en: "“\(code)” has no data")] }
        if figures.available < 0.65 {
            add("只有\(percent(figures.available))的单元有数据", "has data for only \(percent(figures.available)) of the units")
        }
        if figures.least == figures.greatest {
            add("各单元取值相同", "has one value for all units")
            return found
        }
        if figures.nonZero < 0.5 { add("多数取值为零", "is 0 for most units") }
        if figures.different < 0.5 { add("不同取值很少", "has few different values") }
        if figures.skewness.magnitude > 2, figures.kurtosis > 3.5 {
            add(
                "有异常值（偏度\(short(figures.skewness))，峰度\(short(figures.kurtosis))）",
                "has outliers (skewness \(short(figures.skewness)), kurtosis \(short(figures.kurtosis)))")
        }
        return found
    }

    private static func units(_ data: Dataset, _ framework: Framework) -> [Diagnostic] {
        zip(data.units, data.availability(under: framework.root, of: framework)).filter { $0.1 < 2.0 / 3 }
            .map { unit, share in
                .warning(
                    nil, zh: "单元“\(unit)”缺\(percent(1 - share))的指标",
                    en: "The unit “\(unit)” lacks \(percent(1 - share)) of the indicators")
            }
    }

    private static func branch(_ code: String, _ run: IndexRun) -> [Diagnostic] {
        let children = run.framework.children(of: code)
        let columns = children.map { run.scores[$0] ?? [] }
        guard children.count > 1 else {
            return [.note(code, zh: "“\(code)”下只有一项", en: "“\(code)” has a single child, so the level adds nothing")]
        }
        var found: [Diagnostic] = []
        let alpha = Reliability.alpha(columns)
        if alpha < 0.7 {
            found.append(
                .note(
                    code, zh: "“\(code)”内部一致性较低（α = \(short(alpha))）",
                    en: "The children of “\(code)” hang together loosely (alpha \(short(alpha)))"))
        }
        for i in children.indices {
            for j in 0..<i {
                let r = Correlation.pearson.of(columns[i], columns[j])
                guard r > 0.9 || r < -0.4 else { continue }
                let (zh, en) =
                    r > 0
                    ? ("几乎相同，可能重复计算", "say nearly the same and may count twice") : ("相互抵消", "cancel each other out")
                found.append(
                    .warning(
                        code, zh: "“\(children[j])”与“\(children[i])”\(zh)（r = \(short(r))）",
                        en: "“\(children[j])” and “\(children[i])” \(en) (r = \(short(r)))"))
            }
        }
        return found
    }

    private static func importance(_ run: IndexRun) -> [Diagnostic] {
        guard let index = run.scores[run.framework.root] else { return [] }
        return run.scores.codes.dropLast()
            .compactMap { code in
                let r = Correlation.pearson.of(run.scores[code] ?? [], index)
                guard r < 0.2 else { return nil }
                return r < 0
                    ? .warning(
                        code, zh: "“\(code)”与总指数负相关（r = \(short(r))），请核对方向",
                        en: "“\(code)” counts against the index (r = \(short(r))); check its direction")
                    : .note(
                        code, zh: "“\(code)”对总指数几乎没有影响（r = \(short(r))）",
                        en: "“\(code)” hardly matters to the index (r = \(short(r)))")
            }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded()))%" }
}
