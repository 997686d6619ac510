public import Kernel
public import Reports

extension SQLReportBook {
    public func runningReports(dueFrom first: Day) throws -> [RunningReport] {
        try session.all(
            "SELECT id, due_on FROM report WHERE due_on IS NOT NULL AND due_on >= ? ORDER BY id", [SQLValue(first)]
        ) { row in
            RunningReport(report: try row.id("id"), dueOn: try row.day("due_on"))
        }
    }

    public func moveDue(of id: Identifier<Report>, to index: ReportIndex) throws {
        try session.execute(
            "UPDATE report SET due_on = ?, due_period = ? WHERE id = ?",
            [SQLValue(index.dueOn), SQLValue(index.duePeriod), .text(id.text)])
    }
}
