import Complaints
import Kernel

/// What a step did and who was told of it, said once on the page that follows.
enum CaseDone {
    static func phrase(_ word: String, _ complaint: Complaint) -> Phrase? {
        guard let step = CaseStep(rawValue: word) else { return nil }
        let done = deed(step)
        guard let told = told(of: step, complaint) else { return Phrase(zh: "\(done.zh)。", en: "\(done.en).") }
        return Phrase(zh: "\(done.zh)，\(told.zh)。", en: "\(done.en); \(told.en).")
    }

    private static func deed(_ step: CaseStep) -> Phrase {
        switch step {
        case .dispatch: Phrase(zh: "已分送", en: "Sent on")
        case .sendingBack: Phrase(zh: "已退回分送部门", en: "Returned to whoever sent it")
        case .acceptance: Phrase(zh: "已受理", en: "Accepted")
        case .refusal: Phrase(zh: "已决定不予受理", en: "Not accepted")
        case .answer: Phrase(zh: "已录入经营者答复", en: "The merchant’s answer is on file")
        case .consent: Phrase(zh: "已录入调解意愿", en: "What they said of mediation is on file")
        case .mediation: Phrase(zh: "调解已开始", en: "Mediation has begun")
        case .agreement: Phrase(zh: "已记录协议", en: "The agreement is on file")
        case .termination: Phrase(zh: "已终止调解", en: "Mediation is ended")
        case .withdrawal: Phrase(zh: "已按投诉人要求撤回", en: "Withdrawn as the complainant asked")
        case .closing: Phrase(zh: "已办结归档", en: "Closed and filed away")
        case .note: Phrase(zh: "备注已保存", en: "The note is kept")
        case .material: Phrase(zh: "材料已加入案卷", en: "The files are on the case")
        case .unmasking: Phrase(zh: "已记入日志", en: "It is on the record")
        }
    }

    /// Whom the desk has told, as it tells them; imported history tells nobody.
    private static func told(of step: CaseStep, _ complaint: Complaint) -> Phrase? {
        guard !complaint.isImported else { return nil }
        switch step {
        case .dispatch, .sendingBack, .refusal, .answer, .closing: return complainant
        case .acceptance, .mediation, .agreement, .termination: return both(complaint)
        case .withdrawal: return complaint.state == .withdrawn ? complainant : both(complaint)
        case .consent, .note, .material, .unmasking: return nil
        }
    }

    private static let complainant = Phrase(zh: "已通知投诉人", en: "the complainant is told")

    /// A business that is not registered reads no notice here.
    private static func both(_ complaint: Complaint) -> Phrase {
        complaint.facts.merchant == nil
            ? Phrase(
                zh: "已通知投诉人；被投诉人没有登记，请另行告知",
                en: "the complainant is told; the respondent is not registered here, so tell them yourself")
            : Phrase(zh: "已通知投诉人和被投诉人", en: "both sides are told")
    }
}
