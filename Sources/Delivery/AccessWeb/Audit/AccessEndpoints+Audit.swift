import Access
import Kernel
import Ledger
import Web

/// What an auditor looks for, from the page and the API alike.
enum AuditForm {
    static let filterFields = [
        AccessField.action, AccessField.actor, AccessField.subjectKind, AccessField.subjectID, AccessField.from,
        AccessField.until,
    ]
    static let before = Field(
        "before", Phrase(zh: "在此序号之前", en: "Before this number"), .integer(1...Int.max), isRequired: false)

    struct Question {
        let filter: AuditFilter
        let before: Int64?
        let limit: Int
    }

    static func question(_ request: Request) throws -> Question {
        var fields = request.queryFields
        var filter = AuditFilter()
        if let text = fields.text(AccessField.action) {
            filter.action = ActionCode(text)
            if filter.action == nil { fields.refuse(.auditActionMalformed) }
        }
        filter.actor = fields.text(AccessField.actor)
        let kind = fields.text(AccessField.subjectKind)
        let id = fields.text(AccessField.subjectID)
        if let id { filter.subject = EntrySubject(kind: kind ?? "complaint", id: id) }
        filter.from = fields.day(AccessField.from)?.start
        filter.until = fields.day(AccessField.until)?.advanced(by: 1).start
        let before = fields.integer(Self.before)
        let limit = fields.integer(.pageLimit)
        try fields.finish()
        return Question(filter: filter, before: before.map { Int64($0) }, limit: limit ?? 50)
    }
}

extension Refusal {
    static let auditActionMalformed = Refusal(
        "audit.actionMalformed", .invalid,
        Phrase(zh: "操作代码应如complaint.accepted。", en: "A deed is named like complaint.accepted."), field: "action")
}

extension AccessEndpoints {
    var auditPages: [Endpoint] {
        [
            Endpoint.page(.get, "/audit", .permission(.auditRead), AuditPage.title) { request in
                let found = try await found(request)
                return .page(page(request).node(found.entries, next: found.next))
            }
            .asking(AuditForm.filterFields + [AuditForm.before, .pageLimit]),
            Endpoint.page(
                .post, "/audit/verifications", .permission(.auditVerify), Phrase(zh: "校验完整性", en: "Verify")
            ) { request in
                let report = try await audit.verify(by: request.actor)
                let found = try await found(request)
                return .page(page(request).node(found.entries, next: found.next, report: report))
            }
            .costing(20),
        ]
    }

    private func page(_ request: Request) -> AuditPage {
        AuditPage(links: navigation(request.actor, "/audit"), reader: request.reader)
    }

    /// One page of entries, and the number before which the next begins.
    func found(_ request: Request) async throws -> (entries: [Entry], next: Int64?) {
        let question = try AuditForm.question(request)
        let entries = try await audit.entries(
            question.filter, after: question.before, limit: question.limit + 1, by: request.actor)
        let shown = Array(entries.prefix(question.limit))
        return (shown, entries.count > shown.count ? shown.last?.sequence : nil)
    }
}
