import Access
import Complaints
import DatabaseSupport
import Fixtures
import Kernel
import Ledger
import Privacy
import Reports
import Seals
import Storage
import Testing

@Suite("The reports' book")
struct ReportBookTests {
    private func withBooks(
        _ kind: TestDatabase, _ look: (SQLBooks<any ReportBook>, any SQLDatabase) async throws -> Void
    ) async throws {
        try await kind.withFresh(migrations: Migrations.reporters) { database in
            let books = SQLBooks<any ReportBook>(database, chain: LedgerChain.reporters) { SQLReportBook($0) }
            try await look(books, database)
        }
    }

    private func desk(_ books: SQLBooks<any ReportBook>, _ clock: StoppedClock) throws -> ReportDesk {
        try ReportDesk.sample(books: books, clock: clock, rulebook: try .shipped())
    }

    @Test(
        "A report comes back as its events tell it, by identifier and by number, with its party",
        arguments: TestDatabase.reachable)
    func kept(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, _ in
            let reports = try (1...20)
                .map { number in
                    var facts = ReportFacts.sample
                    facts.number = "N\(number)"
                    return try Report.sample(UInt64(number), facts: facts)
                }
            var party = ReportedParty(name: "惠民生活超市")
            party.address = "青铜峡市裕民街道"
            party.merchant = "merchant-1"
            let kept = party
            try await books.write { book in
                for report in reports {
                    try book.add(
                        report, about: kept,
                        events: [
                            ReportEvent(
                                report: report.id, sequence: 1, at: .at("2026-04-20T01:00:00Z"),
                                actor: ReportEvent.reporter, kind: .registered(report.facts))
                        ], index: ReportIndex(maskedName: "钱**", dueOn: .on("2026-05-13"), duePeriod: "reportVerify"))
                }
            }
            try await books.read { (book) throws in
                for report in reports {
                    #expect(try book.report(report.id) == report)
                    #expect(try book.reportID(numbered: report.facts.number) == report.id)
                    #expect(try book.reportedParty(of: report.id) == kept)
                }
                #expect(try book.report(.sample(9_999)) == nil && book.reportID(numbered: "N0") == nil)
            }
            await #expect(throws: NumberTaken.self) {
                try await books.write { book in
                    try book.add(
                        try Report.sample(77, facts: reports[0].facts), about: kept,
                        events: [
                            ReportEvent(
                                report: .sample(77), sequence: 1, at: .at("2026-04-20T01:00:00Z"), actor: "x",
                                kind: .registered(reports[0].facts))
                        ], index: ReportIndex())
                }
            }
        }
    }

    @Test(
        "The whole procedure on a database, with one entry in the reporters' chain for each event",
        arguments: TestDatabase.reachable)
    func procedure(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, database in
            let clock = StoppedClock("2026-04-20T02:00:00Z")
            let desk = try desk(books, clock)
            let receipt = try await desk.file(try .sample(), against: nil, by: .visitor)
            clock.move(to: "2026-04-21T02:00:00Z")
            _ = try await desk.beginTesting(receipt.id, on: .on("2026-04-21"), by: .reportOfficer)
            #expect(try await desk.list(ReportQuery(), by: .reportOfficer).items.first?.dueOn == nil)
            _ = try await desk.endTesting(receipt.id, on: .on("2026-04-21"), by: .reportOfficer)
            _ = try await desk.fileCase(receipt.id, caseNumber: "7", approver: "赵主任", by: .reportOfficer)
            await #expect(throws: Refusal.reportCodeWrong) {
                try await desk.track(number: receipt.number, code: "WRONG")
            }
            #expect(try await desk.track(number: receipt.number, code: receipt.queryCode).report.state == .filed)
            _ = try await desk.close(receipt.id, by: .reportOfficer)
            _ = try await desk.erase(receipt.id, by: .reportOfficer)
            let row = try #require(try await desk.list(ReportQuery(), by: .reportOfficer).items.first)
            #expect(row.state == .closed && row.maskedName == nil && row.partyName == "惠民生活超市")

            let audit = AuditDesk(
                books: SQLBooks<any AuditBook>(database, chain: LedgerChain.reporters) {
                    SQLReportBook($0)
                }, now: { clock.now })
            let report = try await audit.verify(by: .system)
            #expect(report.isWhole && report.eventCount == 8 && report.chain.chain == LedgerChain.reporters)
        }
    }

    @Test("An event that was changed behind the program's back is found", arguments: TestDatabase.reachable)
    func tampering(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, database in
            let desk = try desk(books, StoppedClock("2026-04-20T02:00:00Z"))
            _ = try await desk.file(try .sample(), against: nil, by: .visitor)
            try await database.write { session in
                _ = try session.execute(
                    "UPDATE report_event SET payload = '{\"receivedAt\":0}' WHERE name = 'report.verificationBegan'")
            }
            let audit = AuditDesk(
                books: SQLBooks<any AuditBook>(database, chain: LedgerChain.reporters) { SQLReportBook($0) },
                now: { .at("2026-04-20T02:00:00Z") })
            let report = try await audit.verify(by: .system)
            #expect(!report.isWhole && report.eventDamages.map(\.kind) == [.altered])
        }
    }

    @Test(
        "Of two writers with the same version the second is refused, and nothing of its work stays",
        arguments: TestDatabase.reachable)
    func conflict(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, _ in
            let desk = try desk(books, StoppedClock("2026-04-20T02:00:00Z"))
            let id = try await desk.file(try .sample(), against: nil, by: .visitor).id
            let seen = try #require(try await books.read { try $0.report(id) })
            let step = seen.next(.noted(field: "note.4"), at: .at("2026-04-21T01:00:00Z"), by: "one")
            let changed = try seen.applying(step)
            try await books.write { try $0.append([step], making: changed, index: ReportIndex()) }
            await #expect(throws: Refusal.reportChangedMeanwhile) {
                try await books.write { try $0.append([step], making: changed, index: ReportIndex()) }
            }
            #expect(try await books.read { try $0.events(of: id).count } == 4)
        }
    }

    @Test(
        "Lists go on from a key, know the nearest date first, and counts agree with them",
        arguments: TestDatabase.reachable)
    func lists(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, _ in
            let clock = StoppedClock("2026-04-20T02:00:00Z")
            let desk = try desk(books, clock)
            for number in 0..<7 {
                clock.advance(seconds: 86_400)
                let receipt = try await desk.file(
                    try .sample { $0.fields[.respondentName] = "商家\(number)" }, against: nil, by: .visitor)
                if number == 3 {
                    _ = try await desk.fileCase(receipt.id, caseNumber: nil, approver: "赵", by: .reportOfficer)
                }
            }
            for order in [ComplaintSelection.Order.newest, .due] {
                var query = ReportQuery()
                (query.limit, query.order) = (3, order)
                var names: [String] = []
                repeat {
                    let page = try await desk.list(query, by: .reportOfficer)
                    names += page.items.map(\.partyName)
                    query.cursor = page.next
                } while query.cursor != nil
                #expect(names.count == 7 && Set(names).count == 7)
                #expect(names.last == (order == .newest ? "商家0" : "商家3"))
            }
            let tally = try await desk.tally(by: .reportOfficer)
            #expect(tally.byState == [.verifying: 6, .filed: 1] && tally.byBand.values.reduce(0, +) == 6)
            #expect(try await desk.list(ReportQuery(), by: .foreignReportOfficer).items.isEmpty)
        }
    }

    @Test("Imported reports are compared with what was imported before", arguments: TestDatabase.reachable)
    func imports(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, _ in
            let desk = try desk(books, StoppedClock("2026-04-20T02:00:00Z"))
            var row = ImportedReport(
                line: 1, orderNumber: "R1", state: .verifying, party: ReportedParty(name: "好又多超市"),
                narrative: "销售过期食品。")
            row.authority = "QTX"
            #expect(try await desk.importReports([row], by: .system).imported == 1)
            #expect(try await desk.importReports([row], by: .system) == ReportImportTally())
            row.feedback = "已核查。"
            #expect(try await desk.importReports([row], by: .system).updated == 1)
            let listed = try #require(try await desk.list(ReportQuery(), by: .reportOfficer).items.first)
            #expect(listed.isImported && listed.isAnonymous && listed.dueOn == nil)
        }
    }

    @Test(
        "Files are found by digest as long as a report that is not erased holds them", arguments: TestDatabase.reachable
    )
    func files(kind: TestDatabase) async throws {
        try await withBooks(kind) { books, _ in
            let desk = try desk(books, StoppedClock("2026-04-20T02:00:00Z"))
            let file = FiledFile(
                digest: "aa11", mediaType: "image/jpeg", size: 3, name: "a.jpg", audience: .authority, key: "00ff")
            let one = try await desk.file(try .sample { $0.fields.files = [file] }, against: nil, by: .visitor)
            #expect(try await desk.heldFiles(among: ["aa11", "bb22"]) == ["aa11"])
            #expect(try await desk.file("aa11", of: one.id, by: .reportOfficer).key == "00ff")
            _ = try await desk.denyCompetence(one.id, reason: "请向药监部门反映。", by: .reportOfficer)
            _ = try await desk.close(one.id, by: .reportOfficer)
            _ = try await desk.erase(one.id, by: .reportOfficer)
            #expect(try await desk.heldFiles(among: ["aa11"]).isEmpty)
            #expect(try await desk.file("aa11", of: one.id, by: .reportOfficer).key == nil)
        }
    }
}

@Suite("The side of complaints cannot read that a report exists")
struct ReportSecrecyTests {
    /// Both stores of an installation, with the desks that stand on them.
    private func withStores(
        _ kind: TestDatabase, _ look: (ComplaintDesk, ReportDesk, any SQLDatabase, any SQLDatabase) async throws -> Void
    ) async throws {
        try await kind.withFresh(migrations: Migrations.main) { main in
            try await kind.withFresh(migrations: Migrations.reporters) { apart in
                let clock = StoppedClock("2026-04-20T02:00:00Z")
                let complaints = try ComplaintDesk.sample(
                    books: SQLBooks<any ComplaintBook>(main) { $0 }, clock: clock, rulebook: try .shipped())
                let reports = try ReportDesk.sample(
                    books: SQLBooks<any ReportBook>(apart, chain: LedgerChain.reporters) { SQLReportBook($0) },
                    clock: clock, rulebook: try .shipped())
                try await look(complaints, reports, main, apart)
            }
        }
    }

    private static let photo = FiledFile(
        digest: "aa11", mediaType: "image/jpeg", size: 3, name: "仓库.jpg", audience: .authority, key: "00ff00ff")

    /// All rows of all tables, as texts.
    private func dump(_ database: any SQLDatabase) async throws -> [String: [String]] {
        try await database.read { session in
            var dump: [String: [String]] = [:]
            let tables = Set(try session.all(session.dialect.columnsQuery) { try $0.text("table_name") })
            for table in tables {
                dump[table] = try session.all("SELECT * FROM \(table)") { "\($0)" }.sorted()
            }
            return dump
        }
    }

    @Test("A book of the main store is no book of reports, whatever one asks of it", arguments: TestDatabase.reachable)
    func types(kind: TestDatabase) async throws {
        try await withStores(kind) { _, _, main, _ in
            try await SQLBooks<any ComplaintBook>(main) { $0 }
                .read { book in
                    #expect(!(book is any ReportBook))
                }
            // Even opened by force it finds no table.
            await #expect(throws: StorageFault.self) {
                try await SQLBooks<any ReportBook>(main) { SQLReportBook($0) }.read { try $0.report(.sample(1)) }
            }
        }
    }

    @Test(
        "A report filed beside a complaint, read, worked on and tracked leaves no byte in the main store",
        arguments: TestDatabase.reachable)
    func database(kind: TestDatabase) async throws {
        try await withStores(kind) { complaints, reports, main, apart in
            let complaint = try await complaints.file(try .sample(), against: nil, by: .visitor)
            let before = try await dump(main)
            #expect(before.keys.allSatisfy { !$0.contains("report") })
            let receipt = try await reports.file(
                try .sample { $0.intake = complaint.id.text }, against: nil, by: .consumer)
            _ = try await reports.note(receipt.id, text: "已核实。", by: .reportOfficer)
            _ = try await reports.track(number: receipt.number, code: receipt.queryCode)
            _ = try await reports.attach([Self.photo], number: receipt.number, code: receipt.queryCode)
            #expect(try await dump(main) == before)
            #expect(try await complaints.heldFiles(among: [Self.photo.digest]).isEmpty)
            #expect(try await reports.heldFiles(among: [Self.photo.digest, "no"]) == [Self.photo.digest])
            // The link is on the other side alone, and one message may have several reports.
            let second = try await reports.file(
                try .sample { $0.intake = complaint.id.text }, against: nil, by: .visitor)
            let links = try await apart.read { session in
                try session.all("SELECT id FROM report WHERE intake = ?", [.text(complaint.id.text)]) {
                    try $0.text("id")
                }
            }
            #expect(Set(links) == [receipt.id.text, second.id.text])
        }
    }

    @Test(
        "Who sits on the side of complaints finds nothing, by number, by telephone and by business",
        arguments: TestDatabase.reachable)
    func officer(kind: TestDatabase) async throws {
        try await withStores(kind) { complaints, reports, _, _ in
            let receipt = try await reports.file(
                try .sample { $0.fields[.phone] = "17000001234" }, against: nil, by: .visitor)
            #expect(try await complaints.earlier(phone: "17000001234", by: .officer).isEmpty)
            #expect(try await complaints.list(ListQuery(), by: .officer).items.isEmpty)
            await #expect(throws: Refusal.complaintAbsent) {
                try await complaints.show(receipt.id.named(), by: .officer)
            }
            await #expect(throws: Refusal.complaintCodeWrong(left: 4)) {
                try await complaints.track(number: receipt.number, code: receipt.queryCode)
            }
            let filed = try await complaints.file(
                try .sample { $0[.respondentName] = "惠民生活超市" }, against: nil, by: .visitor)
            let view = try await complaints.show(filed.id, by: .officer)
            #expect(view.earlierOfComplainant.isEmpty && view.earlierOfRespondent.isEmpty)
        }
    }

    @Test(
        "Nothing of who reported or what they wrote stands in the clear, not even in the store apart",
        arguments: TestDatabase.reachable)
    func sealed(kind: TestDatabase) async throws {
        try await withStores(kind) { _, reports, _, apart in
            _ = try await reports.file(
                try .sample { $0.fields.files = [Self.photo] }, against: nil, by: .consumer)
            let all = try await dump(apart).values.flatMap(\.self).joined()
            for word in ["钱知情", "17000005678", "过期牛奶", "consumer-1", "仓库", "00ff00ff"] { #expect(!all.contains(word)) }
        }
    }
}
