import Kernel
import Reports

/// What a step did, said once on the page that follows.
///
/// Nobody is told by the product: reports are secret, and what the reporter must hear an official tells them.
enum ReportDone {
    static func phrase(_ word: String, _ report: Report) -> Phrase? {
        guard let step = ReportStep(rawValue: word) else { return nil }
        let done = deed(step)
        let isToTell = [.notFiled, .noCompetence].contains(report.state) && !report.facts.isAnonymous
        guard isToTell, report.repliedAt == nil, step == .notFiling || step == .competence else { return done }
        return Phrase(zh: "\(done.zh)还没有告知举报人，请告知。", en: "\(done.en) The reporter is not told yet: tell them.")
    }

    private static func deed(_ step: ReportStep) -> Phrase {
        switch step {
        case .dispatch: Phrase(zh: "已分送。", en: "Sent on.")
        case .sendingBack: Phrase(zh: "已退回分送部门。", en: "Returned to whoever sent it.")
        case .assignment: Phrase(zh: "已指定承办。", en: "Assigned.")
        case .testingStart: Phrase(zh: "已记录检测鉴定开始，期限中止。", en: "Testing has begun; the period stands still.")
        case .testingEnd: Phrase(zh: "已记录检测鉴定结束，期限继续。", en: "Testing has ended; the period goes on.")
        case .extending: Phrase(zh: "核查期限已延长。", en: "The verification is extended.")
        case .filing: Phrase(zh: "已记录立案。", en: "A case is filed.")
        case .notFiling: Phrase(zh: "已记录不予立案。", en: "No case is filed.")
        case .competence:
            Phrase(zh: "已记录无处理权限；举报人凭查询码可以看到说明。", en: "Not competent; with the code the reporter reads why.")
        case .duplicate: Phrase(zh: "已记录为重复举报。", en: "Marked as reported before.")
        case .transfer: Phrase(zh: "已记录移送。", en: "Transferred.")
        case .reply:
            Phrase(zh: "告知内容已记入案卷，举报人凭查询码也能看到。", en: "The reply is on file; with the code the reporter reads it too.")
        case .closing: Phrase(zh: "已办结归档。", en: "Closed and filed away.")
        case .supplement: Phrase(zh: "补充的事实已录入，期限重新计算。", en: "The new facts are entered; the period starts again.")
        case .files: Phrase(zh: "材料已加入案卷。", en: "The files are on the report.")
        case .note: Phrase(zh: "备注已保存。", en: "The note is kept.")
        case .unmasking: Phrase(zh: "已记入日志。", en: "It is on the record.")
        }
    }
}
