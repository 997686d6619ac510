import Kernel

/// Every "no" of this room, bilingual, with its code.
extension Refusal {
    static func dictionaryLineWrong(_ line: Int) -> Refusal {
        Refusal(
            "text.dictionaryLineWrong", .malformed,
            Phrase(
                zh: "词典第\(line)行不是“词 频次 词性”的形式",
                en: "Line \(line) of the dictionary is not of the form “word frequency tag”"))
    }

    static let dictionaryEmpty = Refusal(
        "text.dictionaryEmpty", .invalid,
        Phrase(zh: "词典中没有词", en: "The dictionary has no words"))

    static func tooLarge(_ limit: Int) -> Refusal {
        Refusal(
            "text.tooLarge", .oversized,
            Phrase(zh: "词典过大，上限为\(limit)条", en: "The dictionary is too large, at most \(limit) entries are taken"))
    }

    static func probabilitiesWrong(_ why: Phrase) -> Refusal {
        Refusal(
            "text.probabilitiesWrong", .malformed,
            Phrase(zh: "未登录词模型不可用：\(why.zh)", en: "The model for unknown words cannot be used: \(why.en)"))
    }

    static func tableLineWrong(_ line: Int, _ form: String) -> Refusal {
        Refusal(
            "text.tableLineWrong", .malformed,
            Phrase(zh: "第\(line)行不是“\(form)”的形式", en: "Line \(line) is not of the form “\(form)”"))
    }

    static func modelWrong(_ line: Int, _ why: Phrase) -> Refusal {
        Refusal(
            "text.modelWrong", .malformed,
            Phrase(zh: "分类模型第\(line)行：\(why.zh)", en: "Line \(line) of the classifier: \(why.en)"))
    }

    static let classesTooFew = Refusal(
        "text.classesTooFew", .invalid,
        Phrase(
            zh: "训练需要至少两个类别，每类至少两条",
            en: "Training needs at least two classes with at least two examples each"))
}
