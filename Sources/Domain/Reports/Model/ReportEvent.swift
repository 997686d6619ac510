public import Cases
public import Complaints
public import Kernel

/// One thing that happened to a report; the list of them is the report, and never changes.
///
/// A payload holds no personal data and no words of anybody: only codes, dates, and the names of fields sealed under
/// the report's key in the reporters' store.
public struct ReportEvent: CaseEvent, Hashable {
    public let report: Identifier<Report>
    /// From 1, without gaps.
    public let sequence: Int
    public let at: Instant
    /// Which official did it; `reporter` for the one who reports, with or without an account, or `system`.
    public let actor: String
    public let kind: Kind

    /// Who reports, in history and ledger: never an account, so that neither leads to a person.
    public static let reporter = "reporter"

    public init(report: Identifier<Report>, sequence: Int, at: Instant, actor: String, kind: Kind) {
        self.report = report
        self.sequence = sequence
        self.at = at
        self.actor = actor
        self.kind = kind
    }

    public enum Kind: Hashable, Sendable {
        /// 登记
        case registered(ReportFacts)
        /// 分送
        case routed(Routing)
        /// The competent authority has it: verification and its period begin.
        case verificationBegan(receivedAt: Instant)
        /// 退回: never on to a third authority (O121 41(2)).
        case returned(reasonField: String)
        /// 指定承办: given to a unit of the authority, to an official, or to both.
        case assigned(unit: String?, officer: String?)
        /// New facts from the reporter: the periods start again (O121 35(2)).
        case supplemented(field: String, receivedAt: Instant)
        /// 检测、检验、检疫、鉴定: its time does not count (PP 18(2)).
        case testingBegan(on: Day)
        case testingEnded(on: Day)
        /// 延长核查期限, approved by the person in charge (PP 18(1)); reason and name are sealed fields.
        case extended(reasonField: String, approverField: String)
        /// 立案, by the person in charge (PP 18, 19).
        case filed(approverField: String, caseNumber: String?)
        /// 不予立案, on grounds of the rule set (PP 20).
        case notFiled(grounds: [String], reasonField: String, approverField: String)
        case competenceDenied(reasonField: String)
        /// 重复举报: `earlier` is the number of the report that was handled.
        case duplicateFound(earlier: String)
        case transferred(reasonField: String)
        /// 告知举报人: what was told, and how.
        case replied(field: String, way: Source)
        case closed
        case noted(field: String)
        /// A file, by the name of the sealed field that holds its name.
        case attached(ReportFile)
        /// The 12345 hotline's own number and date.
        case hotlineOrderSet(number: String, dueOn: Day?)
        case historyImported(ReportFacts, ImportedReportHistory)
        case historyUpdated(ImportedReportHistory)
        /// The personal fields were made unreadable for ever.
        case erased
    }
}
