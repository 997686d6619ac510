import Calendars
import Complaints
import Kernel
import Markup
import Rulebook
import Web

/// What several pages of this room say.
extension Phrase {
    static let goOn = Phrase(zh: "保存并继续", en: "Save and continue")
    static let goBack = Phrase(zh: "上一步", en: "Back")
    static let change = Phrase(zh: "修改", en: "Change")
    static let fileComplaint = Phrase(zh: "我要投诉", en: "File a complaint")
    static let trackComplaint = Phrase(zh: "查询进度", en: "Track a complaint")

    static func date(_ day: Day) -> Phrase { Phrase(zh: Language.zh.date(day), en: Language.en.date(day)) }

    /// The date with its weekday: `2026年4月29日（周三）`.
    static func dateAndWeekday(_ day: Day) -> Phrase {
        Phrase(
            zh: "\(Language.zh.date(day))（\(Language.zh.weekday(day.weekday))）",
            en: "\(Language.en.weekday(day.weekday)) \(Language.en.date(day))")
    }

    /// The five ways that the law opens to a consumer (CPL 39).
    static let otherWays = [
        Phrase(zh: "与经营者协商和解", en: "settle with the business"),
        Phrase(
            zh: "请求消费者协会或者依法成立的其他调解组织调解",
            en: "ask the consumers’ association or another lawful mediation body to mediate"),
        Phrase(zh: "向有关行政部门投诉", en: "complain to the competent authority"),
        Phrase(
            zh: "根据与经营者达成的仲裁协议提请仲裁机构仲裁", en: "apply for arbitration, if you and the business agreed to it"),
        Phrase(zh: "向人民法院提起诉讼", en: "sue in a people’s court"),
    ]
}

/// The periods that pages promise, as the rules of a day have them.
struct Promises: Sendable {
    let decision: Phrase?
    let mediation: Phrase?

    init(_ rulebook: Rulebook, on day: Day) {
        let rules = try? rulebook.ruleSet(on: day)
        decision = (try? rules?.period(.complaintDecision)).map { $0.length.phrase }
        mediation = (try? rules?.period(.mediationLimit)).map { $0.length.phrase }
    }
}

/// The style of these pages, loaded where it is needed; HTML lets it stand in the body.
enum Style {
    static func node(_ reader: Reader) -> Node {
        link([.rel("stylesheet"), .href(reader.assets.address("intake.css"))])
    }
}

extension OfficeCard {
    /// Its name, and how it is reached as far as that is known.
    func facts(_ language: Language) -> Node {
        var facts: [(name: Phrase, value: Node?)] = [(Phrase(zh: "部门", en: "Authority"), .text(name, language))]
        if let phone {
            let number = String(phone.filter { $0.isNumber || $0 == "+" })
            facts.append((Phrase(zh: "电话", en: "Telephone"), a([.href("tel:\(number)")], .text(phone))))
        }
        if let address { facts.append((Phrase(zh: "地址", en: "Address"), .text(address))) }
        return KeyValue.node(facts, language)
    }
}
