import Access
import Kernel

extension Installation {
    /// Whether somebody who may sign in sees the reports that tell of no place: a report officer of a province.
    func seesUnplacedReports() async throws -> Bool {
        var selection = AccountSelection()
        (selection.role, selection.status) = (.reportOfficer, .active)
        let officers = try await desks.access.accounts(selection, after: nil, limit: 1000, by: .system)
        return officers.items.contains { $0.account.office?.isProvincial == true }
    }
}
