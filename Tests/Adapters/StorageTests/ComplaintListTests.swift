import Complaints
import DatabaseSupport
import Fixtures
import Kernel
import Storage
import Testing

@Suite("Lists and counts of complaints in SQL")
struct ComplaintListTests {
    /// Every way to select, alone and narrowed.
    private static let selections: [ComplaintSelection] = {
        func whose(_ change: (inout ComplaintSelection) -> Void) -> ComplaintSelection {
            var selection = ComplaintSelection()
            change(&selection)
            return selection
        }
        let owners = [
            whose { $0.isEverywhere = true }, whose { $0.authority = "QTX" },
            whose {
                $0.authority = "LIT"
                $0.regionPrefix = "6403"
            },
            whose {
                $0.authority = "NX"
                $0.regionPrefix = "64"
                $0.takesUnplaced = true
            },
            whose { $0.unit = "UNIT-2" }, whose { $0.account = "account-1" },
            whose { $0.merchants = ["merchant-0", "merchant-2"] }, whose { $0.merchants = [] },
            whose { $0.caseIDs = Set((1...30).map { Identifier<Complaint>.sample($0).text }) },
            whose { $0.caseIDs = [] },
            whose {
                $0.account = "account-1"
                $0.caseIDs = Set((1...20).map { Identifier<Complaint>.sample($0).text })
            },
            whose {
                $0.account = "account-1"
                $0.caseIDs = []
            }, whose { $0.respondentName = "商家4" }, ComplaintSelection(),
        ]
        let narrowings: [(inout ComplaintSelection) -> Void] = [
            { _ in }, { $0.states = [.underReview, .accepted, .closed] }, { $0.officer = "officer-1" },
            { $0.dueBy = Day(number: 20_565) },
            {
                $0.dueFrom = Day(number: 20_563)
                $0.dueBy = Day(number: 20_566)
            }, { $0.leavesOutImported = true },
        ]
        return owners.flatMap { owner in
            narrowings.map { narrow in
                var selection = owner
                narrow(&selection)
                return selection
            }
        }
    }()

    private static let ladder = DueLadder(
        today: Day(number: 20_563), soon: Day(number: 20_565), week: Day(number: 20_568))

    private func withTwins(
        _ kind: TestDatabase, _ look: (SQLBooks<any ComplaintBook>, MemoryBooks) async throws -> Void
    ) async throws {
        let stories = try ComplaintHistories.stories(150, seed: 3)
        let memory = MemoryBooks()
        try memory.write { try ComplaintHistories.enter(stories, in: $0) }
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any ComplaintBook>(database) { $0 }
            try await books.write { try ComplaintHistories.enter(stories, in: $0) }
            try await look(books, memory)
        }
    }

    @Test(
        "Every selection in either order, page by page, is the plain list: no gap, nothing twice",
        arguments: TestDatabase.reachable)
    func lists(kind: TestDatabase) async throws {
        try await withTwins(kind) { books, memory in
            for base in Self.selections {
                for order in [ComplaintSelection.Order.due, .newest] {
                    var selection = base
                    selection.order = order
                    let wanted = selection
                    let expected = try memory.read { try $0.complaints(wanted, after: nil, limit: 1_000).items }
                    let found = try await books.read { book in
                        var rows: [ComplaintRow] = []
                        var cursor: Cursor?
                        repeat {
                            let page = try book.complaints(wanted, after: cursor, limit: 7)
                            rows += page.items
                            cursor = page.next
                        } while cursor != nil
                        return rows
                    }
                    #expect(found == expected, "\(wanted)")
                }
            }
        }
    }

    @Test("Counts are those of the plain list", arguments: TestDatabase.reachable)
    func counts(kind: TestDatabase) async throws {
        let (first, last) = (Day.on("2026-04-22"), Day.on("2026-05-10"))
        try await withTwins(kind) { books, memory in
            for selection in Self.selections {
                let tally = try await books.read { try $0.tally(selection, on: Self.ladder) }
                let plainTally = try memory.read { try $0.tally(selection, on: Self.ladder) }
                #expect(tally == plainTally, "\(selection)")
                let figures = try await books.read { try $0.figures(selection, from: first, through: last) }
                let plainFigures = try memory.read { try $0.figures(selection, from: first, through: last) }
                #expect(figures == plainFigures, "\(selection)")
                let groups = try await books.read {
                    try $0.decisions(selection, receivedFrom: first, through: last)
                }
                let plain = try memory.read { try $0.decisions(selection, receivedFrom: first, through: last) }
                #expect(Self.summed(groups) == Self.summed(plain), "\(selection)")
            }
        }
    }

    private static func summed(_ groups: [DecisionGroup]) -> [String: Int] {
        Dictionary(
            groups.map { ("\($0.receivedOn) \($0.decidedOn as Day?) \($0.province ?? "-")", $0.count) },
            uniquingKeysWith: +)
    }

    @Test("No list, count or search reads the whole table", arguments: TestDatabase.reachable)
    func plans(kind: TestDatabase) async throws {
        let stories = try ComplaintHistories.stories(40, seed: 4)
        try await kind.withFresh(migrations: Migrations.main) { database in
            try await SQLBooks<any ComplaintBook>(database) { $0 }
                .write { try ComplaintHistories.enter(stories, in: $0) }
            try await database.write { session in
                let recorder = PlanRecorder(session)
                let book = SQLBook(session: recorder)
                if session.dialect.name == "postgres" { try session.execute("SET LOCAL enable_seqscan = off") }
                for selection in Self.selections where !selection.isEverywhere {
                    for order in [ComplaintSelection.Order.due, .newest] {
                        var selection = selection
                        selection.order = order
                        let page = try book.complaints(selection, after: nil, limit: 2)
                        _ = try book.complaints(selection, after: page.next, limit: 2)
                    }
                    _ = try book.tally(selection, on: Self.ladder)
                    _ = try book.figures(selection, from: .on("2026-04-01"), through: .on("2026-04-30"))
                    _ = try book.decisions(selection, receivedFrom: .on("2026-04-01"), through: .on("2026-04-30"))
                }
                _ = try book.complaintID(numbered: "N1")
                #expect(recorder.plans.count > 100)
                for plan in recorder.plans {
                    #expect(!plan.contains("SCAN complaint") && !plan.contains("Seq Scan"), "\(plan)")
                    #expect(!plan.contains("SCAN respondent"), "\(plan)")
                }
            }
        }
    }
}
