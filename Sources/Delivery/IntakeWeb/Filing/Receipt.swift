import Complaints
import Kernel
import Web

/// What was handed over at the end of a filing, on its way from the answer that filed to the page that shows it.
///
/// It travels in a cookie of the browser that filed, for that page alone and for a few minutes, since the query code
/// is kept nowhere else: long enough to turn on large type, short enough for a shared computer.
struct Receipt {
    let id: Identifier<Complaint>
    let number: String
    let queryCode: String
    let decisionDueOn: Day?
    let authority: String?

    init(_ receipt: FilingReceipt) {
        id = receipt.id
        number = receipt.number
        queryCode = receipt.queryCode
        decisionDueOn = receipt.decisionDueOn
        authority = receipt.authority
    }

    init?(of request: Request) {
        guard let text = DraftToken.cookie(Self.cookieName, of: request), text.utf8.count <= 2048,
            let bytes = Hex.bytes(text), let json = try? JSON(parsing: bytes),
            let id = json["id"]?.string.flatMap({ Identifier<Complaint>($0) }), let number = json["number"]?.string,
            let code = json["code"]?.string
        else { return nil }
        self.id = id
        self.number = number
        queryCode = code
        decisionDueOn = json["due"]?.string.flatMap { Day($0) }
        authority = json["authority"]?.string
    }

    private static let cookieName = "fx-receipt"
    private static let seconds = 300

    func cookie(_ chance: Chance) -> String {
        let json: JSON = [
            "id": .string(id.text), "number": .string(number), "code": .string(queryCode),
            "due": JSON(decisionDueOn?.description), "authority": JSON(authority),
        ]
        return DraftToken.setting(
            Self.cookieName, to: Hex.text(json.bytes), seconds: Self.seconds, path: FilingStep.donePath.link(), chance)
    }
}
