import Access
import CaseParts
import Kernel
import Web

/// Where an authority's case stands, and where its steps are taken.
enum CasePath {
    static let show: Path = "/desk/complaints/{id}"

    /// A stream that tells when the case moves, and what is then said of it.
    static let live: Path = "/desk/complaints/{id}/live"
    static let news: Path = "/desk/complaints/{id}/news"

    static func step(_ step: CaseStep) -> Path { Path("/desk/complaints/{id}/\(step.rawValue)") }
}

/// What an official can do with a case; the raw value is the last part of its address.
enum CaseStep: String, CaseIterable, CaseAction {
    case dispatch, sendingBack = "return", acceptance, refusal
    case answer = "entered-answer", consent = "entered-consent"
    case mediation, agreement, termination, withdrawal, closing
    case note = "notes", material, unmasking

    var permission: Permission {
        switch self {
        case .dispatch, .sendingBack: .complaintDispatch
        case .acceptance, .refusal: .complaintDecide
        case .answer: .complaintAnswerForMerchant
        case .consent, .note: .complaintRecordConsent
        case .mediation, .agreement, .termination: .complaintMediate
        case .withdrawal: .complaintWithdraw
        case .closing: .complaintClose
        case .material: .attachmentAdd
        case .unmasking: .complaintUnmask
        }
    }

    var phrase: Phrase {
        switch self {
        case .dispatch: Phrase(zh: "分送", en: "Send to an authority")
        case .sendingBack: Phrase(zh: "退回", en: "Return")
        case .acceptance: Phrase(zh: "受理", en: "Accept")
        case .refusal: Phrase(zh: "不予受理", en: "Do not accept")
        case .answer: Phrase(zh: "代录经营者答复", en: "Enter the merchant’s answer")
        case .consent: Phrase(zh: "代录调解意愿", en: "Enter a party’s consent")
        case .mediation: Phrase(zh: "开始调解", en: "Begin mediation")
        case .agreement: Phrase(zh: "记录协议", en: "Record an agreement")
        case .termination: Phrase(zh: "终止调解", en: "End mediation")
        case .withdrawal: Phrase(zh: "撤回投诉", en: "Withdraw the complaint")
        case .closing: Phrase(zh: "办结", en: "Close")
        case .note: Phrase(zh: "备注", en: "Add a note")
        case .material: Phrase(zh: "补充材料", en: "Add files")
        case .unmasking: Phrase(zh: "查看完整个人信息", en: "See personal data in full")
        }
    }
}
