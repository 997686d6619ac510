import CaseParts
import Complaints
import Kernel
import Markup
import Privacy
import Rulebook
import Web

/// One complaint for the merchant: what is asked, what to say, what has happened; the person masked throughout.
struct CounterCasePage {
    let scene: CaseScene
    let refused: [Refusal]
    let sent: Submission

    private var language: Language { scene.language }
    private var complaint: Complaint { scene.complaint }
    private var reader: Reader { scene.reader }
    private var isRunning: Bool { [.accepted, .mediating].contains(complaint.state) }

    func node(links: [PageShell.Link]) -> Node {
        let title = Phrase(zh: "投诉 \(complaint.facts.number)", en: "Complaint \(complaint.facts.number)")
        return PageShell(.counter, title, links: links)
            .with {
                $0.isRefused = !refused.isEmpty
                $0.back = PageShell.Link(.counterInbox, CounterPath.list)
            }
            .page(
                for: reader, Parts.style(reader),
                div(
                    [.class("fx-case-head")], h1([.class("fx-title")], .text(title, language)),
                    Parts.state(complaint.state, language),
                    .some(scene.view.clock) { clock in
                        Parts.clock(clock, today: scene.today, language)
                    }),
                news,
                SplitView.node(
                    .record, .group([matter, story]),
                    .group([
                        .when(isRunning, .group([answer, consent])),
                        .when(
                            !isRunning, Parts.quiet(Phrase(zh: "这件投诉已经结束。", en: "This complaint is over."), language)),
                    ])))
    }

    /// What just happened, or why it did not.
    private var news: Node {
        if let conflict = refused.first(where: { $0.kind == .conflict }) {
            return Notice.node(.caution, conflict.phrase, language, isNews: true)
        }
        switch reader.query["done"] {
        case "answer":
            return Notice.node(
                .done,
                Phrase(zh: "答复已提交，监管部门和投诉人都会看到。", en: "Your answer was sent to the authority and the complainant."),
                language, isNews: true)
        case "consent":
            return Notice.node(
                .done, Phrase(zh: "您的意愿已记录。", en: "What you said about mediation is on file."), language, isNews: true)
        default: return .nothing
        }
    }

    private var matter: Node {
        let facts = complaint.facts
        let wish = facts.requests.map(RequestWord.phrase)
        return Panel.node(
            Phrase(zh: "投诉内容", en: "The complaint"), language,
            .some(scene.text(.narrative)) { Parts.story($0, language) },
            KeyValue.node(
                [
                    (Phrase(zh: "要求", en: "Wants"), wish.isEmpty ? nil : .text(Parts.joined(wish), language)),
                    scene.text(.requestNote).map { (Phrase(zh: "要求说明", en: "More"), Parts.chinese($0, language)) },
                    scene.text(.product)
                        .map { (Phrase(zh: "商品或服务", en: "Goods or service"), Parts.chinese($0, language)) },
                    (Phrase(zh: "消费金额", en: "Paid"), facts.amount.map { .text(language.money($0)) }),
                    facts.occurredOn.map {
                        (Phrase(zh: "发生日期", en: "Happened on"), .text(.dateWithWeekday($0), language))
                    },
                    (.complainant, scene.text(.name).map { Parts.chinese($0, language) }),
                    facts.sharesContact
                        ? scene.text(.phone)
                            .map { (Phrase(zh: "电话（投诉人同意告知）", en: "Telephone, told with consent"), .text($0)) }
                        : nil,
                    (Phrase(zh: "店铺", en: "Shop"), Parts.chinese(scene.view.respondent.name, language)),
                ]
                .compactMap { (fact: (Phrase, Node?)?) in fact.map { (name: $0.0, value: $0.1) } }, language),
            .when(
                !scene.view.attachments.isEmpty,
                ul([.class("fx-case-files")], .each(scene.view.attachments) { CaseMaterial.item($0, scene) })))
    }

    private var story: Node {
        Panel.node(
            Phrase(zh: "经过", en: "What happened"), language,
            Timeline(
                scene.view.events.map { event in
                    Timeline.Entry(.moment(event.at), what(event.kind)).with { $0.body = body(of: event.kind) }
                } + coming
            )
            .node(language))
    }

    private func what(_ kind: ComplaintEvent.Kind) -> Phrase {
        switch kind {
        case .consented(let party, let isGiven, _):
            Phrase(
                zh: "\(party == .respondent ? "您" : "投诉人")\(isGiven ? "同意" : "不同意")调解",
                en: "\(party == .respondent ? "You" : "The complainant") \(isGiven ? "agreed to" : "refused") mediation"
            )
        case .answered(_, let source):
            source == .ownEntry
                ? Phrase(zh: "您已答复", en: "You answered")
                : Phrase(
                    zh: "您已答复（\(source.phrase.zh)，由监管人员录入）",
                    en: "You answered (\(source.phrase.en.lowercased()), entered by an official)")
        default: kind.phrase
        }
    }

    private func body(of kind: ComplaintEvent.Kind) -> Node {
        switch kind {
        case .answered(let field, _), .noted(let field, _), .agreed(let field, _):
            .some(scene.text(PersonalField(rawValue: field))) { Parts.story($0, language) }
        default: .nothing
        }
    }

    private var coming: [Timeline.Entry] {
        guard let clock = scene.view.clock else { return [] }
        return [
            Timeline.Entry(.dateWithWeekday(clock.due), Phrase(zh: "调解期限届满", en: "The time for mediation ends"))
                .with { entry in
                    entry.isComing = true
                    entry.body =
                        ClockCertificate(clock: clock, today: scene.today, language: language)
                        .with { $0.address = "/clocks/complaints/\(complaint.id.text)" }
                        .node
                }
        ]
    }

    // MARK: What to say

    private var hasAnswered: Bool { !complaint.answers.isEmpty }
    private var own: Bool? { complaint.consents[.respondent] }

    private func state(_ field: Field) -> FormState {
        let isSent = sent.pairs.all.contains { $0.name == field.name } || refused.contains { $0.field == field.name }
        return isSent ? FormState(sent, refused: refused.filter { $0.field == field.name }) : FormState()
    }

    private var answer: Node {
        let state = state(CounterFields.answer)
        return Panel.node(
            hasAnswered ? Phrase(zh: "补充答复", en: "Add to your answer") : Phrase(zh: "答复投诉", en: "Answer the complaint"),
            language, id: "answer",
            FormFrame(CounterPath.answer.link(complaint.id.text)).drafted("answer-\(complaint.id)")
                .node(
                    state, for: reader, Parts.version(complaint.version),
                    FieldSet(CounterFields.answer).with { $0.rows = 6 }.node(state, for: reader),
                    Button.row(
                        Button.submit(
                            Phrase(zh: "提交答复", en: "Send the answer"), language,
                            weight: hasAnswered ? .secondary : .primary))))
    }

    private var consent: Node {
        guard own == nil || complaint.state == .accepted else { return .nothing }
        let state = state(CounterFields.consent)
        let said: Phrase? = own.map {
            $0
                ? Phrase(zh: "您已表示同意调解，可以更改。", en: "You have agreed; you may change your mind.")
                : Phrase(zh: "您已表示不同意调解，可以更改。", en: "You have refused; you may change your mind.")
        }
        return Panel.node(
            Phrase(zh: "是否同意调解", en: "Do you agree to mediation?"), language, id: "consent",
            Parts.quiet(
                said
                    ?? Phrase(
                        zh: "调解由监管部门主持，双方自愿。不同意不影响投诉人起诉或申请仲裁。",
                        en:
                            "The authority mediates if both sides want it. Without it the complainant may still sue or arbitrate."
                    ),
                language),
            FormFrame(CounterPath.consent.link(complaint.id.text))
                .node(
                    state, for: reader, Parts.version(complaint.version),
                    FieldSet(CounterFields.consent).node(state, for: reader),
                    Button.row(
                        Button.submit(
                            Phrase(zh: "提交意愿", en: "Send"), language,
                            weight: hasAnswered && own == nil ? .primary : .secondary))))
    }
}
