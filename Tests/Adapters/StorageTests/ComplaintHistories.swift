import Complaints
import Fixtures
import Kernel
import Seals

/// Complaints with random histories that the procedure allows, the same for every book.
enum ComplaintHistories {
    struct Story {
        var complaint: Complaint
        let respondent: Respondent
        var events: [ComplaintEvent]
        /// How many of the events the complaint was entered with.
        let openingCount: Int
        let indexes: [ComplaintIndex]
    }

    static let authorities = ["QTX", "LIT", "ZN"]
    static let regions = ["640381", "640302", "620102"]

    static func stories(_ count: Int, seed: UInt64) throws -> [Story] {
        var random = RandomSource.seeded(seed)
        return try (1...count).map { try story(UInt64($0), &random) }
    }

    private static func story(_ number: UInt64, _ random: inout RandomSource) throws -> Story {
        let respondent = Respondent(id: .sample(10_000 + number), name: "商家\(number % 9)")
        let opening = ComplaintEvent(
            complaint: .sample(number), sequence: 1, at: moment(number), actor: "visitor",
            kind: first(number, respondent, &random))
        var events = [opening]
        var complaint = try Complaint(history: events)
        for _ in 0..<Int.random(in: 0...14, using: &random) {
            let kind = step(number, complaint, &random)
            let event = complaint.next(
                kind, at: moment(number + UInt64(events.count)), by: "officer-\(Int.random(in: 1...3, using: &random))")
            guard let next = try? complaint.applying(event) else { continue }
            complaint = next
            events.append(event)
        }
        let indexes = events.map { _ in
            let hasDate = Bool.random(using: &random)
            return ComplaintIndex(
                maskedName: "张**", dueOn: hasDate ? Day(number: 20_560 + Int.random(in: 0...12, using: &random)) : nil,
                duePeriod: hasDate ? "complaintDecision" : nil)
        }
        return Story(
            complaint: complaint, respondent: respondent, events: events,
            openingCount: min(events.count, Int.random(in: 1...3, using: &random)), indexes: indexes)
    }

    private static func first(
        _ number: UInt64, _ respondent: Respondent, _ random: inout RandomSource
    ) -> ComplaintEvent.Kind {
        var facts = CaseFacts(
            intake: "intake", number: "N\(number)", ruleSet: "order121", channel: "phone",
            platformReceivedAt: Bool.random(using: &random) ? moment(number / 3) : nil, respondent: respondent.id)
        facts.region = Bool.random(using: &random) ? regions.randomElement(using: &random) : nil
        facts.account = number.isMultiple(of: 4) ? "account-\(number % 3)" : nil
        facts.merchant = number.isMultiple(of: 3) ? "merchant-\(number % 5)" : nil
        facts.amount = number.isMultiple(of: 2) ? Money(fen: Int64(number) * 1_999) : nil
        guard number.isMultiple(of: 7) else { return .registered(facts) }
        return .historyImported(facts, history(number, &random))
    }

    /// What a newer export says of the same case.
    private static func revised(_ facts: CaseFacts, _ number: UInt64) -> CaseFacts {
        var facts = facts
        facts.amount = Money(fen: Int64(number) * 77)
        facts.problemClass = "quality"
        facts.platformReceivedAt = moment(number + 1)
        return facts
    }

    private static func history(_ number: UInt64, _ random: inout RandomSource) -> ImportedHistory {
        var history = ImportedHistory(
            state: ComplaintState.allCases.randomElement(using: &random) ?? .closed, orderNumber: "O\(number)")
        history.authority = authorities.randomElement(using: &random)
        history.outcome = Outcome.allCases.randomElement(using: &random)
        if Bool.random(using: &random) { history.competentReceivedAt = moment(number) }
        if Bool.random(using: &random) { history.decidedAt = moment(number + 3) }
        if Bool.random(using: &random) { history.closedAt = moment(number + 5) }
        return history
    }

    private static func step(
        _ number: UInt64, _ complaint: Complaint, _ random: inout RandomSource
    ) -> ComplaintEvent.Kind {
        switch Int.random(in: 0...11, using: &random) {
        case 0: .assigned(officer: "officer-\(number % 3)")
        case 1: .hotlineOrderSet(number: "HT\(number)", dueOn: Day(number: 20_570))
        case 2: .noted(field: "note.\(complaint.version)", audience: .authority)
        case 3: .withdrawn(source: .ownEntry)
        case 4: .declined(grounds: ["otherLegalGround"])
        case 5: .terminated(ground: "absentOrRefuses")
        case 6: .closed
        case 7 where complaint.isImported: .historyUpdated(revised(complaint.facts, number), history(number, &random))
        case 8: .returned(reasonField: "return.\(complaint.version)")
        default: forward(complaint, &random)
        }
    }

    /// The step that leads on.
    private static func forward(_ complaint: Complaint, _ random: inout RandomSource) -> ComplaintEvent.Kind {
        switch complaint.state {
        case .registered:
            .routed(
                Routing(
                    authority: authorities.randomElement(using: &random) ?? "QTX",
                    unit: Bool.random(using: &random) ? "UNIT-\(Int.random(in: 1...3, using: &random))" : nil,
                    reasons: ["address"], isOverride: false))
        case .routed: .received(at: moment(UInt64(complaint.version)))
        case .underReview: .accepted
        case .accepted where complaint.hasBothConsents: .mediationStarted
        case .accepted:
            .consented(
                party: complaint.consents[.complainant] == nil ? .complainant : .respondent, isGiven: true,
                source: .call)
        case .mediating: .agreed(termsField: "case.terms", recovered: Money(fen: 1_600))
        default: .closed
        }
    }

    /// Some hours apart, so that days repeat.
    private static func moment(_ number: UInt64) -> Instant {
        Instant.at("2026-04-20T01:00:00Z").advanced(bySeconds: Int64(number) * 17_000)
    }

    /// Enters them as a desk would: the opening at once, each later step by itself.
    static func enter(_ stories: [Story], in book: any ComplaintBook) throws {
        for story in stories {
            try book.add(story.respondent)
            let opening = Array(story.events.prefix(story.openingCount))
            var complaint = try Complaint(history: opening)
            try book.add(complaint, events: opening, index: story.indexes[0])
            for (event, index) in zip(story.events, story.indexes).dropFirst(story.openingCount) {
                complaint = try complaint.applying(event)
                try book.append([event], making: complaint, index: index)
            }
        }
    }
}
