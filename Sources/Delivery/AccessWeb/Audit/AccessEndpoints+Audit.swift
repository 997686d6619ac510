import Access
import Kernel
import Ledger
import Web

/// What an auditor looks for, from the page and the API alike.
enum AuditForm {
    /// What may be asked for; which log only where there are two.
    static func fields(withReports: Bool) -> [Field] { (withReports ? [AuditWish.chain] : []) + filterFields }

    private static let filterFields = [
        AccessField.action, AccessField.actor, AccessField.subjectKind, AccessField.subjectID, AccessField.from,
        AccessField.until,
    ]
    static let before = Field(
        "before", Phrase(zh: "在此序号之前", en: "Before this number"), .integer(1...Int.max), isRequired: false)

    struct Question {
        let isOfReports: Bool
        let filter: AuditFilter
        let before: Int64?
        let limit: Int
    }

    static func question(_ request: Request, withReports: Bool) throws -> Question {
        var fields = request.queryFields
        let isOfReports = withReports && fields.choice(AuditWish.chain) == AuditWish.reporters
        var filter = AuditFilter()
        if let text = fields.text(AccessField.action) {
            filter.action = ActionCode(text)
            if filter.action == nil { fields.refuse(.auditActionMalformed) }
        }
        filter.actor = fields.text(AccessField.actor)
        let kind = fields.text(AccessField.subjectKind)
        let id = fields.text(AccessField.subjectID)
        if let id { filter.subject = EntrySubject(kind: kind ?? (isOfReports ? "report" : "complaint"), id: id) }
        let (first, last) = (fields.day(AccessField.from), fields.day(AccessField.until))
        if let first, let last, last < first { fields.refuse(.auditRangeReversed) }
        (filter.from, filter.until) = (first?.start, last?.advanced(by: 1).start)
        let before = fields.integer(Self.before)
        let limit = fields.integer(.pageLimit)
        try fields.finish()
        return Question(
            isOfReports: isOfReports, filter: filter, before: before.map { Int64($0) }, limit: limit ?? 50)
    }
}

extension Refusal {
    static let auditRangeReversed = Refusal(
        "audit.rangeReversed", .invalid,
        Phrase(zh: "结束日期早于开始日期。", en: "The last day is before the first."), field: "until")

    static let auditActorUnknown = Refusal(
        "audit.actorUnknown", .invalid,
        Phrase(zh: "没有这个登录名。", en: "Nobody has this login."), field: "actor")

    static let auditSubjectUnknown = Refusal(
        "audit.subjectUnknown", .invalid,
        Phrase(zh: "没有这个编号。", en: "Nothing has this number."), field: "subject")

    static let auditActionMalformed = Refusal(
        "audit.actionMalformed", .invalid,
        Phrase(zh: "操作代码应如complaint.accepted。", en: "A deed is named like complaint.accepted."), field: "action")
}

extension AccessEndpoints {
    var auditPages: [Endpoint] {
        let fields = AuditWish.fields(withReports: reportAudit != nil)
        return [
            Endpoint.page(.get, "/audit", .permission(.auditRead), AuditPage.title) { request in
                try await auditPage(request)
            }
            .asking(fields + [AuditForm.before, .pageLimit]),
            Endpoint.page(
                .post, "/audit/verifications", .permission(.auditVerify), Phrase(zh: "校验完整性", en: "Verify")
            ) { request in
                try await auditPage(request, reports: try await verified(by: request.actor))
            }
            .costing(20),
        ]
    }

    /// The log as it is asked for; a filter that cannot be read is shown with what is wrong, and nothing is listed.
    private func auditPage(_ request: Request, reports: [AuditReport] = []) async throws -> Response {
        let links = navigation(request.actor, "/audit")
        var page = AuditPage(links: links, reader: request.reader, hasReports: reportAudit != nil, reports: reports)
        page.names = names
        do {
            let wish = try AuditWish(request, withReports: reportAudit != nil)
            let filter = try await filter(wish, by: request.actor)
            let log = wish.isOfReports ? reportAudit ?? audit : audit
            let entries = try await log.entries(filter, after: wish.before, limit: wish.limit + 1, by: request.actor)
            page.entries = Array(entries.prefix(wish.limit))
            page.next = entries.count > wish.limit ? page.entries.last?.sequence : nil
            page.actors = try await desk.actorNames(of: Set(page.entries.flatMap(AuditPage.people)), by: request.actor)
            page.subjects = try await subjects(of: page.entries)
            return .page(page.node)
        } catch let refusals as Refusals {
            page.refused = refusals.all
        } catch let refusal as Refusal where refusal.kind == .invalid {
            page.refused = [refusal]
        }
        return .page(page.node, status: 422)
    }

    /// Every log that is read here, verified.
    func verified(by actor: Actor) async throws -> [AuditReport] {
        var reports = [try await audit.verify(by: actor)]
        if let reportAudit { reports.append(try await reportAudit.verify(by: actor)) }
        return reports
    }

    private func filter(_ wish: AuditWish, by actor: Actor) async throws -> AuditFilter {
        var filter = wish.filter
        if let text = wish.actor {
            guard let id = try await desk.actorID(of: text, by: actor) else { throw Refusal.auditActorUnknown }
            filter.actor = id
        }
        if let text = wish.subject {
            let kind = wish.kind ?? (wish.isOfReports ? "report" : "complaint")
            // The rows of the log lead here with identifiers, which are long; what has no number has nothing else.
            let isNumbered = ["complaint", "report"].contains(kind) && text.utf8.count < 26
            let id = try await names.subjectID(kind, text) ?? (isNumbered ? nil : text)
            guard let id else { throw Refusal.auditSubjectUnknown }
            filter.subject = EntrySubject(kind: kind, id: id)
        }
        return filter
    }

    private func subjects(of entries: [Entry]) async throws -> [EntrySubject: String] {
        var found: [EntrySubject: String] = [:]
        for subject in Set(entries.map(\.subject)) {
            found[subject] = try await names.subject(subject.kind, subject.id)
        }
        return found
    }

    /// One page of entries, and the number before which the next begins; for programs.
    func found(_ request: Request) async throws -> (entries: [Entry], next: Int64?) {
        let question = try AuditForm.question(request, withReports: reportAudit != nil)
        let log = question.isOfReports ? reportAudit ?? audit : audit
        let entries = try await log.entries(
            question.filter, after: question.before, limit: question.limit + 1, by: request.actor)
        let shown = Array(entries.prefix(question.limit))
        return (shown, entries.count > shown.count ? shown.last?.sequence : nil)
    }
}
