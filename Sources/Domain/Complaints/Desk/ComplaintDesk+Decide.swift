public import Access
public import Kernel
import Notices
import Privacy
public import Rulebook

/// The authority's steps. Each is taken by a named official, and none has a default answer.
extension ComplaintDesk {
    /// 分送: sends a case to the authority that is competent, against or with the proposal.
    ///
    /// Where the address led nowhere, the file says why it belongs there.
    public func dispatch(
        _ id: Identifier<Complaint>, to authority: String, unit: String?, reason: String?, by actor: Actor
    ) async throws -> Complaint {
        guard places.isAuthority(authority, unit) else { throw Refusal.complaintAuthorityUnknown }
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintDispatch, by: actor)
            if complaint.isUnplaced, reason?.isEmpty ?? true { throw Refusal.complaintReasonMissing }
            let routing = Routing(
                authority: authority, unit: unit, reasons: ["official"], isOverride: true,
                region: complaint.facts.region == nil ? places.region(authority, unit) : nil)
            var steps: [ComplaintEvent.Kind] = [.routed(routing), .received(at: moment)]
            if let reason, !reason.isEmpty {
                let field = PersonalField.text("note", complaint.version + 3)
                try keep([field: reason], of: complaint, in: book)
                steps.append(.noted(field: field.rawValue, audience: .authority))
            }
            return try write(
                steps, to: complaint, in: book, by: actor, at: moment, telling: [(.complainant, .received)])
        }
    }

    /// 退回: sends a case back to whoever sends cases on; never on to a third authority (O121 41(2)).
    public func returnCase(
        _ id: Identifier<Complaint>, reason: String, by actor: Actor
    ) async throws -> Complaint {
        guard !reason.isEmpty else { throw Refusal.complaintReasonMissing }
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintDispatch, by: actor)
            let field = PersonalField.text("return", complaint.version + 1)
            try keep([field: reason], of: complaint, in: book)
            return try write(
                [.returned(reasonField: field.rawValue)], to: complaint, in: book, by: actor, at: moment,
                telling: [(.complainant, .returned)])
        }
    }

    /// 受理: decides that a complaint will be handled (O121 15(1)).
    public func accept(_ id: Identifier<Complaint>, by actor: Actor) async throws -> Complaint {
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintDecide, by: actor)
            return try write(
                [.accepted], to: complaint, in: book, by: actor, at: moment,
                telling: [(.complainant, .accepted), (.complainant, .consentWanted), (.respondent, .answerWanted)])
        }
    }

    /// 不予受理: decides on grounds of the rule set in force, at least one (O121 15(2), 16).
    public func decline(
        _ id: Identifier<Complaint>, grounds: [String], explanation: String, by actor: Actor
    ) async throws -> Complaint {
        let moment = now()
        guard !grounds.isEmpty else { throw Refusal.complaintGroundMissing }
        guard !explanation.isEmpty else { throw Refusal.complaintReasonMissing.about("explanation") }
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintDecide, by: actor)
            let rules = try rules(for: complaint, decidedAt: moment)
            for ground in grounds where !rules.declineGrounds.contains(where: { $0.code == ground }) {
                throw Refusal.complaintGroundUnknown("grounds")
            }
            let field = PersonalField.text("decision", complaint.version + 2)
            try keep([field: explanation], of: complaint, in: book)
            return try write(
                [.declined(grounds: grounds), .noted(field: field.rawValue, audience: .authority)], to: complaint,
                in: book, by: actor, at: moment, telling: [(.complainant, .declined)])
        }
    }

    /// 办结: puts the papers away; nothing more is to be done.
    public func close(_ id: Identifier<Complaint>, by actor: Actor) async throws -> Complaint {
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintClose, by: actor)
            return try write(
                [.closed], to: complaint, in: book, by: actor, at: moment, telling: [(.complainant, .closed)])
        }
    }

    /// Adds a note of the authority's own, or one that both parties see.
    public func note(
        _ id: Identifier<Complaint>, text: String, audience: Audience, by actor: Actor
    ) async throws -> Complaint {
        guard !text.isEmpty else { throw Refusal.complaintReasonMissing.about("text") }
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintRecordConsent, by: actor)
            let field = PersonalField.text("note", complaint.version + 1)
            try keep([field: text], of: complaint, in: book)
            return try write(
                [.noted(field: field.rawValue, audience: audience)], to: complaint, in: book, by: actor, at: moment)
        }
    }

    /// The rule set whose grounds a decision may rest on: chosen by the transition policy, not by the code.
    public func rules(for complaint: Complaint, decidedAt moment: Instant) throws -> RuleSet {
        let start = complaint.competentReceivedAt ?? complaint.facts.platformReceivedAt ?? moment
        return try rulebook.groundRules(decidedOn: Day(at: moment), startedOn: Day(at: start))
    }
}
