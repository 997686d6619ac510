import Kernel

/// Every "no" of this room, bilingual, with its code.
extension Refusal {
    static func codeRepeated(_ code: String) -> Refusal {
        Refusal(
            "index.codeRepeated", .invalid,
            Phrase(zh: "代码“\(code)”出现两次", en: "The code “\(code)” stands twice"), field: code)
    }

    static func parentAbsent(_ code: String, parent: String) -> Refusal {
        Refusal(
            "index.parentAbsent", .invalid,
            Phrase(
                zh: "“\(code)”的上级“\(parent)”不在指标体系中",
                en: "“\(code)” is an orphan: its parent “\(parent)” is not in the framework"), field: code)
    }

    static func parentNotBranch(_ code: String, parent: String) -> Refusal {
        Refusal(
            "index.parentNotBranch", .invalid,
            Phrase(
                zh: "“\(code)”的上级“\(parent)”是指标，不是维度",
                en: "“\(code)” stands under “\(parent)”, which is an indicator and not a branch"), field: code)
    }

    static func branchEmpty(_ code: String) -> Refusal {
        Refusal(
            "index.branchEmpty", .invalid,
            Phrase(zh: "维度“\(code)”下没有指标", en: "The branch “\(code)” has nothing under it"), field: code)
    }

    static func indicatorOrphaned(_ code: String) -> Refusal {
        Refusal(
            "index.indicatorOrphaned", .invalid,
            Phrase(
                zh: "指标“\(code)”没有上级；不计分的请标为背景指标",
                en: "The indicator “\(code)” has no parent; mark it as context if it is not to be scored"), field: code)
    }

    static let rootAbsent = Refusal(
        "index.rootAbsent", .invalid,
        Phrase(zh: "指标体系没有总指数", en: "The framework has no top: every branch has a parent"))

    static func rootAmbiguous(_ codes: [String]) -> Refusal {
        Refusal(
            "index.rootAmbiguous", .invalid,
            Phrase(
                zh: "指标体系有\(codes.count)个没有上级的维度：\(codes.joined(separator: "、"))",
                en: "\(codes.count) branches have no parent, only the whole index may: \(codes.joined(separator: ", "))"
            ))
    }

    static func frameworkCyclic(_ path: [String]) -> Refusal {
        let circle = (path + path.prefix(1)).joined(separator: " → ")
        return Refusal(
            "index.frameworkCyclic", .invalid,
            Phrase(zh: "指标体系有循环：\(circle)", en: "The framework goes in a circle: \(circle)"), field: path.first)
    }

    static func levelNotBelowParent(_ code: String, parent: String) -> Refusal {
        Refusal(
            "index.levelNotBelowParent", .invalid,
            Phrase(
                zh: "“\(code)”的层级不低于上级“\(parent)”",
                en: "“\(code)” states a level that is not below its parent's, “\(parent)”"), field: code)
    }

    static func weightUnusable(_ code: String, _ weight: Double) -> Refusal {
        Refusal(
            "index.weightUnusable", .invalid,
            Phrase(
                zh: "“\(code)”的权重\(weight)不可用，须为非负数",
                en: "The weight \(weight) of “\(code)” cannot be used; it must be a number not below 0"), field: code)
    }

    static func weightsVanish(_ code: String) -> Refusal {
        Refusal(
            "index.weightsVanish", .invalid,
            Phrase(
                zh: "“\(code)”下各项权重之和为零", en: "The weights under “\(code)” add up to nothing"), field: code)
    }

    static let shapeUneven = Refusal(
        "index.shapeUneven", .malformed,
        Phrase(zh: "表格各列长度不一", en: "The columns of the table are not of one length"))

    static func tooLarge(_ cells: Int, limit: Int) -> Refusal {
        Refusal(
            "index.tooLarge", .oversized,
            Phrase(
                zh: "数据有\(cells)格，上限为\(limit)格；请分批计算",
                en: "The data have \(cells) cells, at most \(limit) are taken; compute them in parts"))
    }

    static func dataAbsent(_ code: String) -> Refusal {
        Refusal(
            "index.dataAbsent", .invalid,
            Phrase(
                zh: "数据中没有“\(code)”这一列", en: "The data have no column “\(code)”"), field: code)
    }

    static func groupAbsent(_ name: String) -> Refusal {
        Refusal(
            "index.groupAbsent", .invalid,
            Phrase(zh: "数据中没有分组“\(name)”", en: "The data have no group “\(name)”"), field: name)
    }

    static func unitAbsent(_ name: String) -> Refusal {
        Refusal(
            "index.unitAbsent", .invalid,
            Phrase(zh: "数据中没有单元“\(name)”", en: "The data have no unit “\(name)”"), field: name)
    }

    static let unitsAbsent = Refusal(
        "index.unitsAbsent", .invalid,
        Phrase(zh: "没有可计算的单元", en: "There is no unit left to compute"))

    static func markAbsent(_ code: String, _ mark: Phrase) -> Refusal {
        Refusal(
            "index.markAbsent", .invalid,
            Phrase(zh: "指标“\(code)”没有\(mark.zh)", en: "The indicator “\(code)” has no \(mark.en)"), field: code)
    }

    static func notPositive(_ branch: String, unit: String, _ mean: Phrase) -> Refusal {
        Refusal(
            "index.notPositive", .invalid,
            Phrase(
                zh: "“\(branch)”中单元“\(unit)”有零或负分，不能用\(mean.zh)；请先标准化到1–100",
                en:
                    "“\(branch)” has a score of 0 or below for unit “\(unit)”: the \(mean.en) cannot be taken; normalise to 1–100 first"
            ), field: branch)
    }

    static func notNegative(_ branch: String, _ method: Phrase) -> Refusal {
        Refusal(
            "index.negative", .invalid,
            Phrase(
                zh: "“\(branch)”中有负分，不能用\(method.zh)",
                en: "“\(branch)” has negative scores: \(method.en) cannot be used"),
            field: branch)
    }

    static func recipeWrong(_ place: String, _ why: Phrase) -> Refusal {
        Refusal(
            "index.recipeWrong", .invalid,
            Phrase(zh: "方案“\(place)”：\(why.zh)", en: "Recipe, “\(place)”: \(why.en)"), field: place)
    }

    static func judgementsWrong(_ why: Phrase) -> Refusal {
        Refusal("index.judgementsWrong", .invalid, Phrase(zh: "判断矩阵\(why.zh)", en: "The judgements \(why.en)"))
    }
}

extension Diagnostic {
    static func weightsUneven(_ branch: String, sum: Double) -> Diagnostic {
        Diagnostic(
            .warning, column: branch,
            Phrase(
                zh: "“\(branch)”下各项权重之和为\(short(sum))，不是1；按比例使用",
                en: "The weights under “\(branch)” add up to \(short(sum)), not 1; they are used in proportion"))
    }
}

/// A number for people: six significant digits.
func short(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return "\(value)" }
    var scale = 1.0
    while value.magnitude * scale < 100_000, scale < 1e12 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
}
