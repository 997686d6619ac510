public import Access
import Complaints
public import Kernel
import Privacy

/// 核查: the steps on the way to the decision on filing.
extension ReportDesk {
    /// 分送: sends a report to the authority that is competent, which thereby has it.
    public func dispatch(
        _ id: Identifier<Report>, to authority: String, unit: String?, by actor: Actor
    ) async throws -> Report {
        guard places.isAuthority(authority, unit) else { throw Refusal.reportAuthorityUnknown }
        return try await step(id, .reportDispatch, by: actor) { report, moment in
            let routing = Routing(
                authority: authority, unit: unit, reasons: ["official"], isOverride: true,
                region: report.region == nil ? places.region(authority, unit) : nil)
            return Step([.routed(routing), .verificationBegan(receivedAt: moment)])
        }
    }

    /// 退回: sends a report back to whoever sends them on; never on to a third authority (O121 41(2)).
    public func returnReport(_ id: Identifier<Report>, reason: String, by actor: Actor) async throws -> Report {
        try await step(id, .reportDispatch, by: actor) { report, _ in
            let field = try Self.field("return", of: report, reason, "reason")
            return Step([.returned(reasonField: field.rawValue)], [field: reason])
        }
    }

    /// 指定承办: gives a report to a unit of its authority, to an official, or to both.
    public func assign(
        _ id: Identifier<Report>, unit: String?, officer: String?, by actor: Actor
    ) async throws -> Report {
        guard unit != nil || officer != nil else { throw Refusal.reportAssigneeMissing }
        return try await step(id, .reportVerify, by: actor) { report, _ in
            if let unit {
                guard let authority = report.routing?.authority, places.isAuthority(authority, unit) else {
                    throw Refusal.reportAuthorityUnknown.about("unit")
                }
            }
            return Step([.assigned(unit: unit, officer: officer)])
        }
    }

    /// Adds facts that the reporter gave an official later; the periods start again (O121 35(2)).
    public func supplement(_ id: Identifier<Report>, text: String, by actor: Actor) async throws -> Report {
        try await step(id, .reportVerify, by: actor) { report, moment in
            let field = try Self.field("supplement", of: report, text, "text")
            return Step([.supplemented(field: field.rawValue, receivedAt: moment)], [field: text])
        }
    }

    /// Records that testing, inspection or appraisal begins: until it ends no day counts (PP 18(2)).
    public func beginTesting(_ id: Identifier<Report>, on day: Day, by actor: Actor) async throws -> Report {
        try await step(id, .reportVerify, by: actor) { report, moment in
            let received = report.lastReceivedAt.map { Day(at: $0) } ?? day
            guard day <= Day(at: moment), day >= received else { throw Refusal.reportDayWrong }
            return Step([.testingBegan(on: day)])
        }
    }

    public func endTesting(_ id: Identifier<Report>, on day: Day, by actor: Actor) async throws -> Report {
        try await step(id, .reportVerify, by: actor) { _, moment in
            guard day <= Day(at: moment) else { throw Refusal.reportDayWrong }
            return Step([.testingEnded(on: day)])
        }
    }

    /// A note of the authority's own.
    public func note(_ id: Identifier<Report>, text: String, by actor: Actor) async throws -> Report {
        try await step(id, .reportVerify, by: actor) { report, _ in
            let field = try Self.field("note", of: report, text, "text")
            return Step([.noted(field: field.rawValue)], [field: text])
        }
    }

    /// The sealed field of the text that the next event brings; a text that says nothing is refused.
    static func field(
        _ kind: String, of report: Report, _ text: String, _ input: String
    ) throws(Refusal) -> PersonalField {
        guard !text.isEmpty else { throw .reportTextMissing(input) }
        return .text(kind, report.version + 1)
    }
}
