public import Access
public import Kernel
import Notices
import Privacy
import Rulebook

/// The parties' steps, and those that an official enters for a party with the source.
extension ComplaintDesk {
    /// The merchant's own answer, signed in for a shop that it has claimed.
    public func answer(_ id: Identifier<Complaint>, text: String, by actor: Actor) async throws -> Complaint {
        try await enterAnswer(id, text: text, source: .ownEntry, permission: .complaintAnswer, by: actor)
    }

    /// An answer that the merchant gave by phone, at a visit or in a letter, entered by an official.
    public func enterAnswer(
        _ id: Identifier<Complaint>, text: String, source: Source, by actor: Actor
    ) async throws -> Complaint {
        guard source != .ownEntry else { throw Refusal.complaintSourceMissing }
        return try await enterAnswer(
            id, text: text, source: source, permission: .complaintAnswerForMerchant, by: actor)
    }

    private func enterAnswer(
        _ id: Identifier<Complaint>, text: String, source: Source, permission: Permission, by actor: Actor
    ) async throws -> Complaint {
        guard !text.isEmpty else { throw Refusal.complaintTextMissing }
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: permission, by: actor)
            let field = PersonalField.text("answer", complaint.version + 1)
            try keep([field: text], of: complaint, in: book)
            return try write(
                [.answered(field: field.rawValue, source: source)], to: complaint, in: book, by: actor, at: moment,
                telling: [(.complainant, .answered), (.authority, .answered)])
        }
    }

    /// A party's own consent to mediation, or its refusal (O121 18).
    public func consent(
        _ id: Identifier<Complaint>, isGiven: Bool, by actor: Actor
    ) async throws -> Complaint {
        try actor.require(.complaintConsent)
        let party: Party = actor.roles.contains(.merchantStaff) ? .respondent : .complainant
        return try await enterConsent(
            id, of: party, isGiven: isGiven, source: .ownEntry, permission: .complaintConsent, by: actor)
    }

    /// A consent that an official took down by phone, at a visit or from a letter.
    public func enterConsent(
        _ id: Identifier<Complaint>, of party: Party, isGiven: Bool, source: Source, by actor: Actor
    ) async throws -> Complaint {
        guard source != .ownEntry else { throw Refusal.complaintSourceMissing }
        return try await enterConsent(
            id, of: party, isGiven: isGiven, source: source, permission: .complaintRecordConsent, by: actor)
    }

    private func enterConsent(
        _ id: Identifier<Complaint>, of party: Party, isGiven: Bool, source: Source, permission: Permission,
        by actor: Actor
    ) async throws -> Complaint {
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: permission, by: actor)
            return try write(
                [.consented(party: party, isGiven: isGiven, source: source)], to: complaint, in: book, by: actor,
                at: moment)
        }
    }

    /// Begins mediation; both sides must have consented.
    public func startMediation(_ id: Identifier<Complaint>, by actor: Actor) async throws -> Complaint {
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintMediate, by: actor)
            return try write(
                [.mediationStarted], to: complaint, in: book, by: actor, at: moment,
                telling: [(.complainant, .mediationStarted), (.respondent, .mediationStarted)])
        }
    }

    /// 达成协议: takes down the terms, and what the consumer gets back.
    public func agree(
        _ id: Identifier<Complaint>, terms: String, recovered: Money, by actor: Actor
    ) async throws -> Complaint {
        guard !terms.isEmpty else { throw Refusal.complaintTextMissing.about("terms") }
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintMediate, by: actor)
            try keep([.terms: terms], of: complaint, in: book)
            return try write(
                [.agreed(termsField: PersonalField.terms.rawValue, recovered: recovered)], to: complaint, in: book,
                by: actor, at: moment, telling: [(.complainant, .agreed), (.respondent, .agreed)])
        }
    }

    /// 终止调解: on a ground of the rule set in force (O121 23(1)); both sides are told (23(2)).
    public func terminate(
        _ id: Identifier<Complaint>, ground: String, by actor: Actor
    ) async throws -> Complaint {
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintMediate, by: actor)
            let rules = try rules(for: complaint, decidedAt: moment)
            guard rules.terminationGrounds.contains(where: { $0.code == ground }) else {
                throw Refusal.complaintGroundUnknown("ground")
            }
            return try write(
                [.terminated(ground: ground)], to: complaint, in: book, by: actor, at: moment,
                telling: [(.complainant, .terminated), (.respondent, .terminated)])
        }
    }

    /// 撤回: the complainant takes the complaint back, at any time before it ended.
    ///
    /// Before the decision on acceptance the case is withdrawn; after it, mediation ends on the ground that the rule set
    /// in force names for it (O121 23(1)(1)). An official who enters it says how it was told.
    public func withdraw(
        _ id: Identifier<Complaint>, source: Source = .ownEntry, by actor: Actor
    ) async throws -> Complaint {
        let isOwn = actor.roles.contains(.consumer)
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintWithdraw, by: actor)
            guard isOwn == (source == .ownEntry) else { throw Refusal.complaintSourceMissing }
            let isAccepted = [.accepted, .mediating].contains(complaint.state)
            let step: ComplaintEvent.Kind =
                isAccepted
                ? .terminated(
                    ground: try rules(for: complaint, decidedAt: moment).withdrawalGround().code,
                    source: isOwn ? nil : source)
                : .withdrawn(source: source)
            return try write(
                [step], to: complaint, in: book, by: actor, at: moment,
                telling: [(.complainant, .withdrawn)] + (isAccepted ? [(.respondent, .withdrawn)] : []))
        }
    }
}
