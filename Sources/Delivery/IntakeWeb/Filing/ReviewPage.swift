import CaseParts
import Commons
import Complaints
import Kernel
import Markup
import Web

/// The last look before sending: everything as it will be read, each part a click from being changed.
struct ReviewPage {
    let reader: Reader
    let input: FilingInput
    let shop: PlaceFinder.Shop?
    let classes: ComplaintClasses
    let refusals: [Refusal]
    /// Which of them the reader is shown: all after pressing the button, before it only what is missing elsewhere.
    let isSent: Bool

    private var language: Language { reader.language }

    var node: Node {
        let state = FormState(
            input, refused: isSent ? refusals.filter { $0.field == FilingField.declaresTruth.rawValue } : [])
        return StepPage(
            step: .you, title: Phrase(zh: "核对并提交", en: "Check and send"), reader: reader, isRefused: isSent,
            back: FilingStep.you.path.link()
        )
        .node(
            missing,
            .each(FilingStep.allCases, part),
            FormFrame(FilingStep.reviewPath.link())
                .node(
                    state, for: reader,
                    FieldSet(Asked.field(.declaresTruth, hint: Self.truth, isRequired: true)).node(state, for: reader),
                    Button.row(Button.submit(Phrase(zh: "提交投诉", en: "Send the complaint"), language))))
    }

    private static let truth = Phrase(
        zh: "提供虚假材料的，投诉不予受理（《市场监督管理投诉举报处理办法》第十六条）。",
        en: "A complaint with false materials is not accepted (Order 121, article 16).")

    /// What has to be put right on other pages, each line leading there.
    private var missing: Node {
        let elsewhere = refusals.filter { $0.field != FilingField.declaresTruth.rawValue }
        guard !elsewhere.isEmpty else { return .nothing }
        return section(
            [
                .class("fx-errors"), .role("alert"), .tabindex(-1), .data("focus"),
                .aria(.labelledby, "fx-missing-title"),
            ],
            h2(
                [.class("fx-errors__title"), .id("fx-missing-title")],
                .text(Phrase(zh: "提交前还需要更正", en: "Before this can be sent"), language)),
            ul(
                [.class("fx-errors__list")],
                .each(elsewhere) { refusal in
                    li(a([.href(address(of: refusal))], .text(refusal.phrase, language)))
                }))
    }

    private func address(of refusal: Refusal) -> String {
        guard let field = refusal.field, let step = FilingStep.step(of: field) else {
            return FilingStep.evidence.path.link()
        }
        let query = step == .against && input[.premises] == nil ? "?by=hand" : ""
        return "\(step.path.link())\(query)#f-\(field)"
    }

    // MARK: The answers

    private func part(_ step: FilingStep) -> Node {
        let change = a(
            [.href(step.path.link())], .text(.change, language),
            span([.class("fx-hidden")], .text(Phrase(zh: "“\(step.name.zh)”", en: " “\(step.name.en)”"), language)))
        return Panel.node(
            step == .you ? Phrase(zh: "联系方式", en: "You") : step.name, language, action: change,
            step == .evidence ? files : KeyValue.node(facts(of: step), language))
    }

    private typealias Fact = (name: Phrase, value: Node?)

    private func facts(of step: FilingStep) -> [Fact] {
        switch step {
        case .against:
            guard let shop else {
                return given([
                    .respondentName, .respondentAddress, .platform, .respondentPhone, .respondentCreditCode,
                ])
            }
            let address: Node? = shop.address.map { .text($0) }
            return [
                (FilingField.respondentName.label, .text(shop.name)), (FilingField.respondentAddress.label, address),
            ]
        case .what:
            var facts = given([.narrative, .occurredOn, .amount, .product])
            facts += classFacts
            if input[.isPrepaid] != nil { facts.append((FilingField.isPrepaid.label, .text(Self.yes, language))) }
            return facts
        case .wish:
            var facts: [Fact] = [(FilingField.requests.label, requests)]
            facts += given([.requestNote, .disputeAmount])
            return facts
        case .evidence: return []
        case .you:
            var facts = given([.name, .phone, .email, .agentName, .agentPhone])
            facts += consents
            return facts
        }
    }

    /// Those that were filled in, and those without which it cannot be sent.
    private func given(_ fields: [FilingField]) -> [Fact] {
        let needed: Set<FilingField> = [.respondentName, .narrative, .occurredOn, .name, .phone]
        return fields.compactMap { field in
            guard let value = input[field] else {
                let isMissing = needed.contains(field) && !(field == .phone && input[.email] != nil)
                return isMissing ? (field.label, nil) : nil
            }
            return (field.label, shown(value, of: field))
        }
    }

    private func shown(_ value: String, of field: FilingField) -> Node {
        switch field {
        case .narrative: div([.class("fx-story")], .each(value.split(separator: "\n")) { p(.text(String($0))) })
        case .occurredOn: .text(Day(written: value).map { language.date($0) } ?? value)
        case .amount, .disputeAmount: .text(Money(yuan: value).map { language.money($0) } ?? value)
        default: .text(value)
        }
    }

    private var classFacts: [Fact] {
        [FilingField.problemClass, .subjectClass]
            .compactMap { field in
                input[field].flatMap { classes[$0] }.map { (field.label, .text($0.name, language)) }
            }
    }

    private var requests: Node? {
        let kinds = input[all: .requests].compactMap(RequestKind.init(rawValue:))
        guard !kinds.isEmpty else { return nil }
        return .text(kinds.map { $0.phrase(language) }.joined(separator: language == .zh ? "、" : ", "))
    }

    private var consents: [Fact] {
        let all: [(FilingField, Phrase)] = [
            (.sharesContact, Phrase(zh: "电话告诉商家", en: "Number shown to the business")),
            (.consentsToEntrustment, Phrase(zh: "委托其他组织调解", en: "Mediation by an association")),
            (.consentsToPublication, Phrase(zh: "公示投诉信息", en: "Publication")),
        ]
        return all.map { field, label in
            (label, .text(input[field] == nil ? Phrase(zh: "不同意", en: "No") : Self.yes, language))
        }
    }

    private static let yes = Phrase(zh: "是", en: "Yes")

    private var files: Node {
        guard !input.files.isEmpty else {
            return p([.class("fx-quiet")], .text(Phrase(zh: "没有上传文件", en: "No files"), language))
        }
        return ul(
            [.class("fx-files__list")],
            .each(input.files) { file in
                li(
                    .text(file.name), " ",
                    span(
                        [.class("fx-quiet")], .text("\(FileFace.amount(file.size)) · \(file.audience.phrase(language))")
                    ))
            })
    }
}
