public import Kernel

/// Where a report stands.
///
/// The states of the procedure; what leads from one to another is `ReportWorkflow`.
public enum ReportState: String, CaseIterable, Sendable {
    /// 已登记: came in by a lawful channel; nobody competent has it yet.
    case received
    /// 核查中: the competent authority verifies and must decide on filing within its period (PP 18).
    case verifying
    /// 立案
    case filed
    /// 不予立案
    case notFiled
    /// 无处理权限: the reporter is told where to go (O121 34).
    case noCompetence
    /// 不再另行处理: the same reporter, the same facts, the same business (O121 35(2)).
    case duplicate
    /// 移送: another department's matter, or a crime is suspected (PP 17).
    case transferred
    /// 办结
    case closed

    public var phrase: Phrase {
        switch self {
        case .received: Phrase(zh: "已登记", en: "Registered")
        case .verifying: Phrase(zh: "核查中", en: "Being verified")
        case .filed: Phrase(zh: "已立案", en: "Case filed")
        case .notFiled: Phrase(zh: "不予立案", en: "No case filed")
        case .noCompetence: Phrase(zh: "无处理权限", en: "Not competent")
        case .duplicate: Phrase(zh: "不再另行处理", en: "Handled already")
        case .transferred: Phrase(zh: "已移送", en: "Transferred")
        case .closed: Phrase(zh: "办结", en: "Closed")
        }
    }

    /// Whether the authority still has something to do.
    public var isOpen: Bool { self != .closed }
}
