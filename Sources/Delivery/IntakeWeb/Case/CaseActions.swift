import CaseParts
import Complaints
import Kernel
import Markup
import Web

/// What the complainant can do now: one thing first, the rest quieter.
struct CaseActions {
    let view: CaseView
    let reader: Reader

    private var language: Language { reader.language }
    private var complaint: Complaint { view.complaint }
    private var id: String { complaint.id.text }

    /// Before both have answered the complainant may still change an answer.
    var isAskedForConsent: Bool { complaint.state == .accepted && complaint.consents[.complainant] == nil }
    var mayWithdraw: Bool {
        [.registered, .routed, .underReview, .accepted, .mediating].contains(complaint.state)
    }
    var mayAddMaterial: Bool { complaint.state != .closed }

    var node: Node {
        guard isAskedForConsent || mayWithdraw || mayAddMaterial else { return .nothing }
        return Panel.node(
            Phrase(zh: "您现在可以", en: "What you can do now"), language, id: "actions",
            .when(isAskedForConsent, consent),
            ul(
                [.class("fx-actions")],
                .when(
                    mayAddMaterial,
                    li(
                        a(
                            [.href(CasePath.material.link(id))],
                            .text(Phrase(zh: "补充照片或材料", en: "Add photos or papers"), language)))),
                .when(
                    complaint.state == .accepted && complaint.consents[.complainant] != nil,
                    li(
                        details(
                            summary(.text(Phrase(zh: "改变是否同意调解", en: "Change your answer on mediation"), language)),
                            consent))),
                .when(
                    mayWithdraw,
                    li(
                        a(
                            [.href(CasePath.withdrawal.link(id))],
                            .text(Phrase(zh: "撤回投诉", en: "Withdraw the complaint"), language))))))
    }

    private var consent: Node {
        form(
            [.class("fx-consent"), .method("post"), .action(CasePath.consent.link(id))],
            FormFrame.token(reader),
            p(
                [.class("fx-consent__question")],
                .text(Phrase(zh: "您同意由监管部门组织调解吗？", en: "Do you agree to mediation by the authority?"), language)),
            p(
                [.class("fx-quiet")],
                .text(
                    Phrase(
                        zh: "双方都同意才能调解；不同意的，调解终止，您仍可仲裁或起诉。",
                        en:
                            "It needs both sides. If you do not agree it ends, and you may still go to arbitration or court."
                    ),
                    language)),
            div(
                [.class("fx-buttons")],
                Button.submit(Phrase(zh: "同意调解", en: "I agree"), language, name: "isGiven", value: "true"),
                Button.submit(
                    Phrase(zh: "不同意", en: "I do not"), language, weight: .secondary, name: "isGiven", value: "false")))
    }
}
