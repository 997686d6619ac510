public import Access
public import Complaints
public import Kernel
import Privacy
public import Rulebook

/// The authority's decisions. Each is entered by a named official and names the person in charge who made it (PP 18).
extension ReportDesk {
    /// 延长核查期限: once, in special circumstances, approved by the person in charge (PP 18(1)).
    public func extend(
        _ id: Identifier<Report>, reason: String, approver: String, by actor: Actor
    ) async throws -> Report {
        try await step(id, .reportDecide, by: actor) { report, _ in
            let (why, who) = try Self.fields("extension", of: report, reason, approver)
            return Step(
                [.extended(reasonField: why.rawValue, approverField: who.rawValue)], [why: reason, who: approver])
        }
    }

    /// 立案 (PP 19).
    public func fileCase(
        _ id: Identifier<Report>, caseNumber: String?, approver: String, by actor: Actor
    ) async throws -> Report {
        guard !approver.isEmpty else { throw Refusal.reportApproverMissing }
        return try await step(id, .reportDecide, by: actor) { report, _ in
            let who = PersonalField.text("approver", report.version + 1)
            return Step([.filed(approverField: who.rawValue, caseNumber: caseNumber)], [who: approver])
        }
    }

    /// 不予立案: on grounds of the rule set in force, at least one, with the reasons (PP 20).
    public func declineCase(
        _ id: Identifier<Report>, grounds: [String], reason: String, approver: String, by actor: Actor
    ) async throws -> Report {
        guard !grounds.isEmpty else { throw Refusal.reportGroundMissing }
        return try await step(id, .reportDecide, by: actor) { report, moment in
            let rules = try rules(for: report, decidedAt: moment)
            for ground in grounds where !rules.notFilingGrounds.contains(where: { $0.code == ground }) {
                throw Refusal.reportGroundUnknown
            }
            let (why, who) = try Self.fields("decision", of: report, reason, approver)
            return Step(
                [.notFiled(grounds: grounds, reasonField: why.rawValue, approverField: who.rawValue)],
                [why: reason, who: approver])
        }
    }

    /// 无处理权限: the reporter is told where to go (O121 34); `reason` is what they read.
    public func denyCompetence(_ id: Identifier<Report>, reason: String, by actor: Actor) async throws -> Report {
        try await step(id, .reportDecide, by: actor) { report, _ in
            let field = try Self.field("competence", of: report, reason, "reason")
            return Step([.competenceDenied(reasonField: field.rawValue)], [field: reason])
        }
    }

    /// 重复举报: the same reporter, the same facts, the same business; not handled again (O121 35(2)).
    public func markDuplicate(_ id: Identifier<Report>, of earlier: String, by actor: Actor) async throws -> Report {
        let moment = now()
        return try await books.write { book in
            let report = try report(id, in: book, for: .reportDecide, by: actor)
            guard let known = try book.reportID(numbered: earlier), known != id,
                let other = try book.report(known)
            else { throw Refusal.reportEarlierUnknown }
            try actor.require(.reportRead, on: other.holding, else: .reportEarlierUnknown)
            return try write([.duplicateFound(earlier: earlier)], to: report, in: book, by: actor.id, at: moment)
        }
    }

    /// 移送: to another department, or where a crime is suspected to those who prosecute it (PP 17).
    public func transfer(_ id: Identifier<Report>, reason: String, by actor: Actor) async throws -> Report {
        try await step(id, .reportDecide, by: actor) { report, _ in
            let field = try Self.field("transfer", of: report, reason, "reason")
            return Step([.transferred(reasonField: field.rawValue)], [field: reason])
        }
    }

    /// 告知举报人: tells a named reporter the result, and records what was said and how (O121 36; O20 31(2)).
    public func reply(_ id: Identifier<Report>, text: String, way: Source, by actor: Actor) async throws -> Report {
        try await step(id, .reportReply, by: actor) { report, _ in
            let field = try Self.field("reply", of: report, text, "text")
            return Step([.replied(field: field.rawValue, way: way)], [field: text])
        }
    }

    /// 办结: puts the papers away.
    public func close(_ id: Identifier<Report>, by actor: Actor) async throws -> Report {
        try await step(id, .reportClose, by: actor) { _, _ in Step([.closed]) }
    }

    /// 删除个人信息: makes who reported what unreadable for ever; events, figures and the chain stay (PIPL 47).
    public func erase(_ id: Identifier<Report>, by actor: Actor) async throws -> Report {
        let moment = now()
        return try await books.write { book in
            let report = try report(id, in: book, for: .reportClose, by: actor)
            let erased = try write([.erased], to: report, in: book, by: actor.id, at: moment)
            try vault.erase(id.text, in: book)
            try book.eraseIndex(of: id)
            return erased
        }
    }

    /// The rule set whose grounds a decision may rest on: chosen by the transition policy, not by the code.
    public func rules(for report: Report, decidedAt moment: Instant) throws -> RuleSet {
        let start = report.competentReceivedAt ?? report.facts.platformReceivedAt ?? moment
        return try rulebook.groundRules(decidedOn: Day(at: moment), startedOn: Day(at: start))
    }

    private static func fields(
        _ kind: String, of report: Report, _ reason: String, _ approver: String
    ) throws(Refusal) -> (reason: PersonalField, approver: PersonalField) {
        guard !approver.isEmpty else { throw .reportApproverMissing }
        return (try field(kind, of: report, reason, "reason"), .text("approver", report.version + 1))
    }
}
