import Access
import Complaints
import Kernel

/// Which steps a case allows now: at most one main step, chosen by what the procedure waits for.
struct CasePlan {
    let main: CaseStep?
    let others: [CaseStep]
    /// Steps that come later, each with what it waits for.
    let blocked: [(step: CaseStep, reason: Phrase)]
    /// What the case waits for, in a sentence.
    let sentence: Phrase

    init(_ complaint: Complaint, takesFiles: Bool = false, may: (Permission) -> Bool) {
        let barred = Self.blocked(complaint).filter { may($0.step.permission) }
        let steps = Self.steps(complaint)
            .filter { step in
                may(step.permission) && (takesFiles || step != .material) && !barred.contains { $0.step == step }
            }
        blocked = barred
        let wanted = Self.wanted(complaint)
        main = wanted.flatMap { steps.contains($0) ? $0 : nil }
        others = steps.filter { $0 != wanted } + (may(.complaintUnmask) && !complaint.isErased ? [.unmasking] : [])
        sentence = Self.sentence(complaint, wanted: wanted, isOwn: main != nil)
    }

    /// 办法第十八条: without both consents mediation cannot begin.
    private static func blocked(_ complaint: Complaint) -> [(step: CaseStep, reason: Phrase)] {
        guard complaint.state == .accepted, !complaint.hasBothConsents else { return [] }
        let missing = Party.allCases.filter { complaint.consents[$0] != true }.map(\.phrase)
        return [
            (
                .mediation,
                Phrase(
                    zh: "还需要\(missing.map(\.zh).joined(separator: "和"))同意调解（办法第十八条）。",
                    en:
                        "Needs the consent of the \(missing.map { $0.en.lowercased() }.joined(separator: " and the ")) (Order 121, art. 18)."
                )
            )
        ]
    }

    private static func steps(_ complaint: Complaint) -> [CaseStep] {
        let notes: [CaseStep] =
            complaint.isErased ? [] : complaint.state == .closed ? [.note] : [.note, .material]
        return switch complaint.state {
        case .registered: [.dispatch] + notes + [.withdrawal]
        case .routed: [.sendingBack] + notes + [.withdrawal]
        case .underReview: [.acceptance, .refusal, .sendingBack, .answer, .consent] + notes + [.withdrawal]
        case .accepted: [.consent, .answer, .mediation, .termination] + notes + [.withdrawal]
        case .mediating: [.agreement, .answer, .consent, .termination] + notes + [.withdrawal]
        case .notAccepted, .agreed, .terminated, .withdrawn: [.closing] + notes
        case .closed: notes
        }
    }

    /// What the procedure waits for; a step that cannot be taken yet is never it.
    private static func wanted(_ complaint: Complaint) -> CaseStep? {
        switch complaint.state {
        case .registered: .dispatch
        case .underReview: .acceptance
        case .accepted:
            complaint.hasBothConsents ? .mediation : complaint.consents.values.contains(false) ? .termination : .consent
        case .mediating: .agreement
        case .notAccepted, .agreed, .terminated, .withdrawn: .closing
        case .routed, .closed: nil
        }
    }

    private static func sentence(_ complaint: Complaint, wanted: CaseStep?, isOwn: Bool) -> Phrase {
        guard wanted != nil else {
            return complaint.state == .closed
                ? Phrase(zh: "已办结，没有待办事项。", en: "Closed; nothing is left to do.")
                : Phrase(zh: "等待有权部门接收。", en: "Waits for the competent authority.")
        }
        guard isOwn else { return Phrase(zh: "等待有权限的人员办理下一步。", en: "The next step is somebody else’s.") }
        return switch complaint.state {
        case .registered: Phrase(zh: "还没有确定由谁办理，请分送。", en: "Nobody has it yet: send it to an authority.")
        case .underReview: Phrase(zh: "请决定是否受理。", en: "Decide whether it is accepted.")
        case .accepted:
            complaint.hasBothConsents
                ? Phrase(zh: "双方同意，可以开始调解。", en: "Both agree: mediation can begin.")
                : complaint.consents.values.contains(false)
                    ? Phrase(zh: "有一方不同意调解。", en: "One side refuses mediation.")
                    : Phrase(zh: "需要双方同意调解。", en: "Both sides must agree to mediation.")
        case .mediating: Phrase(zh: "调解进行中，请记录结果。", en: "Mediation runs: record how it ends.")
        default: Phrase(zh: "程序已结束，可以办结归档。", en: "The procedure is over; the case can be closed.")
        }
    }
}
