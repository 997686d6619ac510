import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Reports
import Web

/// What can be done with a report now: one main step in the open, the others folded.
struct ReportForms {
    let scene: ReportScene
    let refused: [Refusal]
    /// The step whose input was refused.
    let step: ReportStep?
    let sent: Submission

    private var language: Language { scene.language }

    private var plan: ReportPlan { ReportPlan(scene.report, may: { scene.actor.reach($0) != nil }) }
    private var attempt: StepForms<ReportStep>.Attempt { .init(refused: refused, step: step, sent: sent) }

    /// Why the step that was sent could not be taken now.
    var conflict: Node {
        let isOpen = step.map { plan.main == $0 || plan.others.contains($0) } ?? true
        return CaseHead<ReportState>.conflict(refused, isOpen: isOpen, typed: attempt.typed, language)
    }

    var node: Node {
        let plan = plan
        return StepForms(
            main: plan.main, others: plan.others, sentence: plan.sentence,
            after: attempt, version: scene.report.version, for: scene.reader
        )
        .node { step, state in
            var form = StepForms<ReportStep>
                .Form(
                    ReportPath.step(step).link(scene.report.id.text),
                    label: step == .unmasking ? Phrase(zh: "查看，并记入日志", en: "Show, and put it on record") : step.phrase,
                    isGrave: step.isGrave, fields(of: step, state))
            form.hasFiles = step.hasFiles
            return form
        }
    }

    private func fields(of step: ReportStep, _ state: FormState) -> Node {
        switch step {
        case .dispatch: PlaceSelect(scene.words.authorities(scene.actor.office), state, language).node
        case .closing:
            Parts.quiet(.putAway, language)
        default:
            .group([
                hint(step),
                .each(ReportStepFields.of(step)) { field in
                    draw(ReportStepFields.named(field, in: step, schema: schema(of: field)), state)
                },
                .when(step.permission == .reportDecide, byName),
            ])
        }
    }

    private func schema(of field: Field) -> Schema? {
        switch field.name {
        case "grounds": ReportStepFields.choices(of: scene.view.rules)
        case "unit":
            .choice(
                scene.words.authorities(scene.actor.office).first { $0.code == scene.report.routing?.authority }?.units
                    .map { Schema.Choice($0.code, $0.name) } ?? [])
        default: nil
        }
    }

    private func draw(_ field: Field, _ state: FormState) -> Node {
        var set = FieldSet(field)
        set.autocomplete = "off"
        switch field.schema {
        case .text(_, true): set.rows = 3
        case .choice: set.isCompact = true
        case .day: set.width = .short
        case .file: set.autocomplete = nil
        default: break
        }
        return set.node(state, for: scene.reader)
    }

    private func hint(_ step: ReportStep) -> Node {
        let phrase: Phrase? =
            switch step {
            case .filing:
                Phrase(
                    zh: "有证据初步证明存在违法行为、依法应当给予行政处罚、属于本部门管辖且在处罚时效内（程序规定第十九条）。",
                    en:
                        "Prima facie evidence of a violation, a penalty due, competence, and within limitation (Penalty Procedure, art. 19)."
                )
            case .extending: Phrase(zh: "只能延长一次，十五个工作日（程序规定第十八条）。", en: "Once, by 15 working days (art. 18).")
            case .duplicate:
                Phrase(
                    zh: "同一举报人、同一事实、同一被举报人（办法第三十五条）。", en: "Same reporter, same facts, same party (Order 121, art. 35)."
                )
            case .reply:
                Phrase(
                    zh: "法律法规要求告知的，在其规定的期限内告知；内容写入后，举报人凭查询码也能看到。",
                    en:
                        "Where a law wants the reporter told, within its period. With the code they can read it here too."
                )
            case .unmasking:
                Phrase(zh: "用途、理由和查看人记入日志；理由中请勿写个人信息。", en: "Purpose, reason and reader go on record.")
            default: nil
            }
        return .some(phrase) { Parts.quiet($0, language) }
    }

    /// The decision's own line: who enters it stands in the file.
    private var byName: Node {
        let name = scene.reader.name ?? scene.who(scene.actor.id)(language)
        return Parts.quiet(
            Phrase(zh: "经办人：\(name)，记入案卷。", en: "Entered by \(name), and kept on file."), language)
    }
}
