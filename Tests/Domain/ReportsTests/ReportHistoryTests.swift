import Cases
import Complaints
import Fixtures
import Kernel
import Reports
import Testing

@Suite("A report is what its events make of it")
struct ReportHistoryTests {
    private let opening: ReportEvent

    init() throws {
        opening = ReportEvent(
            report: .sample(1), sequence: 1, at: .at("2026-04-20T01:00:00Z"), actor: ReportEvent.reporter,
            kind: .registered(.sample))
    }

    private func verifying() throws -> Report {
        try Report.sample().after(.routed(.sample), at: "2026-04-20T01:00:00Z")
            .after(.verificationBegan(receivedAt: .at("2026-04-20T02:00:00Z")), at: "2026-04-20T02:00:00Z")
    }

    @Test("Every kind of event comes back from what is kept of it", arguments: ReportEvent.Kind.samples)
    func payload(kind: ReportEvent.Kind) throws {
        let kept = try JSON(parsing: kind.payload.bytes)
        #expect(try ReportEvent.Kind(name: kind.name, payload: kept) == kind)
    }

    @Test("A payload of another program's making is damage, not a crash")
    func damage() {
        #expect(throws: (any Error).self) { try ReportEvent.Kind(name: "report.unknown", payload: [:]) }
        #expect(throws: (any Error).self) { try ReportEvent.Kind(name: "report.filed", payload: [:]) }
        #expect(throws: (any Error).self) { try Report(history: []) }
    }

    @Test("Every step of the table is an event, and every event but the openings and updates stands in it")
    func table() {
        let steps = Set(ReportWorkflow.steps.map(\.name))
        let kinds = Set(ReportEvent.Kind.samples.map(\.name))
        #expect(steps.isSubset(of: kinds))
        #expect(kinds.subtracting(steps) == ["report.registered", "report.historyImported", "report.historyUpdated"])
    }

    @Test("From each state exactly the steps of the table may follow", arguments: ReportState.allCases)
    func steps(state: ReportState) throws {
        let report = try reached(state)
        for kind in ReportEvent.Kind.samples {
            guard let step = ReportWorkflow.steps.first(where: { $0.name == kind.name }) else { continue }
            if !step.from.contains(state) {
                #expect(throws: Refusal.self) { try report.after(kind, at: "2026-06-01T01:00:00Z") }
            }
        }
    }

    private func reached(_ state: ReportState) throws -> Report {
        let moment = "2026-04-22T01:00:00Z"
        return switch state {
        case .received: try .sample()
        case .verifying: try verifying()
        case .filed: try verifying().after(.filed(approverField: "a", caseNumber: nil), at: moment)
        case .notFiled:
            try verifying().after(.notFiled(grounds: ["g"], reasonField: "r", approverField: "a"), at: moment)
        case .noCompetence: try .sample().after(.competenceDenied(reasonField: "r"), at: moment)
        case .duplicate: try .sample().after(.duplicateFound(earlier: "n"), at: moment)
        case .transferred: try verifying().after(.transferred(reasonField: "r"), at: moment)
        case .closed:
            try .sample().after(.competenceDenied(reasonField: "r"), at: moment).after(.closed, at: moment)
        }
    }

    @Test("New facts start the period again, and what had made it longer is gone")
    func supplement() throws {
        let extended = try verifying()
            .after(.extended(reasonField: "r", approverField: "a"), at: "2026-05-08T01:00:00Z")
        #expect(extended.isExtended)
        #expect(throws: Refusal.reportExtended) {
            try extended.after(.extended(reasonField: "r", approverField: "a"), at: "2026-05-09T01:00:00Z")
        }
        let later = Instant.at("2026-05-10T01:00:00Z")
        let supplemented = try extended.after(
            .supplemented(field: "s", receivedAt: later), at: "2026-05-10T01:00:00Z")
        #expect(supplemented.lastReceivedAt == later && !supplemented.isExtended)
        #expect(supplemented.competentReceivedAt == .at("2026-04-20T02:00:00Z"))
    }

    @Test("While something is tested filing is not decided, and testing ends not before it began")
    func testing() throws {
        let tested = try verifying().after(.testingBegan(on: .on("2026-04-22")), at: "2026-04-22T01:00:00Z")
        #expect(throws: Refusal.reportTested) {
            try tested.after(.filed(approverField: "a", caseNumber: nil), at: "2026-04-23T01:00:00Z")
        }
        #expect(throws: Refusal.reportDayWrong) {
            try tested.after(.testingEnded(on: .on("2026-04-21")), at: "2026-04-23T01:00:00Z")
        }
        let over = try tested.after(.testingEnded(on: .on("2026-04-24")), at: "2026-04-24T01:00:00Z")
        #expect(over.testing == [.on("2026-04-22") ... .on("2026-04-24")] && !over.isBeingTested)
        #expect(throws: Refusal.reportNotTested) {
            try over.after(.testingEnded(on: .on("2026-04-25")), at: "2026-04-25T01:00:00Z")
        }
    }

    @Test("Nobody can be told of an anonymous report")
    func anonymous() throws {
        var facts = ReportFacts.sample
        facts.isAnonymous = true
        let report = try Report.sample(facts: facts)
            .after(.competenceDenied(reasonField: "r"), at: "2026-04-22T01:00:00Z")
        #expect(throws: Refusal.reportAnonymous) {
            try report.after(.replied(field: "t", way: .call), at: "2026-04-23T01:00:00Z")
        }
    }
}
