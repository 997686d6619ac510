import Access
import Complaints
import DatabaseSupport
import Fixtures
import Kernel
import Ledger
import Reports
import Storage
import Testing

@Suite("Reports whose time is over, in the book")
struct ReportUpkeepTests {
    @Test("Closed reports whose time is over are found by whether a case was filed", arguments: TestDatabase.reachable)
    func outlived(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: Migrations.reporters) { database in
            let books = SQLBooks<any ReportBook>(database, chain: LedgerChain.reporters) { SQLReportBook($0) }
            let clock = StoppedClock("2026-04-20T02:00:00Z")
            let desk = try ReportDesk.sample(books: books, clock: clock, rulebook: try .shipped())
            let plain = try await desk.file(try .sample(), against: nil, by: .visitor)
            _ = try await desk.denyCompetence(plain.id, reason: "请向药品监管部门反映。", by: .reportOfficer)
            let withCase = try await desk.file(try .sample(), against: nil, by: .visitor)
            _ = try await desk.fileCase(withCase.id, caseNumber: "7", approver: "赵主任", by: .reportOfficer)
            for id in [plain.id, withCase.id] { _ = try await desk.close(id, by: .reportOfficer) }
            _ = try await desk.file(try .sample(), against: nil, by: .visitor)
            var row = ImportedReport(
                line: 7, orderNumber: "164000002026", state: .filed, party: ReportedParty(name: "好又多超市"),
                narrative: "该超市销售过期食品。")
            row.closedAt = .at("2026-01-05T01:00:00Z")
            _ = try await desk.importReports([row], by: .system)
            func found(_ hasCase: Bool, before moment: Instant) async throws -> [Identifier<Report>] {
                try await books.read {
                    try $0.reportsToErase(closedBefore: moment, hasCase: hasCase, limit: 10)
                }
            }
            let (now, later) = (clock.now, clock.now.advanced(bySeconds: 1))
            #expect(try await found(false, before: now).isEmpty)
            #expect(try await found(false, before: later) == [plain.id])
            let cases = try await found(true, before: later)
            #expect(cases.count == 2 && cases.last == withCase.id)
            _ = try await desk.erase(withCase.id, by: .system)
            #expect(try await found(true, before: later) == [cases[0]])
        }
    }
}
