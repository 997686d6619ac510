import CaseParts
import Complaints
import Kernel
import Markup
import Privacy
import Rulebook
import Web

/// The story of a case for its complainant: every event in words, then what is still to come.
struct CaseTimeline {
    let view: CaseView
    let reader: Reader
    let ports: IntakePorts

    private var language: Language { reader.language }
    private var complaint: Complaint { view.complaint }

    var node: Node { Timeline(events + coming).node(language) }

    private var events: [Timeline.Entry] {
        view.events.map { event in
            let entry = Timeline.Entry(.moment(event.at), what(event.kind), by: who(event.kind))
            return entry.with { $0.body = body(of: event.kind) }
        }
    }

    /// What happened, said to the one who complained.
    private func what(_ kind: ComplaintEvent.Kind) -> Phrase {
        switch kind {
        case .registered: Phrase(zh: "投诉已登记", en: "The complaint was registered")
        case .routed(let routing):
            name(routing).map { Phrase(zh: "送交\($0.zh)", en: "Sent to \($0.en)") } ?? kind.phrase
        case .received:
            Phrase(zh: "有权部门收到，开始计算期限", en: "The competent authority has received it; its time to decide begins")
        case .consented(.complainant, let isGiven, _):
            isGiven
                ? Phrase(zh: "您同意调解", en: "You agreed to mediation") : Phrase(zh: "您不同意调解", en: "You refused mediation")
        case .consented(.respondent, let isGiven, _):
            isGiven
                ? Phrase(zh: "商家同意调解", en: "The business agreed to mediation")
                : Phrase(zh: "商家不同意调解", en: "The business refused mediation")
        case .attached(let file) where file.party == .complainant: Phrase(zh: "您提交了材料", en: "You added material")
        case .answered: Phrase(zh: "商家答复", en: "The business answered")
        case .noted: Phrase(zh: "工作人员留言", en: "A message from the authority")
        default: kind.phrase
        }
    }

    private func who(_ kind: ComplaintEvent.Kind) -> Phrase? {
        switch kind {
        case .registered, .withdrawn, .consented(.complainant, _, .ownEntry): Phrase(zh: "您", en: "you")
        case .attached(let file):
            switch file.party {
            case .complainant: Phrase(zh: "您", en: "you")
            case .respondent: Phrase(zh: "商家", en: "the business")
            case nil: authority
            }
        case .answered(_, let source), .consented(_, _, let source):
            Phrase(zh: "商家（\(source.phrase.zh)）", en: "the business (\(source.phrase.en.lowercased()))")
        case .accepted, .declined, .mediationStarted, .agreed, .terminated, .closed, .noted: authority
        default: nil
        }
    }

    private var authority: Phrase? { complaint.routing.flatMap(name) }

    private func name(_ routing: Routing) -> Phrase? { ports.office(routing.authority, routing.unit)?.name }

    // MARK: What belongs to an event

    private func body(of kind: ComplaintEvent.Kind) -> Node {
        switch kind {
        case .answered(let field, _): story(field)
        case .noted(let field, _): story(field)
        case .declined(let codes): declined(codes)
        case .agreed(let field, let recovered): agreed(field, recovered)
        case .terminated(let code, _): terminated(code)
        case .attached(let file): attached(file)
        default: .nothing
        }
    }

    private func story(_ field: String) -> Node {
        guard let text = view.texts[PersonalField(rawValue: field)] else { return .nothing }
        return div([.class("fx-story fx-quote")], .each(text.split(separator: "\n")) { p(.text(String($0))) })
    }

    private func declined(_ codes: [String]) -> Node {
        .group([
            Grounds(codes: codes, known: view.rules.declineGrounds, language: language).node,
            .each(complaint.notes.filter { $0.field.hasPrefix("decision.") }) { story($0.field) },
            OtherWays.node(language),
        ])
    }

    private func terminated(_ code: String) -> Node {
        .group([
            Grounds(codes: [code], known: view.rules.terminationGrounds, language: language).node,
            OtherWays.node(language),
        ])
    }

    private func agreed(_ field: String, _ recovered: Money) -> Node {
        .group([
            story(field),
            .when(
                recovered.fen > 0,
                p(
                    .text(Phrase(zh: "为您挽回：", en: "Recovered for you: "), language),
                    strong([.class("fx-number")], .text(language.money(recovered))))),
        ])
    }

    private func attached(_ file: Attachment) -> Node {
        let name = view.texts[PersonalField(rawValue: file.nameField)] ?? Phrase(zh: "文件", en: "File")(language)
        return FileFace(
            name: name, mediaType: file.mediaType, size: file.size,
            address: CasePath.file.link(complaint.id.text, file.digest)
        )
        .node(language)
    }

    // MARK: What is to come

    private var coming: [Timeline.Entry] {
        guard let clock = view.clock else { return [] }
        let date = Phrase.dateAndWeekday(clock.due)
        let what =
            clock.period.id == .complaintDecision
            ? Phrase(zh: "告诉您是否受理", en: "You are told whether it is accepted")
            : Phrase(zh: "调解期限届满", en: "The time for mediation ends")
        return [
            Timeline.Entry(Phrase(zh: "最迟\(date.zh)", en: "By \(date.en)"), what)
                .with { entry in
                    entry.isComing = true
                    entry.body =
                        ClockAccount(
                            clock: clock, language: language, address: "/clocks/complaints/\(view.complaint.id.text)"
                        )
                        .node
                }
        ]
    }
}

/// The grounds of a decision, each in the law's words with its place in the law.
struct Grounds {
    let codes: [String]
    let known: [Ground]
    let language: Language

    var node: Node {
        ul(
            [.class("fx-grounds")],
            .each(codes) { code in
                guard let ground = known.first(where: { $0.code == code }) else { return li(.text(code)) }
                return li(
                    .text(ground.text, language),
                    .each(ground.basis) { citation in
                        span([.class("fx-quiet fx-grounds__basis")], .text(citation.phrase, language))
                    })
            })
    }
}

/// The paragraph that every refusal and every end of mediation carries: what the law still offers (CPL 39).
enum OtherWays {
    static func node(_ language: Language) -> Node {
        section(
            [.class("fx-ways")],
            p(
                .text(
                    Phrase(
                        zh: "根据《消费者权益保护法》第三十九条，您还可以：",
                        en: "Under article 39 of the Consumer Protection Law you may also:"), language)),
            ol(.each(Phrase.otherWays) { li(.text($0, language)) }))
    }
}
