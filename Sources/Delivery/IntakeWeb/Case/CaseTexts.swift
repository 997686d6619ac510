import Commons
import Complaints
import Kernel
import Markup
import Privacy
import Web

/// What the complainant wrote and sent, folded away under the story.
struct CaseTexts {
    let view: CaseView
    let reader: Reader
    let ports: IntakePorts

    private var language: Language { reader.language }
    private var facts: CaseFacts { view.complaint.facts }

    var node: Node {
        details(
            [.class("fx-more fx-case__filed")],
            summary(.text(Phrase(zh: "您提交的内容", en: "What you wrote"), language)),
            div(
                [.class("fx-more__body")],
                view.complaint.isErased
                    ? p(
                        [.class("fx-quiet")],
                        .text(Phrase(zh: "个人信息已删除。", en: "Personal data has been erased."), language))
                    : KeyValue.node(rows, language)))
    }

    private var rows: [(name: Phrase, value: Node?)] {
        var rows: [(name: Phrase, value: Node?)] = [
            (FilingField.respondentName.label, .text(view.respondent.name))
        ]
        if let address = view.respondent.address { rows.append((FilingField.respondentAddress.label, .text(address))) }
        if let story = view.texts[.narrative] {
            rows.append(
                (
                    FilingField.narrative.label,
                    div([.class("fx-story")], .each(story.split(separator: "\n")) { p(.text(String($0))) })
                ))
        }
        if let day = facts.occurredOn { rows.append((FilingField.occurredOn.label, .text(.date(day), language))) }
        if let amount = facts.amount { rows.append((FilingField.amount.label, .text(language.money(amount)))) }
        if let product = view.texts[.product] { rows.append((FilingField.product.label, .text(product))) }
        let wishes = facts.requests.compactMap(RequestKind.init(rawValue:)).map { $0.phrase(language) }
        rows.append((FilingField.requests.label, .text(wishes.joined(separator: language == .zh ? "、" : ", "))))
        if let note = view.texts[.requestNote] { rows.append((FilingField.requestNote.label, .text(note))) }
        if let name = view.texts[.name] { rows.append((FilingField.name.label, .text(name))) }
        if let phone = view.texts[.phone] { rows.append((FilingField.phone.label, .text(phone))) }
        if let email = view.texts[.email] { rows.append((FilingField.email.label, .text(email))) }
        return rows
    }
}
