import CaseParts
import Kernel
import Reports
import Web

/// The receipt of a report, under a cookie of its own.
extension CarriedReceipt where Case == Report {
    private static var cookieName: String { "fx-report" }

    init(_ receipt: ReportReceipt) {
        self.init(
            id: receipt.id, number: receipt.number, queryCode: receipt.queryCode, decisionDueOn: receipt.decisionDueOn,
            authority: receipt.authority, unit: receipt.unit)
    }

    init?(of request: Request) { self.init(of: request, cookie: Self.cookieName) }

    func cookie(for path: String, isSecure: Bool) -> String {
        cookie(named: Self.cookieName, for: path, isSecure: isSecure)
    }
}
