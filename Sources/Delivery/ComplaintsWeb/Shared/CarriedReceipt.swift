public import CaseParts
public import Complaints
import Kernel
public import Web

/// The receipt of a complaint, on its way to the page that shows it.
public typealias ComplaintReceipt = CarriedReceipt<Complaint>

extension CarriedReceipt where Case == Complaint {
    private static var cookieName: String { "fx-receipt" }

    public init(_ receipt: FilingReceipt, respondent: String? = nil) {
        self.init(
            id: receipt.id, number: receipt.number, queryCode: receipt.queryCode, decisionDueOn: receipt.decisionDueOn,
            authority: receipt.authority, respondent: respondent)
    }

    public init?(of request: Request) { self.init(of: request, cookie: Self.cookieName) }

    public func cookie(for path: String, isSecure: Bool) -> String {
        cookie(named: Self.cookieName, for: path, isSecure: isSecure)
    }
}
