import CaseParts
import Complaints
import Kernel
import Markup
import Web

/// Adds photos or papers to one's own case.
struct MaterialPage {
    let view: CaseView
    let reader: Reader
    let refusals: [Refusal]

    private var language: Language { reader.language }

    var node: Node {
        let id = view.complaint.id.text
        let title = Phrase(zh: "补充材料", en: "Add material")
        let state = FormState(Submission(pairs: Pairs(["audience": Audience.authority.rawValue])), refused: refusals)
        return PageShell(.publicSide, title)
            .with { shell in
                shell.isRefused = !refusals.isEmpty
                shell.back = PageShell.Link(Phrase(zh: "回到投诉", en: "Back to the complaint"), CasePath.show.link(id))
            }
            .page(
                for: reader, Style.node(reader),
                h1([.class("fx-title")], .text(title, language)),
                FormFrame(CasePath.material.link(id)).withFiles()
                    .node(
                        state, for: reader,
                        FieldSet(EvidenceField.field(megabytes: EvidenceField.megabytes)).node(state, for: reader),
                        FieldSet(EvidenceField.audience).node(state, for: reader),
                        Button.row(Button.submit(Phrase(zh: "提交材料", en: "Send it"), language))))
    }
}
