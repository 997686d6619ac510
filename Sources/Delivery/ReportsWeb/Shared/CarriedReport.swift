import Kernel
import Reports
import Web

/// What a report's registration hands over, on its way from the answer that registered to the page that shows it.
struct CarriedReport {
    let id: String
    let number: String
    let queryCode: String
    let decisionDueOn: Day?
    let authority: String?
    let unit: String?

    init(_ receipt: ReportReceipt) {
        id = receipt.id.text
        number = receipt.number
        queryCode = receipt.queryCode
        decisionDueOn = receipt.decisionDueOn
        authority = receipt.authority
        unit = receipt.unit
    }

    init?(of request: Request) {
        guard let json = Handover.content(Self.cookieName, of: request), let id = json["id"]?.string,
            let number = json["number"]?.string, let code = json["code"]?.string
        else { return nil }
        self.id = id
        self.number = number
        queryCode = code
        decisionDueOn = json["due"]?.string.flatMap { Day($0) }
        authority = json["authority"]?.string
        unit = json["unit"]?.string
    }

    func cookie(for path: String, isSecure: Bool) -> String {
        Handover.cookie(
            Self.cookieName,
            [
                "id": .string(id), "number": .string(number), "code": .string(queryCode),
                "due": JSON(decisionDueOn?.description), "authority": JSON(authority), "unit": JSON(unit),
            ], to: path, isSecure: isSecure)
    }

    private static let cookieName = "fx-report"
}
