public import Kernel

/// 办结结果: how a complaint ended.
///
/// An enumeration built from Order 121; statistics keep it apart from the state.
public enum Outcome: String, CaseIterable, Sendable {
    case notAccepted, settledByParties, withdrawn, mediatedSuccess, terminated, priorSettlement, transferredOut

    public var phrase: Phrase {
        switch self {
        case .notAccepted: Phrase(zh: "不予受理", en: "Not accepted")
        case .settledByParties: Phrase(zh: "双方自行和解", en: "Settled by the parties")
        case .withdrawn: Phrase(zh: "撤回", en: "Withdrawn")
        case .mediatedSuccess: Phrase(zh: "调解成功", en: "Mediated successfully")
        case .terminated: Phrase(zh: "终止调解", en: "Mediation ended without agreement")
        case .priorSettlement: Phrase(zh: "先行和解", en: "Settled directly beforehand")
        case .transferredOut: Phrase(zh: "转出", en: "Transferred out")
        }
    }
}
