import Kernel

/// What is wrong with the table of a series.
extension Refusal {
    static func headingAbsent(_ name: String, _ heading: [String]) -> Refusal {
        Refusal(
            "signal.headingAbsent", .invalid,
            Phrase(
                zh: "没有“\(name)”列；表中有：\(heading.joined(separator: "、"))",
                en: "There is no column “\(name)”; there are \(heading.joined(separator: ", "))"), field: name)
    }

    static func countColumnAbsent(_ heading: [String]) -> Refusal {
        Refusal(
            "signal.countColumnAbsent", .invalid,
            Phrase(
                zh: "找不到计数列（如observed、count）；表中有：\(heading.joined(separator: "、"))",
                en:
                    "There is no column of counts, such as observed or count; there are \(heading.joined(separator: ", "))"
            ), field: "observed")
    }

    static func countColumnUnclear(_ names: [String]) -> Refusal {
        Refusal(
            "signal.countColumnUnclear", .invalid,
            Phrase(
                zh: "无法确定哪一列是计数：\(names.joined(separator: "、"))；请指明列名",
                en: "It is not clear which column holds the counts: \(names.joined(separator: ", ")); name it"),
            field: "observed")
    }

    static func cellWrong(_ line: Int, _ column: String, _ text: String) -> Refusal {
        Refusal(
            "signal.cellWrong", .invalid,
            Phrase(
                zh: "第\(line)行“\(column)”列的“\(text)”无法识别",
                en: "Line \(line), column “\(column)”: “\(text)” cannot be used"), field: column)
    }

    static func cellAbsent(_ line: Int, _ column: String) -> Refusal {
        Refusal(
            "signal.cellAbsent", .malformed,
            Phrase(zh: "第\(line)行缺少“\(column)”列", en: "Line \(line) has no column “\(column)”"), field: column)
    }

    static func stepsFalling(_ line: Int) -> Refusal {
        Refusal(
            "signal.stepsFalling", .invalid,
            Phrase(
                zh: "第\(line)行的时点不晚于上一行", en: "Line \(line): its step or date is not later than the one before"),
            field: "t")
    }

    static func stepsUneven(_ line: Int) -> Refusal {
        Refusal(
            "signal.stepsUneven", .invalid,
            Phrase(
                zh: "第\(line)行的时点不在等间隔上；不等间隔的序列请用stream",
                en: "Line \(line): its step or date is not on even steps; use stream for an uneven series"), field: "t")
    }
}
