import Access
import Complaints
import DatabaseSupport
import Fixtures
import Kernel
import Storage
import Testing

@Suite("The complaints' book")
struct ComplaintBookTests {
    private func withBooks(
        _ kind: TestDatabase, _ look: (SQLBooks<any ComplaintBook>, any SQLDatabase) async throws -> Void
    ) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            try await look(SQLBooks<any ComplaintBook>(database) { $0 }, database)
        }
    }

    private static func story() throws -> ComplaintHistories.Story {
        try #require(try ComplaintHistories.stories(1, seed: 5).first)
    }

    @Test(
        "A complaint comes back as its events tell it, by identifier and by number", arguments: TestDatabase.reachable)
    func kept(kind: TestDatabase) async throws {
        let stories = try ComplaintHistories.stories(60, seed: 11)
        try await withBooks(kind) { books, _ in
            try await books.write { try ComplaintHistories.enter(stories, in: $0) }
            try await books.read { (book) throws in
                for story in stories {
                    #expect(try book.complaint(story.complaint.id) == story.complaint)
                    #expect(try book.events(of: story.complaint.id) == story.events)
                    #expect(try book.complaintID(numbered: story.complaint.facts.number) == story.complaint.id)
                    #expect(try book.respondent(story.respondent.id) == story.respondent)
                }
                #expect(try book.complaint(.sample(9_999)) == nil)
                #expect(try book.complaintID(numbered: "N0") == nil)
            }
        }
    }

    @Test("The row beside the events says what the events say", arguments: TestDatabase.reachable)
    func rows(kind: TestDatabase) async throws {
        let stories = try ComplaintHistories.stories(120, seed: 12)
        try await withBooks(kind) { books, database in
            try await books.write { try ComplaintHistories.enter(stories, in: $0) }
            let complaints = Dictionary(uniqueKeysWithValues: stories.map { ($0.complaint.id.text, $0.complaint) })
            try await database.read { session in
                try session.each("SELECT * FROM complaint", []) { row in
                    let complaint = try #require(complaints[try row.text("id")])
                    #expect(try row.count("version") == complaint.version)
                    #expect(try row.choice("state") == complaint.state)
                    #expect(try row.instantOrNil("competent_received_at") == complaint.competentReceivedAt)
                    #expect(try row.instantOrNil("accepted_at") == complaint.acceptedAt)
                    #expect(try row.instantOrNil("decided_at") == complaint.decidedAt)
                    #expect(try row.instantOrNil("closed_at") == complaint.closedAt)
                    #expect(try row.textOrNil("authority") == complaint.routing?.authority)
                    #expect(try row.textOrNil("unit") == complaint.routing?.unit)
                    #expect(try row.textOrNil("officer") == complaint.officer)
                    #expect(try row.choiceOrNil("outcome") == complaint.outcome)
                    #expect(try row.moneyOrNil("recovered") == complaint.recovered)
                    #expect(try row.textOrNil("hotline_number") == complaint.hotlineOrder?.number)
                    #expect(try row.dayOrNil("hotline_due_on") == complaint.hotlineOrder?.dueOn)
                    #expect(try row.textOrNil("imported_order") == complaint.importedOrder)
                    #expect(try row.moneyOrNil("amount") == complaint.facts.amount)
                    #expect(try row.textOrNil("problem_class") == complaint.facts.problemClass)
                    #expect(try row.instantOrNil("platform_received_at") == complaint.facts.platformReceivedAt)
                    return true
                }
            }
        }
    }

    @Test(
        "Of two writers with the same version the second is refused, and nothing of its work stays",
        arguments: TestDatabase.reachable)
    func conflict(kind: TestDatabase) async throws {
        let opening = try Complaint(history: [.sampleOpening])
        let respondent = Respondent(id: .sample(2), name: "顺禾面馆")
        try await withBooks(kind) { books, _ in
            try await books.write { book in
                try book.add(respondent)
                try book.add(opening, events: [.sampleOpening], index: ComplaintIndex())
            }
            let step = opening.next(.withdrawn(source: .visit), at: .at("2026-04-21T01:00:00Z"), by: "one")
            let changed = try opening.applying(step)
            try await books.write { try $0.append([step], making: changed, index: ComplaintIndex()) }
            let late = opening.next(.routed(.sample), at: .at("2026-04-21T02:00:00Z"), by: "two")
            let other = try opening.applying(late)
            await #expect(throws: Refusal.complaintChangedMeanwhile) {
                try await books.write { try $0.append([late], making: other, index: ComplaintIndex()) }
            }
            #expect(try await books.read { try $0.complaint(opening.id) } == changed)
        }
    }

    @Test("A number that is taken is said so, so that another can be drawn", arguments: TestDatabase.reachable)
    func numberTaken(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, _ in
            let opening = try Complaint(history: [.sampleOpening])
            try await books.write { book in
                try book.add(Respondent(id: .sample(2), name: "顺禾面馆"))
                try book.add(opening, events: [.sampleOpening], index: ComplaintIndex())
            }
            let event = ComplaintEvent(
                complaint: .sample(77), sequence: 1, at: .at("2026-04-20T01:00:00Z"), actor: "visitor",
                kind: .registered(.sample))
            let second = try Complaint(history: [event])
            await #expect(throws: NumberTaken()) {
                try await books.write { try $0.add(second, events: [event], index: ComplaintIndex()) }
            }
            #expect(try await books.read { try $0.complaint(second.id) } == nil)
        }
    }

    @Test(
        "Query codes, failures and locks are kept; erasing takes the name out of the lists",
        arguments: TestDatabase.reachable)
    func tracking(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, _ in
            let id: Identifier<Complaint> = .sample(1)
            try await books.write { book in
                try book.add(Respondent(id: .sample(2), name: "顺禾面馆"))
                try book.add(
                    try Complaint(history: [.sampleOpening]), events: [.sampleOpening],
                    index: ComplaintIndex(maskedName: "张**"))
                #expect(try book.trackingCode(of: id) == nil)
                try book.put(TrackingCode(hash: [1, 2, 3]), of: id)
                #expect(try book.trackingCode(of: id) == TrackingCode(hash: [1, 2, 3]))
                let locked = TrackingCode(hash: [4], failures: 5, lockedUntil: .at("2026-04-20T01:30:00Z"))
                try book.put(locked, of: id)
                #expect(try book.trackingCode(of: id) == locked)
                var selection = ComplaintSelection()
                selection.isEverywhere = true
                #expect(try book.complaints(selection, after: nil, limit: 9).items.map(\.maskedName) == ["张**"])
                try book.eraseIndex(of: id)
                #expect(try book.complaints(selection, after: nil, limit: 9).items.map(\.maskedName) == [nil])
            }
        }
    }

    @Test("A draft is kept for its holder alone until its time is over", arguments: TestDatabase.reachable)
    func drafts(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, _ in
            let clock = StoppedClock("2026-04-20T01:00:00Z")
            let desk = try ComplaintDesk.sample(books: books, clock: clock, rulebook: try .shipped())
            var input = FilingInput.sample
            try await desk.keepDraft(input, token: "one")
            input[.narrative] = "另写一段经过，比前面长一些。"
            try await desk.keepDraft(input, token: "one")
            try await desk.keepDraft(.sample, token: "two")
            #expect(try await desk.draft(token: "one") == input)
            #expect(try await desk.draft(token: "three") == nil)
            try await desk.forgetDraft(token: "one")
            #expect(try await desk.draft(token: "one") == nil)
            #expect(try await desk.forgetExpiredDrafts() == 0)
            clock.advance(seconds: 8 * 24 * 3600)
            #expect(try await desk.draft(token: "two") == nil)
            #expect(try await desk.forgetExpiredDrafts() == 1)
            #expect(try await desk.forgetExpiredDrafts() == 0)
        }
    }
}
