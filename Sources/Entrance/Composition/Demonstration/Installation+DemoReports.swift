import Access
import Complaints
import Foundation
import Identity
import Kernel
import Reports

extension Installation {
    /// Plays the reports of the story, one after the other, on a desk whose clock runs from each day until now.
    func liveReports(by account: Identifier<Account>?) async throws {
        let story = try JSON(parsing: try ProductFiles.bytes(files.folder, "data/demo/live-cases.json"))
        let (end, today) = (now(), Day(at: now()))
        let official = Actor(
            id: account?.text ?? "system", roles: [.reportOfficer],
            office: DemoAccount.all.first { $0.login == "reports" }?.office)
        for report in (story["reports"]?.array ?? []).compactMap({ DemoReport($0, today: today) }) {
            let clock = DemoClock(end)
            let parts = Parts(
                stores: stores, files: files, directory: directory, keys: keys, address: configuration.address,
                courier: CodeCourier { _, _, _ in }, random: randomness.source, now: { clock.now })
            let desk = Desks(parts).reports
            func set(_ daysAgo: Int) {
                let morning = today.advanced(by: -daysAgo).start.advanced(bySeconds: 10 * 3600)
                clock.set(min(morning, end))
            }
            set(report.daysAgo)
            let filing = try ReportFiling(checking: report.input, manner: .own, today: today)
            let id = try await desk.file(filing, against: nil, by: .visitor).id
            for (step, daysAgo) in report.steps {
                set(daysAgo)
                try await desk.take(step, on: id, by: official, today: Day(at: clock.now))
            }
        }
    }
}

extension ReportDesk {
    /// One step of a demonstration's report.
    fileprivate func take(
        _ step: DemoReport.Step, on id: Identifier<Report>, by official: Actor, today: Day
    ) async throws {
        switch step {
        case .assign: _ = try await assign(id, unit: nil, officer: official.id, by: official)
        case .note(let text): _ = try await note(id, text: text, by: official)
        case .test: _ = try await beginTesting(id, on: today, by: official)
        case .file(let number, let approver):
            _ = try await fileCase(id, caseNumber: number, approver: approver, by: official)
        case .decline(let ground, let reason, let approver):
            _ = try await declineCase(id, grounds: [ground], reason: reason, approver: approver, by: official)
        case .reply(let text): _ = try await reply(id, text: text, way: .call, by: official)
        case .close: _ = try await close(id, by: official)
        }
    }
}
