import CaseParts
import Complaints
import Kernel
import Markup
import Privacy
import Web

/// One's own case: on the left what happened and what comes, on the right what one can do now.
struct CasePage {
    let view: CaseView
    let reader: Reader
    let ports: IntakePorts

    private var language: Language { reader.language }
    private var complaint: Complaint { view.complaint }

    var node: Node {
        PageShell(.publicSide, Phrase(zh: "投诉\(complaint.facts.number)", en: "Complaint \(complaint.facts.number)"))
            .with { $0.isLive = ports.feed != nil }
            .page(for: reader, Style.node(reader), ports.feed == nil ? content : live)
    }

    /// The content, renewed whenever the case changes.
    private var live: Node {
        let id = complaint.id.text
        return div(
            [.hx(.ext("sse")), .hx(.sseConnect(CasePath.live.link(id)))],
            div(
                [
                    .id("case"), .hx(.get(CasePath.part.link(id))), .hx(.trigger("sse:changed, sse:reset")),
                    .hx(.swap("innerHTML")), .aria(.live, "off"),
                ],
                content))
    }

    var content: Node {
        .group([
            header([.class("fx-case")], heading, p([.class("fx-case__state")], .text(standing, language))),
            SplitView.node(
                .record,
                .group([story, CaseTexts(view: view, reader: reader, ports: ports).node]),
                .group([CaseActions(view: view, reader: reader).node, handler])),
        ])
    }

    private var heading: Node {
        .group([
            p(
                [.class("fx-case__number")],
                span([.class("fx-quiet")], .text(Phrase(zh: "投诉编号", en: "Complaint"), language)), " ",
                span([.class("fx-number")], .text(complaint.facts.number))),
            h1(
                [.class("fx-title")],
                .text(Phrase(zh: "投诉", en: "Complaint against "), language), .text(view.respondent.name)),
            p(Tag.node(complaint.state.tone, tag, language)),
        ])
    }

    private var story: Node {
        section(
            [.aria(.labelledby, "story")],
            h2([.class("fx-case__part"), .id("story")], .text(Phrase(zh: "办理经过", en: "What has happened"), language)),
            CaseTimeline(view: view, reader: reader, ports: ports).node)
    }

    private var handler: Node {
        guard let routing = complaint.routing, let office = ports.office(routing.authority, routing.unit) else {
            return .nothing
        }
        return Panel.node(Phrase(zh: "由谁办理", en: "Who handles it"), language, office.facts(language))
    }

    /// Where it stands, and what is waited for, in one sentence.
    private var standing: Phrase {
        switch complaint.state {
        case .registered, .routed:
            Phrase(
                zh: "已经登记，正在送往有管辖权的部门。您现在不用做什么。",
                en: "Registered and on its way to the competent authority. You need do nothing now.")
        case .underReview:
            Phrase(
                zh: "部门正在审查，会告诉您是否受理。您现在不用做什么。",
                en: "The authority is examining it and will tell you whether it is accepted. You need do nothing now."
            )
        case .accepted: accepted
        case .notAccepted:
            Phrase(
                zh: "没有受理。理由和您还可以走的途径见下面。", en: "Not accepted. The reasons, and the ways still open to you, are below.")
        case .mediating: Phrase(zh: "工作人员正在组织调解，会与您联系。", en: "Staff are mediating and will be in touch with you.")
        case .agreed: Phrase(zh: "双方达成了协议，内容见下面。", en: "You and the business have agreed; the terms are below.")
        case .terminated:
            Phrase(zh: "调解已经终止。您仍可以走下面的途径。", en: "Mediation has ended. The ways below are still open to you.")
        case .withdrawn: Phrase(zh: "您已撤回投诉。", en: "You have withdrawn the complaint.")
        case .closed: closed
        }
    }

    /// How a closed case ended: the last of what ends one.
    private var ending: ComplaintEvent.Kind? {
        view.events.map(\.kind)
            .last { kind in
                switch kind {
                case .agreed, .terminated, .declined, .withdrawn: true
                default: false
                }
            }
    }

    private var tag: Phrase {
        guard complaint.state == .closed, let ending else { return complaint.state.phrase }
        return Phrase(
            zh: "\(complaint.state.phrase.zh) · \(ending.phrase.zh)",
            en: "\(complaint.state.phrase.en): \(ending.phrase.en)")
    }

    private var closed: Phrase {
        switch ending {
        case .agreed(let field, let recovered): agreement(view.texts[PersonalField(rawValue: field)], recovered)
        case .terminated:
            Phrase(
                zh: "已经办结：调解终止，没有达成协议。您仍可以走下面的途径。",
                en: "Closed: mediation ended without an agreement. The ways below are still open to you.")
        case .declined: Phrase(zh: "已经办结：没有受理，理由见下面。", en: "Closed: not accepted, for the reasons below.")
        case .withdrawn: Phrase(zh: "已经办结：您撤回了投诉。", en: "Closed: you withdrew the complaint.")
        default: Phrase(zh: "已经办结。", en: "Closed.")
        }
    }

    /// The terms in their own words where they are short, and what they brought.
    private func agreement(_ terms: String?, _ recovered: Money) -> Phrase {
        let money = recovered.fen > 0
        let back = Phrase(
            zh: money ? "，为您挽回\(Language.zh.money(recovered))" : "",
            en: money ? " that recovered \(Language.en.money(recovered)) for you" : "")
        guard let terms, terms.count <= 80, !terms.contains("\n") else {
            return Phrase(zh: "已经办结：双方达成协议\(back.zh)。", en: "Closed with an agreement\(back.en).")
        }
        return Phrase(zh: "已经办结：双方达成协议\(back.zh)：\(terms)", en: "Closed with an agreement\(back.en): \(terms)")
    }

    private var accepted: Phrase {
        switch (complaint.consents[.complainant], complaint.consents[.respondent]) {
        case (nil, _): Phrase(zh: "已经受理。请您决定是否同意调解。", en: "Accepted. Please say whether you agree to mediation.")
        case (true?, nil):
            Phrase(
                zh: "已经受理，您已同意调解，等待商家表态。", en: "Accepted. You have agreed to mediation; the business has yet to answer."
            )
        case (true?, true?): Phrase(zh: "双方都同意调解，工作人员会安排。", en: "Both sides agree to mediation; staff will arrange it.")
        default:
            Phrase(zh: "有一方不同意调解，部门将依法终止调解。", en: "One side does not agree, so the authority will end the mediation.")
        }
    }
}

extension ComplaintState {
    var tone: Tag.Tone {
        switch self {
        case .registered, .routed, .withdrawn: .plain
        case .underReview: .waiting
        case .accepted, .mediating: .active
        case .agreed, .closed: .done
        case .notAccepted, .terminated: .stopped
        }
    }
}
