import Access
import CaseParts
import Complaints
import Kernel
import Markup
import Privacy
import Rulebook
import Web

/// What can be done with a case now: one main step in the open, the others folded.
struct CaseForms {
    let scene: CaseScene
    let refused: [Refusal]
    /// The step whose input was refused.
    let step: CaseStep?
    let sent: Submission
    /// The choice of files, where officials can add some.
    var files: Field?

    var isRefused: Bool { !refused.isEmpty }
    private var language: Language { scene.language }

    private var plan: CasePlan {
        CasePlan(scene.complaint, takesFiles: files != nil, may: { scene.actor.reach($0) != nil })
    }

    private var attempt: StepForms<CaseStep>.Attempt { .init(refused: refused, step: step, sent: sent) }

    /// Why the step that was sent could not be taken now.
    var conflict: Node {
        let isOpen = step.map { plan.main == $0 || plan.others.contains($0) } ?? true
        return CaseHead<ComplaintState>.conflict(refused, isOpen: isOpen, typed: attempt.typed, language)
    }

    var node: Node {
        let plan = plan
        return StepForms(
            main: plan.main, others: plan.others, sentence: plan.sentence,
            after: attempt, version: scene.complaint.version, for: scene.reader
        )
        .with { $0.blocked = plan.blocked }
        .node { step, state in
            var form = StepForms<CaseStep>
                .Form(
                    CasePath.step(step).link(scene.complaint.id.text), label: label(step),
                    isGrave: [.refusal, .termination].contains(step), fields(of: step, state))
            form.hasFiles = step == .material
            return form
        }
    }

    private func label(_ step: CaseStep) -> Phrase {
        switch step {
        case .acceptance: Phrase(zh: "决定受理", en: "Accept the complaint")
        case .refusal: Phrase(zh: "决定不予受理", en: "Decide not to accept")
        case .termination: Phrase(zh: "决定终止调解", en: "Decide to end mediation")
        case .answer: Phrase(zh: "录入答复", en: "Enter the answer")
        case .consent: Phrase(zh: "录入意愿", en: "Enter what they said")
        case .note: Phrase(zh: "保存备注", en: "Keep the note")
        case .material: Phrase(zh: "加入案卷", en: "Put them on the case")
        case .unmasking: Phrase(zh: "查看，并记入日志", en: "Show, and put it on record")
        default: step.phrase
        }
    }

    /// The decision's own line: it is somebody's, by name.
    private var byName: Node {
        let name = scene.reader.name ?? scene.who(scene.actor.id)(language)
        return Parts.quiet(
            Phrase(
                zh: "决定人：\(name)。以您的名义作出并记入案卷。", en: "Decided by \(name): it is made in your name and kept on file."),
            language)
    }

    private func fields(of step: CaseStep, _ state: FormState) -> Node {
        switch step {
        case .dispatch:
            .group([
                PlaceSelect(scene.words.authorities(scene.actor.office), state, language).node,
                scene.complaint.routing == nil ? PlacingReasons(scene: scene).list : .nothing,
                area(scene.complaint.isUnplaced ? CaseFields.placingReason : CaseFields.dispatchReason, state),
            ])
        case .sendingBack: area(CaseFields.returnReason, state)
        case .acceptance: .group([decisionHint, byName])
        case .refusal:
            .group([
                draw(CaseFields.grounds(scene.view.rules), state), ConsumerFactors(scene: scene).node,
                area(CaseFields.explanation, state), byName,
            ])
        case .answer: .group([area(CaseFields.answerText, state), compact(CaseFields.answerSource, state)])
        case .consent:
            .group([
                consents, draw(CaseFields.party, state), draw(CaseFields.consentGiven, state),
                compact(CaseFields.consentSource, state),
            ])
        case .mediation: Parts.quiet(Phrase(zh: "双方均已同意调解。", en: "Both sides have agreed to mediation."), language)
        case .agreement:
            .group([
                area(.terms, state), FieldSet(.recovered).with { $0.width = .short }.node(state, for: scene.reader),
            ])
        case .termination: .group([draw(CaseFields.ground(scene.view.rules), state), byName])
        case .withdrawal:
            .group([
                Parts.quiet(Phrase(zh: "投诉人要求撤回时使用。", en: "When the complainant asks for it."), language),
                compact(CaseFields.withdrawalSource, state),
            ])
        case .closing:
            Parts.quiet(.putAway, language)
        case .note: .group([area(CaseFields.noteText, state), compact(CaseFields.noteAudience, state)])
        case .material:
            .group([
                Parts.quiet(
                    Phrase(zh: "窗口收到的或来信所附的材料。", en: "What was handed in at the window or came with a letter."),
                    language),
                .some(files) { draw($0, state) }, draw(CaseFields.fileAudience, state),
            ])
        case .unmasking:
            .group([
                compact(.purpose, state), draw(.words, state),
                Parts.quiet(
                    Phrase(
                        zh: "用途、理由和查看人记入日志；理由中请勿写个人信息。",
                        en: "Purpose, reason and reader go on record; write no personal data there."),
                    language),
            ])
        }
    }

    private func draw(_ field: Field, _ state: FormState) -> Node { FieldSet(field).node(state, for: scene.reader) }

    private func compact(_ field: Field, _ state: FormState) -> Node {
        FieldSet(field).with { $0.isCompact = true }.node(state, for: scene.reader)
    }

    private func area(_ field: Field, _ state: FormState) -> Node {
        FieldSet(field).with { $0.rows = 3 }.node(state, for: scene.reader)
    }

    private var decisionHint: Node {
        .some(scene.view.clock) { clock in
            Parts.quiet(
                Phrase(
                    zh: "最迟\(Phrase.dateWithWeekday(clock.due).zh)作出并告知投诉人。",
                    en: "By \(Phrase.dateWithWeekday(clock.due).en), and the complainant is told."), language)
        }
    }

    private var consents: Node {
        ul(
            [.class("fx-plain fx-consents")],
            .each(Party.allCases) { party in
                let given = scene.complaint.consents[party]
                return li(
                    .text(party.phrase, language),
                    Tag.node(
                        given == nil ? .waiting : given == true ? .done : .stopped,
                        given == nil
                            ? Phrase(zh: "尚未表示", en: "Has not said")
                            : given == true
                                ? Phrase(zh: "同意调解", en: "Agrees") : Phrase(zh: "不同意调解", en: "Refuses"), language))
            })
    }
}
