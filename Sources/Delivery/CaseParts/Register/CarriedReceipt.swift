public import Kernel
public import Web

/// What was handed over at the end of a filing, on its way from the answer that filed to the page that shows it: so
/// that a page shown again files nothing again, and the query code is kept nowhere else.
public struct CarriedReceipt<Case>: SendingReceipt {
    public let id: Identifier<Case>
    public let number: String
    public let queryCode: String
    public let decisionDueOn: Day?
    public let authority: String?
    public let unit: String?
    /// Whom the case is about, where the page says so.
    public let respondent: String?

    public init(
        id: Identifier<Case>, number: String, queryCode: String, decisionDueOn: Day?, authority: String?,
        unit: String? = nil, respondent: String? = nil
    ) {
        self.id = id
        self.number = number
        self.queryCode = queryCode
        self.decisionDueOn = decisionDueOn
        self.authority = authority
        self.unit = unit
        self.respondent = respondent
    }

    /// Reads what the browser brings along; nothing where it brings none, or no more.
    public init?(of request: Request, cookie name: String) {
        guard let json = Handover.content(name, of: request) else { return nil }
        self.init(json: json)
    }

    public init?(json: JSON) {
        guard let id = json["id"]?.string.flatMap(Identifier<Case>.init), let number = json["number"]?.string,
            let code = json["code"]?.string
        else { return nil }
        self.init(
            id: id, number: number, queryCode: code, decisionDueOn: json["due"]?.string.flatMap { Day($0) },
            authority: json["authority"]?.string, unit: json["unit"]?.string, respondent: json["respondent"]?.string)
    }

    public var json: JSON {
        [
            "id": .string(id.text), "number": .string(number), "code": .string(queryCode),
            "due": JSON(decisionDueOn?.description), "authority": JSON(authority), "unit": JSON(unit),
            "respondent": JSON(respondent),
        ]
    }

    /// The value of the header that sets it for one page.
    public func cookie(named name: String, for path: String, isSecure: Bool) -> String {
        Handover.cookie(name, json, to: path, isSecure: isSecure)
    }
}
