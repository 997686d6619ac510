public import Cases
import Complaints
public import Kernel

/// The procedure as a table: which step may be taken where, where it leads, and what law says so.
public enum ReportWorkflow {
    public typealias Step = Procedure<ReportState>.Step

    private static let everywhere = Set(ReportState.allCases)
    private static let undecided: Set<ReportState> = [.received, .verifying]
    private static let decided: Set<ReportState> = [.filed, .notFiled, .noCompetence, .duplicate, .transferred]

    public static let steps: [Step] = [
        Step(name: "report.routed", from: [.received], to: nil, basis: "O121 41"),
        Step(name: "report.verificationBegan", from: [.received], to: .verifying, basis: "PP 18(1)"),
        Step(name: "report.returned", from: undecided, to: .received, basis: "O121 41(2)"),
        Step(name: "report.assigned", from: [.verifying, .filed], to: nil, basis: "O121 30"),
        Step(name: "report.supplemented", from: undecided, to: nil, basis: "O121 35(2)"),
        Step(name: "report.testingBegan", from: [.verifying], to: nil, basis: "PP 18(2)"),
        Step(name: "report.testingEnded", from: [.verifying], to: nil, basis: "PP 18(2)"),
        Step(name: "report.extended", from: [.verifying], to: nil, basis: "PP 18(1)"),
        Step(name: "report.filed", from: [.verifying], to: .filed, basis: "PP 19"),
        Step(name: "report.notFiled", from: [.verifying], to: .notFiled, basis: "PP 20"),
        Step(name: "report.competenceDenied", from: undecided, to: .noCompetence, basis: "O121 34"),
        Step(name: "report.duplicateFound", from: undecided, to: .duplicate, basis: "O121 35(2)"),
        Step(name: "report.transferred", from: [.verifying, .filed], to: .transferred, basis: "PP 17"),
        Step(name: "report.replied", from: decided, to: nil, basis: "O121 36"),
        Step(name: "report.closed", from: decided, to: .closed, basis: "-"),
        Step(name: "report.noted", from: everywhere, to: nil, basis: "-"),
        Step(name: "report.attached", from: everywhere, to: nil, basis: "-"),
        Step(name: "report.hotlineOrderSet", from: everywhere, to: nil, basis: "-"),
        Step(name: "report.erased", from: [.closed], to: nil, basis: "PIPL 47"),
    ]

    private static let procedure = Procedure(steps)

    /// The state a report is in after a step.
    static func state(after kind: ReportEvent.Kind, from report: Report) throws(Refusal) -> ReportState {
        if case .historyUpdated(let history) = kind {
            guard report.isImported else { throw .reportStepOutOfOrder(report.state) }
            return history.state
        }
        guard let state = procedure.state(after: kind.name, from: report.state) else {
            throw .reportStepOutOfOrder(report.state)
        }
        if let refusal = guardRefusal(kind, report) { throw refusal }
        return state
    }

    private static func guardRefusal(_ kind: ReportEvent.Kind, _ report: Report) -> Refusal? {
        switch kind {
        case .verificationBegan: report.routing == nil ? .reportNotRouted : nil
        case .testingBegan: report.isBeingTested ? .reportTested : nil
        case .testingEnded(let day):
            report.testingSince.map { $0 <= day ? nil : .reportDayWrong } ?? .reportNotTested
        case .filed, .notFiled: report.isBeingTested ? .reportTested : nil
        case .extended: report.isExtended ? .reportExtended : nil
        case .attached: report.isErased ? .reportErased : nil
        case .replied: report.facts.isAnonymous ? .reportAnonymous : nil
        default: nil
        }
    }
}

extension ReportEvent.Kind {
    /// The event's name in the ledger and in the store.
    public var name: String {
        switch self {
        case .registered: "report.registered"
        case .routed: "report.routed"
        case .verificationBegan: "report.verificationBegan"
        case .returned: "report.returned"
        case .assigned: "report.assigned"
        case .supplemented: "report.supplemented"
        case .testingBegan: "report.testingBegan"
        case .testingEnded: "report.testingEnded"
        case .extended: "report.extended"
        case .filed: "report.filed"
        case .notFiled: "report.notFiled"
        case .competenceDenied: "report.competenceDenied"
        case .duplicateFound: "report.duplicateFound"
        case .transferred: "report.transferred"
        case .replied: "report.replied"
        case .closed: "report.closed"
        case .noted: "report.noted"
        case .attached: "report.attached"
        case .hotlineOrderSet: "report.hotlineOrderSet"
        case .historyImported: "report.historyImported"
        case .historyUpdated: "report.historyUpdated"
        case .erased: "report.erased"
        }
    }

    /// What happened, in a word or two.
    public var phrase: Phrase {
        switch self {
        case .registered: Phrase(zh: "登记", en: "Registered")
        case .routed: Phrase(zh: "分送", en: "Sent to the authority")
        case .verificationBegan: Phrase(zh: "开始核查", en: "Verification began")
        case .returned: Phrase(zh: "退回", en: "Returned")
        case .assigned: Phrase(zh: "指定承办", en: "Assigned")
        case .supplemented: Phrase(zh: "补充新的事实，期限重新计算", en: "New facts; the period starts again")
        case .testingBegan: Phrase(zh: "开始检测鉴定，期限中止", en: "Testing began; the period stands still")
        case .testingEnded: Phrase(zh: "检测鉴定结束", en: "Testing ended")
        case .extended: Phrase(zh: "批准延长核查期限", en: "Verification extended")
        case .filed: Phrase(zh: "决定立案", en: "Case filed")
        case .notFiled: Phrase(zh: "决定不予立案", en: "Decided not to file")
        case .competenceDenied: Phrase(zh: "无处理权限", en: "Not competent")
        case .duplicateFound: Phrase(zh: "重复举报，不再另行处理", en: "Reported before; not handled again")
        case .transferred: Phrase(zh: "移送", en: "Transferred")
        case .replied: Phrase(zh: "告知举报人", en: "The reporter was told")
        case .closed: Phrase(zh: "办结", en: "Closed")
        case .noted: Phrase(zh: "备注", en: "Note")
        case .attached: Phrase(zh: "补充材料", en: "File added")
        case .hotlineOrderSet: Phrase(zh: "登记12345工单", en: "12345 order noted")
        case .historyImported: Phrase(zh: "导入历史记录", en: "Imported from elsewhere")
        case .historyUpdated: Phrase(zh: "更新历史记录", en: "Import updated")
        case .erased: Phrase(zh: "个人信息已删除", en: "Personal data erased")
        }
    }
}
