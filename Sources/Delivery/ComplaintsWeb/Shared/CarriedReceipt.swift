public import Complaints
import HTTPTypes
public import Kernel
public import Web

/// What was handed over at the end of a filing, on its way from the answer that filed to the page that shows it: so
/// that a page shown again files nothing again, and the query code is kept nowhere else.
public struct CarriedReceipt: Sendable {
    public let id: Identifier<Complaint>
    public let number: String
    public let queryCode: String
    public let decisionDueOn: Day?
    public let authority: String?
    /// Whom the complaint is about, where the page says so.
    public let respondent: String?

    public init(_ receipt: FilingReceipt, respondent: String? = nil) {
        id = receipt.id
        number = receipt.number
        queryCode = receipt.queryCode
        decisionDueOn = receipt.decisionDueOn
        authority = receipt.authority
        self.respondent = respondent
    }

    /// Reads what the browser brings along; nothing where it brings none, or no more.
    public init?(of request: Request) {
        guard let json = Handover.content(Self.cookieName, of: request),
            let id = json["id"]?.string.flatMap({ Identifier<Complaint>($0) }),
            let number = json["number"]?.string, let code = json["code"]?.string
        else { return nil }
        self.id = id
        self.number = number
        queryCode = code
        decisionDueOn = json["due"]?.string.flatMap { Day($0) }
        authority = json["authority"]?.string
        respondent = json["respondent"]?.string
    }

    private static let cookieName = "fx-receipt"

    /// The value of the header that sets it for one page.
    public func cookie(for path: String, isSecure: Bool) -> String {
        let json: JSON = [
            "id": .string(id.text), "number": .string(number), "code": .string(queryCode),
            "due": JSON(decisionDueOn?.description), "authority": JSON(authority), "respondent": JSON(respondent),
        ]
        return Handover.cookie(Self.cookieName, json, to: path, isSecure: isSecure)
    }
}
