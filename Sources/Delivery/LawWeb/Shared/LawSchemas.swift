import Kernel
import Web

/// What the law's answers look like in JSON.
enum LawSchemas {
    /// A computed period with its account.
    static let computation = Schema.object([
        Field("period", Phrase(zh: "期限", en: "The period"), .words),
        Field("startedOn", Phrase(zh: "起算日", en: "The day it starts on"), .day),
        Field("region", Phrase(zh: "地区", en: "The place"), .orNull(.words)),
        Field("due", Phrase(zh: "届满日", en: "When it ends"), .day),
        Field("rolledFrom", Phrase(zh: "顺延前", en: "Moved from"), .orNull(.day)),
        Field("strictDue", Phrase(zh: "仅遇法定节假日顺延", en: "Where only statutory holidays move it"), .day),
        Field("lastDay", Phrase(zh: "期间的最后一日", en: "The last day of the period"), .day),
        Field("dueReading", Phrase(zh: "顺延的理解", en: "The reading behind it"), .words),
        Field("provisional", Phrase(zh: "是否可能变动", en: "Whether it may change"), .flag),
        Field("doubt", Phrase(zh: "为何可能变动", en: "Why it may change"), .orNull(.map(.words))),
        Field("extended", Phrase(zh: "是否延长", en: "Whether it is extended"), .flag),
        Field("capped", Phrase(zh: "是否受过渡规定限制", en: "Whether a rule of transition ends it"), .flag),
        Field("ruleSet", Phrase(zh: "规定", en: "The rules"), .words),
        Field("confidence", Phrase(zh: "把握", en: "How sure it is"), .words),
        Field("basis", Phrase(zh: "依据", en: "The law"), .list(.map(.either([.words, number])), max: 20)),
        Field("suspensions", Phrase(zh: "中止", en: "When it stood still"), .list(.words, max: 1000)),
        Field("days", Phrase(zh: "逐日", en: "Day by day"), .list(day, max: 20_000)),
    ])

    /// A computation as it was signed.
    static let certificate = Schema.object([
        Field(
            "certificate", Phrase(zh: "证明", en: "The certificate"),
            .object([
                Field("kind", Phrase(zh: "种类", en: "Its kind"), .words),
                Field("issuedAt", Phrase(zh: "出具时间", en: "When it was made"), .words),
                Field("subject", Phrase(zh: "事项", en: "What it is about"), .orNull(.words)),
                Field("computation", Phrase(zh: "计算", en: "The computation"), computation),
                Field("note", Phrase(zh: "说明", en: "What it is"), .map(.words)),
            ])),
        Field("signature", Phrase(zh: "签名", en: "The signature"), .map(.words)),
    ])

    /// A public key.
    static let key = Schema.map(.words)

    private static let number = Schema.integer(1...9999)
    private static let day = Schema.object([
        Field("date", Phrase(zh: "日期", en: "The day"), .day),
        Field("counted", Phrase(zh: "是否计入", en: "Whether it counts"), .flag),
        Field("reason", Phrase(zh: "理由", en: "The reason"), .words),
        Field("zh", Phrase(zh: "中文理由", en: "The reason in Chinese"), .words),
        Field("en", Phrase(zh: "英文理由", en: "The reason in English"), .words),
        Field("provisional", Phrase(zh: "是否可能变动", en: "Whether it may change"), .flag),
    ])
}
