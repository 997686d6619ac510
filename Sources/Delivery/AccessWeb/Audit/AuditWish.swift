import Access
import Kernel
import Ledger
import Web

/// What one asks of the log's page: choices from lists, names and numbers as people know them.
struct AuditWish {
    static let reporters = "reporters"
    static let chain = Field(
        "chain", Phrase(zh: "日志", en: "Log"),
        .choice([
            Schema.Choice("main", Phrase(zh: "投诉、经营者、账号", en: "Complaints, merchants, accounts")),
            Schema.Choice(reporters, Phrase(zh: "举报（单独保存）", en: "Reports, kept apart")),
        ]), isRequired: false)
    static let action = Field(
        AccessField.action.name, AccessField.action.label,
        .choice(
            AuditDeeds.inOrder.compactMap { deed in
                ActionCode(deed.code).map { Schema.Choice(deed.code, AuditWords.deed($0)) }
            }), isRequired: false)
    static let actor = Field(
        AccessField.actor.name, Phrase(zh: "操作人（登录名）", en: "Done by (login)"), .text(max: 64), isRequired: false)
    static let kind = Field(
        AccessField.subjectKind.name, AccessField.subjectKind.label,
        .choice(AuditWords.kinds.map { Schema.Choice($0.code, $0.phrase) }), isRequired: false)
    static let subject = Field(
        AccessField.subjectID.name, Phrase(zh: "投诉或举报编号", en: "Number of the case"), .text(max: 64),
        isRequired: false)

    static func fields(withReports: Bool) -> [Field] {
        (withReports ? [chain] : []) + [action, actor, kind, subject, AccessField.from, AccessField.until]
    }

    let isOfReports: Bool
    let filter: AuditFilter
    let actor: String?
    let kind: String?
    let subject: String?
    let before: Int64?
    let limit: Int

    init(_ request: Request, withReports: Bool) throws {
        var fields = request.queryFields
        isOfReports = withReports && fields.choice(Self.chain) == Self.reporters
        var filter = AuditFilter()
        filter.action = fields.choice(Self.action).flatMap { ActionCode($0) }
        actor = fields.text(Self.actor)
        kind = fields.choice(Self.kind)
        subject = fields.text(Self.subject)
        let (first, last) = (fields.day(AccessField.from), fields.day(AccessField.until))
        if let first, let last, last < first { fields.refuse(.auditRangeReversed) }
        (filter.from, filter.until) = (first?.start, last?.advanced(by: 1).start)
        self.filter = filter
        before = fields.integer(AuditForm.before).map { Int64($0) }
        limit = fields.integer(.pageLimit) ?? 50
        try fields.finish()
    }
}
