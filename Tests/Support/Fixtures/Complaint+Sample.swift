public import Complaints
public import Kernel

extension Identifier {
    /// The n-th identifier of a test.
    public static func sample(_ number: UInt64) -> Identifier {
        Identifier(at: .at("2026-04-20T01:00:00Z"), high: 0, low: number)
    }
}

extension CaseFacts {
    /// A consumer's complaint about a shop, 268 yuan, received on the platform on Monday 2026-04-20.
    public static var sample: CaseFacts {
        var facts = CaseFacts(
            intake: "intake", number: "20260420-000-000-001", ruleSet: "order121", channel: "web",
            platformReceivedAt: .at("2026-04-20T01:00:00Z"), respondent: .sample(2))
        facts.region = "640381"
        facts.requests = ["refund"]
        facts.amount = Money(fen: 26_800)
        facts.occurredOn = .on("2026-04-18")
        facts.fields = ["complainant.name", "complainant.phone", "narrative"]
        return facts
    }
}

extension Routing {
    public static var sample: Routing {
        Routing(
            authority: "640381", unit: "QTX_XIAOBA", reasons: ["address"], isOverride: false,
            explained: [Phrase(zh: "“小坝镇”由小坝所负责", en: "Xiaoba is the branch’s")])
    }
}

extension ComplaintEvent {
    public static var sampleOpening: ComplaintEvent {
        ComplaintEvent(
            complaint: .sample(1), sequence: 1, at: .at("2026-04-20T01:00:00Z"), actor: "visitor",
            kind: .registered(.sample))
    }
}

extension ComplaintEvent.Kind {
    /// One of each kind, in no particular order.
    public static var samples: [ComplaintEvent.Kind] {
        var history = ImportedHistory(state: .terminated, orderNumber: "no")
        history.outcome = .terminated
        history.authority = "640381"
        history.decidedAt = .at("2026-04-25T00:00:00Z")
        return [
            .registered(.sample), .routed(.sample), .received(at: .at("2026-04-20T02:00:00Z")),
            .returned(reasonField: "return.1"), .assigned(officer: "o1"), .accepted,
            .declined(grounds: ["notConsumerOrNoDispute"]), .answered(field: "answer.1", source: .letter),
            .consented(party: .respondent, isGiven: false, source: .visit), .mediationStarted,
            .agreed(termsField: "terms", recovered: Money(fen: 1)), .terminated(ground: "absentOrRefuses"),
            .withdrawn(source: .ownEntry),
            .closed, .noted(field: "note.1", audience: .authority),
            .attached(
                Attachment(
                    digest: "ab", mediaType: "image/png", size: 3, nameField: "file.1", audience: .parties,
                    party: .complainant)),
            .hotlineOrderSet(number: "HT1", dueOn: .on("2026-05-01")), .historyImported(.sample, history),
            .historyUpdated(.sample, history), .erased,
        ]
    }
}

extension Complaint {
    /// A valid complaint in a state, reached the ordinary way.
    public static func sample(in state: ComplaintState = .registered) throws -> Complaint {
        let opening = try Complaint(history: [.sampleOpening])
        var steps: [ComplaintEvent.Kind] = []
        let review: [ComplaintEvent.Kind] = [.routed(.sample), .received(at: .at("2026-04-20T02:00:00Z"))]
        let mediation: [ComplaintEvent.Kind] =
            review + [
                .accepted, .consented(party: .complainant, isGiven: true, source: .ownEntry),
                .consented(party: .respondent, isGiven: true, source: .call), .mediationStarted,
            ]
        switch state {
        case .registered: break
        case .routed: steps = Array(review.prefix(1))
        case .underReview: steps = review
        case .accepted: steps = review + [.accepted]
        case .notAccepted: steps = review + [.declined(grounds: ["otherLegalGround"])]
        case .mediating: steps = mediation
        case .agreed: steps = mediation + [.agreed(termsField: "terms", recovered: Money(fen: 0))]
        case .terminated: steps = mediation + [.terminated(ground: "absentOrRefuses")]
        case .withdrawn: steps = [.withdrawn(source: .call)]
        case .closed: steps = [.withdrawn(source: .ownEntry), .closed]
        }
        return try steps.reduce(opening) { try $0.after($1, at: "2026-04-21T02:00:00Z", by: "officer") }
    }

    public func after(_ kind: ComplaintEvent.Kind, at moment: String, by actor: String = "officer") throws -> Complaint
    {
        try applying(next(kind, at: .at(moment), by: actor))
    }
}
