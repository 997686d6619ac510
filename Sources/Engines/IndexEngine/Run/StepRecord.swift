public import Kernel

/// The steps of a composite index in their order.
public enum StepName: String, CaseIterable, Sendable {
    case denominate, impute, screen, treat, normalise, weigh, aggregate

    public var phrase: Phrase {
        switch self {
        case .denominate: Phrase(zh: "按规模折算", en: "Denominate")
        case .impute: Phrase(zh: "补缺", en: "Impute")
        case .screen: Phrase(zh: "筛选单元", en: "Screen units")
        case .treat: Phrase(zh: "处理异常值", en: "Treat outliers")
        case .normalise: Phrase(zh: "标准化", en: "Normalise")
        case .weigh: Phrase(zh: "赋权", en: "Weigh")
        case .aggregate: Phrase(zh: "合成", en: "Aggregate")
        }
    }
}

/// One cell that a step changed, or one unit that it took out.
public struct Change: Hashable, Sendable {
    public let unit: String
    /// Nil where the whole unit is meant.
    public let code: String?
    /// What was done, in one word that is never renamed.
    ///
    /// Such as `groupMean`, `winsorisedHigh`, `removed`.
    public let what: String
    /// The value after it; nil where none is left.
    public let value: Double?

    init(_ unit: String, _ code: String?, _ what: String, _ value: Double? = nil) {
        self.unit = unit
        self.code = code
        self.what = what
        self.value = value
    }
}

/// What one step did, or that it was left out: the log of a run has one for every step, in order.
public struct StepRecord: Sendable {
    public let step: StepName
    public let isDone: Bool
    public let phrase: Phrase
    /// The step's settings as the recipe writes them.
    public let settings: JSON
    public let changes: [Change]
    public let remarks: [Diagnostic]

    init(
        _ step: StepName, isDone: Bool = true, _ phrase: Phrase, settings: JSON = .null, changes: [Change] = [],
        remarks: [Diagnostic] = []
    ) {
        self.step = step
        self.isDone = isDone
        self.phrase = phrase
        self.settings = settings
        self.changes = changes
        self.remarks = remarks
    }

    static func omitted(_ step: StepName) -> StepRecord {
        StepRecord(
            step, isDone: false,
            Phrase(zh: "方案中没有“\(step.phrase.zh)”这一步，未做", en: "Not in the recipe: nothing was done"))
    }

    /// The record as JSON, both languages side by side.
    public var json: JSON {
        [
            "step": .string(step.rawValue), "done": .bool(isDone), "zh": .string(phrase.zh), "en": .string(phrase.en),
            "settings": settings,
            "changes": .array(
                changes.map { change in
                    [
                        "unit": .string(change.unit), "code": JSON(change.code), "what": .string(change.what),
                        "value": change.value.map(JSON.number) ?? .null,
                    ]
                }),
            "remarks": .array(
                remarks.map { remark in
                    [
                        "severity": .string(remark.severity.rawValue), "code": JSON(remark.column),
                        "zh": .string(remark.phrase.zh), "en": .string(remark.phrase.en),
                    ]
                }),
        ]
    }
}

extension Diagnostic {
    static func warning(_ code: String?, zh: String, en: String) -> Diagnostic {
        Diagnostic(.warning, column: code, Phrase(zh: zh, en: en))
    }

    static func note(_ code: String?, zh: String, en: String) -> Diagnostic {
        Diagnostic(.note, column: code, Phrase(zh: zh, en: en))
    }
}
