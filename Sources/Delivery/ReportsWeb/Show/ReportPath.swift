import Access
import CaseParts
import Kernel
import Web

/// Where a report stands for its officials, and where its steps are taken.
enum ReportPath {
    static let show: Path = "/desk/reports/{id}"

    static let file: Path = "/desk/reports/{id}/files/{digest}"

    static func step(_ step: ReportStep) -> Path { Path("/desk/reports/{id}/\(step.rawValue)") }
}

/// What an official can do with a report; the raw value is the last part of its address, on pages and in the API.
enum ReportStep: String, CaseIterable, CaseAction {
    case dispatch, sendingBack = "return", assignment
    case testingStart = "testing-start", testingEnd = "testing-end", extending = "extension"
    case filing = "case-filing", notFiling = "case-refusal"
    case competence = "no-competence", duplicate, transfer
    case reply, closing, supplement = "supplements", files, note = "notes", unmasking

    var permission: Permission {
        switch self {
        case .dispatch, .sendingBack: .reportDispatch
        case .assignment, .testingStart, .testingEnd, .supplement, .files, .note: .reportVerify
        case .extending, .filing, .notFiling, .competence, .duplicate, .transfer: .reportDecide
        case .reply: .reportReply
        case .closing: .reportClose
        case .unmasking: .reportUnmask
        }
    }

    var phrase: Phrase {
        switch self {
        case .dispatch: Phrase(zh: "分送", en: "Send to an authority")
        case .sendingBack: Phrase(zh: "退回", en: "Return")
        case .assignment: Phrase(zh: "指定承办", en: "Assign")
        case .testingStart: Phrase(zh: "开始检测鉴定（期限中止）", en: "Testing begins (the period stands still)")
        case .testingEnd: Phrase(zh: "检测鉴定结束", en: "Testing ended")
        case .extending: Phrase(zh: "延长核查期限", en: "Extend the verification")
        case .filing: Phrase(zh: "立案", en: "File a case")
        case .notFiling: Phrase(zh: "不予立案", en: "Do not file")
        case .competence: Phrase(zh: "无处理权限，告知举报人", en: "Not competent: tell the reporter")
        case .duplicate: Phrase(zh: "重复举报，不再另行处理", en: "Reported before: not handled again")
        case .transfer: Phrase(zh: "移送其他部门", en: "Transfer to another department")
        case .reply: Phrase(zh: "告知举报人", en: "Tell the reporter")
        case .closing: Phrase(zh: "办结", en: "Close")
        case .supplement: Phrase(zh: "录入补充的事实（期限重新计算）", en: "Enter new facts (the period starts again)")
        case .files: Phrase(zh: "添加材料", en: "Add files")
        case .note: Phrase(zh: "备注", en: "Add a note")
        case .unmasking: Phrase(zh: "查看举报人完整信息", en: "See the reporter in full")
        }
    }

    /// Whether files are sent along.
    var hasFiles: Bool { self == .files }

    /// Decisions that end the matter for the reporter look like what they are.
    var isGrave: Bool { [.notFiling, .competence, .duplicate, .transfer].contains(self) }
}
