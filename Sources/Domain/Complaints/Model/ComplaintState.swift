public import Kernel

/// Where a complaint stands.
///
/// The states of the procedure; what leads from one to another is `ComplaintWorkflow`.
public enum ComplaintState: String, CaseIterable, Sendable {
    /// 已登记: came in by a lawful channel; nobody competent has it yet.
    case registered
    /// 已分送: sent to the authority that seems competent.
    case routed
    /// 初查: the competent authority has it and must decide within its period (Order 121, art. 15).
    case underReview
    /// 已受理
    case accepted
    /// 不予受理
    case notAccepted
    /// 调解中
    case mediating
    /// 达成协议
    case agreed
    /// 终止调解
    case terminated
    /// 已撤回: taken back before a decision on acceptance.
    case withdrawn
    /// 办结
    case closed

    public var phrase: Phrase {
        switch self {
        case .registered: Phrase(zh: "已登记", en: "Registered")
        case .routed: Phrase(zh: "已分送", en: "Sent on")
        case .underReview: Phrase(zh: "初查", en: "Under review")
        case .accepted: Phrase(zh: "已受理", en: "Accepted")
        case .notAccepted: Phrase(zh: "不予受理", en: "Not accepted")
        case .mediating: Phrase(zh: "调解中", en: "In mediation")
        case .agreed: Phrase(zh: "达成协议", en: "Agreed")
        case .terminated: Phrase(zh: "终止调解", en: "Mediation ended")
        case .withdrawn: Phrase(zh: "已撤回", en: "Withdrawn")
        case .closed: Phrase(zh: "办结", en: "Closed")
        }
    }

    /// Whether the authority still has something to do.
    public var isOpen: Bool { self != .closed }
}
