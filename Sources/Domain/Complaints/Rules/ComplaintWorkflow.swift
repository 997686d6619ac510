public import Cases
public import Kernel

/// The procedure as a table: which step may be taken where, where it leads, and what law says so.
///
/// Guards that look at more than the state stand in `guardRefusal`; periods and grounds come from the rule set.
public enum ComplaintWorkflow {
    public typealias Step = Procedure<ComplaintState>.Step

    private static let beforeDecision: Set<ComplaintState> = [.registered, .routed, .underReview]
    private static let inHand: Set<ComplaintState> = [.underReview, .accepted, .mediating]

    public static let steps: [Step] = [
        Step(name: "complaint.routed", from: [.registered], to: .routed, basis: "O121 41"),
        Step(name: "complaint.received", from: [.routed], to: .underReview, basis: "O121 15"),
        Step(name: "complaint.returned", from: [.routed, .underReview], to: .registered, basis: "O121 41(2)"),
        Step(name: "complaint.assigned", from: inHand, to: nil, basis: "-"),
        Step(name: "complaint.accepted", from: [.underReview], to: .accepted, basis: "O121 15(1)"),
        Step(name: "complaint.declined", from: [.underReview], to: .notAccepted, basis: "O121 15(2), 16"),
        Step(name: "complaint.answered", from: inHand, to: nil, basis: "-"),
        Step(name: "complaint.consented", from: inHand, to: nil, basis: "O121 18"),
        Step(name: "complaint.mediationStarted", from: [.accepted], to: .mediating, basis: "O121 18"),
        Step(name: "complaint.agreed", from: [.mediating], to: .agreed, basis: "O121 24"),
        Step(name: "complaint.terminated", from: [.accepted, .mediating], to: .terminated, basis: "O121 23(1)"),
        Step(name: "complaint.withdrawn", from: beforeDecision, to: .withdrawn, basis: "-"),
        Step(
            name: "complaint.closed", from: [.notAccepted, .agreed, .terminated, .withdrawn], to: .closed, basis: "-"),
        Step(name: "complaint.noted", from: Set(ComplaintState.allCases), to: nil, basis: "-"),
        Step(
            name: "complaint.attached", from: Set(ComplaintState.allCases).subtracting([.closed]), to: nil, basis: "-"),
        Step(name: "complaint.hotlineOrderSet", from: Set(ComplaintState.allCases), to: nil, basis: "-"),
        Step(name: "complaint.erased", from: [.closed], to: nil, basis: "PIPL 47"),
    ]

    private static let procedure = Procedure(steps)

    /// The state a complaint is in after a step.
    static func state(
        after kind: ComplaintEvent.Kind, from complaint: Complaint
    ) throws(Refusal) -> ComplaintState {
        if case .historyUpdated(_, let history) = kind {
            guard complaint.isImported else { throw .complaintStepOutOfOrder(complaint.state) }
            return history.state
        }
        guard let state = procedure.state(after: kind.name, from: complaint.state) else {
            throw .complaintStepOutOfOrder(complaint.state)
        }
        if let refusal = guardRefusal(kind, complaint) { throw refusal }
        return state
    }

    private static func guardRefusal(_ kind: ComplaintEvent.Kind, _ complaint: Complaint) -> Refusal? {
        switch kind {
        case .mediationStarted: complaint.hasBothConsents ? nil : .complaintConsentMissing
        case .declined(let grounds): grounds.isEmpty ? .complaintGroundMissing : nil
        default: nil
        }
    }
}

extension ComplaintEvent.Kind {
    /// The event's name in the ledger and in the store.
    public var name: String {
        switch self {
        case .registered: "complaint.registered"
        case .routed: "complaint.routed"
        case .received: "complaint.received"
        case .returned: "complaint.returned"
        case .assigned: "complaint.assigned"
        case .accepted: "complaint.accepted"
        case .declined: "complaint.declined"
        case .answered: "complaint.answered"
        case .consented: "complaint.consented"
        case .mediationStarted: "complaint.mediationStarted"
        case .agreed: "complaint.agreed"
        case .terminated: "complaint.terminated"
        case .withdrawn: "complaint.withdrawn"
        case .closed: "complaint.closed"
        case .noted: "complaint.noted"
        case .attached: "complaint.attached"
        case .hotlineOrderSet: "complaint.hotlineOrderSet"
        case .historyImported: "complaint.historyImported"
        case .historyUpdated: "complaint.historyUpdated"
        case .erased: "complaint.erased"
        }
    }

    /// What happened, in a word or two.
    public var phrase: Phrase {
        switch self {
        case .registered: Phrase(zh: "登记", en: "Registered")
        case .routed: Phrase(zh: "分送", en: "Sent to the authority")
        case .received: Phrase(zh: "有权部门收到", en: "Received by the competent authority")
        case .returned: Phrase(zh: "退回", en: "Returned")
        case .assigned: Phrase(zh: "指定承办人", en: "Assigned to an official")
        case .accepted: Phrase(zh: "决定受理", en: "Accepted")
        case .declined: Phrase(zh: "决定不予受理", en: "Not accepted")
        case .answered: Phrase(zh: "经营者答复", en: "The merchant answered")
        case .consented(_, let isGiven, _):
            isGiven
                ? Phrase(zh: "同意调解", en: "Agreed to mediation") : Phrase(zh: "不同意调解", en: "Refused mediation")
        case .mediationStarted: Phrase(zh: "开始调解", en: "Mediation began")
        case .agreed: Phrase(zh: "达成协议", en: "Agreement reached")
        case .terminated: Phrase(zh: "终止调解", en: "Mediation ended")
        case .withdrawn: Phrase(zh: "撤回投诉", en: "Withdrawn")
        case .closed: Phrase(zh: "办结", en: "Closed")
        case .noted: Phrase(zh: "备注", en: "Note")
        case .attached: Phrase(zh: "补充材料", en: "Material added")
        case .hotlineOrderSet: Phrase(zh: "登记12345工单", en: "12345 order noted")
        case .historyImported: Phrase(zh: "导入历史记录", en: "Imported from elsewhere")
        case .historyUpdated: Phrase(zh: "更新历史记录", en: "Import updated")
        case .erased: Phrase(zh: "个人信息已删除", en: "Personal data erased")
        }
    }
}
