import CaseParts
import Complaints
public import Kernel
public import Privacy
public import Web

/// The fields of steps, the same in forms and in the API.
extension Field {
    public static let trackingNumber = Field("number", Phrase(zh: "投诉编号", en: "Complaint number"), .text(max: 40))
    public static let queryCode = Field("code", Phrase(zh: "查询码", en: "Query code"), .text(max: 40))
    public static let authority = Field("authority", Phrase(zh: "部门", en: "Authority"), .text(max: 40))
    public static let unit = Field("unit", Phrase(zh: "承办单位", en: "Unit"), .text(max: 40))
    public static let reason = Field("reason", Phrase(zh: "理由", en: "Reason"), .text(max: 1000, isMultiline: true))
    public static let grounds = Field(
        "grounds", Phrase(zh: "法定理由", en: "Grounds"), .list(.text(max: 60), max: 10))
    public static let ground = Field("ground", Phrase(zh: "法定情形", en: "Ground"), .text(max: 60))
    public static let explanation = Field(
        "explanation", Phrase(zh: "说明", en: "Explanation"), .text(max: 2000, isMultiline: true))
    public static let text = Field("text", Phrase(zh: "内容", en: "Text"), .text(max: 5000, isMultiline: true))
    public static let terms = Field("terms", Phrase(zh: "协议内容", en: "Terms"), .text(max: 5000, isMultiline: true))
    public static let recovered = Field(
        "recovered", Phrase(zh: "为消费者挽回金额（元）", en: "Recovered for the consumer (yuan)"), .money)
    public static let isGiven = Field(
        "isGiven", Phrase(zh: "同意调解", en: "Agrees to mediation"), .flag, isRequired: false)
    public static let words = Field("words", Phrase(zh: "查看理由", en: "Why"), .text(max: 200))
    public static let audience = Field(
        "audience", Phrase(zh: "可见范围", en: "Who sees it"),
        .choice(Audience.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }))
    public static let source = Field(
        "source", Phrase(zh: "来源", en: "How it was given"),
        .choice(Source.allCases.filter { $0 != .ownEntry }.map { Schema.Choice($0.rawValue, $0.phrase) }))
    public static let party = Field(
        "party", Phrase(zh: "当事人", en: "Party"),
        .choice(Party.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }))
    public static let purpose = Field(
        "purpose", Phrase(zh: "用途", en: "Purpose"),
        .choice(Purpose.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }))
    public static let stateFilter = Field(
        "state", Phrase(zh: "状态", en: "State"),
        .choice(ComplaintState.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }), isRequired: false)
}

extension UnmaskReason {
    /// A reason as it was asked for in a form or by a program.
    ///
    /// - Throws: a refusal about the words, under the name of their field.
    public init(asked purpose: Purpose, about id: String, words: String) throws(Refusal) {
        do {
            try self.init(purpose, about: id, words: words)
        } catch {
            throw error.about(Field.words.name)
        }
    }
}
