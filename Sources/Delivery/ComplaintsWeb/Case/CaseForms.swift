import Access
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

    /// Whether the step that was refused can still be taken, so that its form stands on the page.
    var isStillOpen: Bool { step.map { plan.main == $0 || plan.others.contains($0) } ?? true }

    /// The words that were sent, for a page on which their form stands no more.
    var typed: String? {
        let own: Set = [Field.seenVersion.name, "_csrf"]
        let words = sent.pairs.all.filter { !own.contains($0.name) && $0.value.count > 8 }.map(\.value)
        return words.isEmpty ? nil : words.joined(separator: "\n")
    }

    var node: Node {
        let plan = plan
        return section(
            [.class("fx-now"), .id("now"), .tabindex(-1), .aria(.label, Self.title(language))],
            h2(
                [.class("fx-now__title")],
                a([.href("#now"), .data("key", "a")], .text(Self.title, language))),
            p([.class("fx-now__wait")], .text(plan.sentence, language)),
            .some(plan.main) { main in
                section(
                    [.class("fx-panel fx-now__main"), .id(main.rawValue)],
                    h3(.text(main.phrase, language)), form(main, isMain: true))
            },
            .each(plan.others) { other in
                details(
                    [.class("fx-now__step"), .id(other.rawValue), .open(step == other)],
                    summary(.text(other.phrase, language)), form(other, isMain: false))
            },
            .each(plan.blocked) { blocked($0.step, $0.reason) })
    }

    /// A step that comes later, with what it waits for.
    private func blocked(_ step: CaseStep, _ reason: Phrase) -> Node {
        let id = "blocked-\(step.rawValue)"
        return div(
            [.class("fx-now__step fx-now__step--blocked")],
            button(
                [
                    .class("fx-button fx-button--secondary"), .type("button"), .disabled(),
                    .aria(.describedby, id),
                ],
                .text(step.phrase, language)),
            p([.class("fx-quiet"), .id(id)], .text(reason, language)))
    }

    private static let title = Phrase(zh: "现在可以做的", en: "What can be done now")

    private func state(_ step: CaseStep) -> FormState {
        guard step == self.step else { return FormState() }
        return FormState(sent, refused: refused.filter { $0.kind != .conflict })
    }

    private func form(_ step: CaseStep, isMain: Bool) -> Node {
        let state = state(step)
        var frame = FormFrame(CasePath.step(step).link(scene.complaint.id.text))
        frame.hasFiles = step == .material
        return
            frame.node(
                state, for: scene.reader, Parts.version(scene.complaint.version), fields(of: step, state),
                Button.row(
                    Button.submit(
                        label(step), language,
                        weight: isMain ? .primary : [.refusal, .termination].contains(step) ? .danger : .secondary)))
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
                .when(scene.complaint.routing == nil, PlacingReasons(scene: scene).list),
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
            Parts.quiet(Phrase(zh: "材料归档，不再办理。", en: "The papers are put away; nothing more is to be done."), language)
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
