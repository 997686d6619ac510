public import Kernel

/// Every "no" to a filing, each bound to its field.
extension Refusal {
    public static func filingFieldMissing(_ field: FilingField) -> Refusal {
        Refusal(
            "filing.fieldMissing", .invalid,
            Phrase(zh: "请填写“\(field.label.zh)”。", en: "“\(field.label.en)” is missing."), field: field.rawValue)
    }

    public static func filingFieldTooLong(_ field: FilingField, limit: Int) -> Refusal {
        Refusal(
            "filing.fieldTooLong", .invalid,
            Phrase(
                zh: "“\(field.label.zh)”不能超过\(limit)个字。",
                en: "“\(field.label.en)” may have at most \(limit) characters."), field: field.rawValue)
    }

    public static func filingNarrativeTooShort(_ least: Int) -> Refusal {
        Refusal(
            "filing.narrativeTooShort", .invalid,
            Phrase(
                zh: "请把经过写得具体一些，至少\(least)个字：什么时间、在哪里、买了什么、出了什么问题。",
                en: "Say a little more, at least \(least) characters: when, where, what you bought, what went wrong."),
            field: FilingField.narrative.rawValue)
    }

    public static func filingDayMalformed(_ field: FilingField) -> Refusal {
        Refusal(
            "filing.dayMalformed", .invalid,
            Phrase(zh: "日期请写成 2026-04-15 的样子。", en: "Write the date like 2026-04-15."), field: field.rawValue)
    }

    public static func filingAmountMalformed(_ field: FilingField) -> Refusal {
        Refusal(
            "filing.amountMalformed", .invalid,
            Phrase(zh: "金额请只写数字，单位是元，例如 268 或 99.90。", en: "Write the amount in yuan as a number, like 268 or 99.90."),
            field: field.rawValue)
    }

    public static func filingChoiceUnknown(_ field: FilingField) -> Refusal {
        Refusal(
            "filing.choiceUnknown", .invalid,
            Phrase(zh: "请从列出的选项中选择。", en: "Choose one of those listed."), field: field.rawValue)
    }

    public static let filingNotDeclared = Refusal(
        "filing.notDeclared", .invalid,
        Phrase(zh: "请确认所写内容真实（办法第十条）。", en: "Confirm that what you wrote is true (Order 121, art. 10)."),
        field: FilingField.declaresTruth.rawValue)

    public static func filingTooManyFiles(_ limit: Int) -> Refusal {
        Refusal(
            "filing.tooManyFiles", .invalid,
            Phrase(zh: "最多上传\(limit)个文件。", en: "At most \(limit) files can be added."), field: "files")
    }

    public static let filingPremisesUnknown = Refusal(
        "filing.premisesUnknown", .invalid,
        Phrase(zh: "没有找到这家店铺，请直接填写商家名称。", en: "No such shop. Enter the name of the business instead."),
        field: FilingField.premises.rawValue)

    public static let draftAbsent = Refusal(
        "filing.draftAbsent", .absent,
        Phrase(zh: "没有找到未提交的内容，可能已经提交或过期。", en: "There is no unfinished complaint here. It was sent or has expired."))
}
