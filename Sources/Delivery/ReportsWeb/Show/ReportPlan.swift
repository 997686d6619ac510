import Access
import Kernel
import Reports

/// Which steps a report allows now: at most one main step, chosen by what the procedure waits for.
struct ReportPlan {
    let main: ReportStep?
    let others: [ReportStep]
    /// What the report waits for, in a sentence.
    let sentence: Phrase

    init(_ report: Report, may: (Permission) -> Bool) {
        let steps = Self.steps(report).filter { may($0.permission) }
        let wanted = Self.wanted(report)
        let main = wanted.flatMap { steps.contains($0) ? $0 : nil }
        self.main = main
        others = steps.filter { $0 != main } + (may(.reportUnmask) && report.mayBeUnmasked ? [.unmasking] : [])
        sentence = Self.sentence(report)
    }

    private static func steps(_ report: Report) -> [ReportStep] {
        let notes: [ReportStep] = report.isErased ? [] : [.files, .note]
        let told: [ReportStep] = report.facts.isAnonymous ? [] : [.reply]
        switch report.state {
        case .received: return [.dispatch, .competence, .duplicate, .supplement] + notes
        case .verifying:
            let testing: [ReportStep] = report.isBeingTested ? [.testingEnd] : [.filing, .notFiling, .testingStart]
            return testing + [.assignment] + (report.isExtended ? [] : [.extending])
                + [.supplement, .competence, .duplicate, .transfer, .sendingBack] + notes
        case .filed: return told + [.closing, .assignment, .transfer] + notes
        case .notFiled, .noCompetence, .duplicate, .transferred: return told + [.closing] + notes
        case .closed: return notes
        }
    }

    /// What the procedure waits for.
    private static func wanted(_ report: Report) -> ReportStep? {
        switch report.state {
        case .received: .dispatch
        case .verifying: report.isBeingTested ? .testingEnd : .filing
        case .noCompetence, .notFiled:
            report.facts.isAnonymous || report.repliedAt != nil ? .closing : .reply
        case .filed, .duplicate, .transferred: .closing
        case .closed: nil
        }
    }

    private static func sentence(_ report: Report) -> Phrase {
        switch report.state {
        case .received: Phrase(zh: "还没有确定由谁核查，请分送。", en: "Nobody has it yet: send it to an authority.")
        case .verifying:
            report.isBeingTested
                ? Phrase(zh: "正在检测鉴定，期限中止。", en: "Something is being tested; the period stands still.")
                : Phrase(zh: "请核查，并由负责人决定是否立案。", en: "Verify it; the person in charge decides whether a case is filed.")
        case .filed: Phrase(zh: "已立案，案件办理中。", en: "A case was filed and is being handled.")
        case .closed: Phrase(zh: "已办结，没有待办事项。", en: "Closed; nothing is left to do.")
        case .notFiled, .noCompetence:
            report.facts.isAnonymous
                ? Phrase(zh: "匿名举报，无法告知，可以办结。", en: "Anonymous: nobody can be told; it can be closed.")
                : Phrase(zh: "告知举报人后可以办结。", en: "Tell the reporter; then it can be closed.")
        case .duplicate, .transferred: Phrase(zh: "程序已结束，可以办结归档。", en: "The procedure is over; it can be closed.")
        }
    }
}

extension Report {
    fileprivate var mayBeUnmasked: Bool { !isErased && !facts.isAnonymous }
}
