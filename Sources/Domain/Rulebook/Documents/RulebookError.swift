public import Calendars
public import Kernel

/// Why documents do not make a rulebook; nothing of them is taken.
public enum RulebookError: Error, Hashable, Sendable {
    case unreadable(document: String, JSONError)
    case misshapen(document: String, JSONShapeError)
    case calendar(CalendarError)
    /// A document whose name says nothing about what it is.
    case unknownDocument(String)
    case missingDocument(String)
    /// Two rule sets are in force on the same day.
    case overlap(RuleSet.ID, RuleSet.ID)
    case ruleSetTwice(RuleSet.ID)
    /// Working rules of an authority that the law does not let it have; the refusal's field is the place.
    case overlay(document: String, Refusal)

    public var phrase: Phrase {
        switch self {
        case .unreadable(let document, let error):
            Phrase(
                zh: "\(document)不是有效的JSON（第\(error.offset)字节）",
                en: "\(document) is not JSON (byte \(error.offset): \(error.reason))")
        case .misshapen(let document, let error):
            Phrase(
                zh: "\(document)的\(error.path)：\(error.reason.zh)", en: "\(document): \(error.path) \(error.reason.en)")
        case .calendar(let error): error.phrase
        case .unknownDocument(let name): Phrase(zh: "不认识文件\(name)", en: "\(name) is not a known document")
        case .missingDocument(let name): Phrase(zh: "缺少文件\(name)", en: "\(name) is missing")
        case .overlap(let one, let next):
            Phrase(
                zh: "规定\(one.rawValue)与\(next.rawValue)的适用时间重叠",
                en: "The rule sets \(one.rawValue) and \(next.rawValue) overlap in time")
        case .overlay(let document, let refusal):
            Phrase(
                zh: "\(document)的\(refusal.field ?? "")：\(refusal.phrase.zh)",
                en: "\(document): \(refusal.field ?? ""): \(refusal.phrase.en)")
        case .ruleSetTwice(let id): Phrase(zh: "规定\(id.rawValue)重复", en: "The rule set \(id.rawValue) stands twice")
        }
    }
}
