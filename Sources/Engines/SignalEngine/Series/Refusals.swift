import Kernel

/// Every "no" of this room, bilingual, with its code.
extension Refusal {
    static let seriesEmpty = Refusal(
        "signal.seriesEmpty", .invalid, Phrase(zh: "序列为空", en: "The series is empty"), field: "series")

    static func historyShort(needed: Int, found: Int) -> Refusal {
        Refusal(
            "signal.historyShort", .invalid,
            Phrase(
                zh: "历史数据不足：首个可判断的时点是第\(needed)期，序列只有\(found)期",
                en: "The history is too short: step \(needed) would be the first to judge, the series has \(found)"),
            field: "series")
    }

    static func stepsOutside(_ steps: ClosedRange<Int>, count: Int) -> Refusal {
        Refusal(
            "signal.stepsOutside", .invalid,
            Phrase(
                zh: "时点\(steps.lowerBound)至\(steps.upperBound)超出序列范围1至\(count)",
                en: "Steps \(steps.lowerBound) to \(steps.upperBound) are not all within 1 to \(count)"), field: "range"
        )
    }

    static let trainingUnusable = Refusal(
        "signal.trainingUnusable", .invalid,
        Phrase(zh: "训练期的数据无法拟合", en: "Nothing can be fitted to the steps before the first judged one"),
        field: "series")

    static func countNegative(_ value: Double) -> Refusal {
        Refusal(
            "signal.countNegative", .invalid,
            Phrase(zh: "计数\(value)为负", en: "The count \(value) is below 0"), field: "series")
    }

    static func settingUnusable(_ name: String, _ wanted: Phrase) -> Refusal {
        Refusal(
            "signal.settingUnusable", .invalid,
            Phrase(
                zh: "参数“\(name)”不可用，须为\(wanted.zh)", en: "The setting “\(name)” cannot be used: it must be \(wanted.en)"
            ),
            field: name)
    }

    static func settingUnknown(_ name: String) -> Refusal {
        Refusal(
            "signal.settingUnknown", .invalid,
            Phrase(zh: "此方法没有参数“\(name)”", en: "This method has no setting “\(name)”"), field: name)
    }

    static func methodUnknown(_ name: String, _ known: [String] = DetectionMethod.allNames) -> Refusal {
        Refusal(
            "signal.methodUnknown", .invalid,
            Phrase(
                zh: "没有名为“\(name)”的方法；可用：\(known.joined(separator: "、"))",
                en: "No method is called “\(name)”; there are \(known.joined(separator: ", "))"),
            field: "method")
    }

    static let timesAbsent = Refusal(
        "signal.timesAbsent", .invalid,
        Phrase(zh: "此方法须有时间列", en: "This method takes a column of times"), field: "time")

    static let totalsAbsent = Refusal(
        "signal.totalsAbsent", .invalid,
        Phrase(zh: "此方法须有总数列（population）", en: "This method takes a column of totals (population)"),
        field: "population")

    static let daysAbsent = Refusal(
        "signal.daysAbsent", .invalid,
        Phrase(
            zh: "按日期取参考期须有逐日、逐周或逐月的日期列",
            en: "Going by date takes a column of dates, a day, a week or a month apart"), field: "epochAsDate")

    static let periodsTooMany = Refusal(
        "signal.periodsTooMany", .invalid,
        Phrase(zh: "一年划分的时段过多", en: "A year cannot be cut into so many periods"), field: "noPeriods")

    static func axisUnusable(_ name: String) -> Refusal {
        Refusal(
            "signal.axisUnusable", .invalid,
            Phrase(
                zh: "维度“\(name)”不是一棵树：首个节点须为根，其余节点的上级须排在其前",
                en:
                    "The axis “\(name)” is not a tree: its first node must be the root, every other must follow its parent"
            ),
            field: name)
    }

    static let axesTooLarge = Refusal(
        "signal.axesTooLarge", .invalid,
        Phrase(zh: "各维度的组合过多", en: "The axes have too many combinations"), field: "axes")

    static func placeUnknown(_ axis: String, _ node: Int) -> Refusal {
        Refusal(
            "signal.placeUnknown", .invalid,
            Phrase(zh: "维度“\(axis)”没有节点\(node)", en: "The axis “\(axis)” has no node \(node)"), field: axis)
    }
}
