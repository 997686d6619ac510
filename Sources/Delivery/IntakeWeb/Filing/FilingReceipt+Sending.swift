public import Complaints
public import Kernel
public import Web

/// A receipt as it is remembered for whoever sends the same filing again.
extension FilingReceipt: SendingReceipt {
    public var json: JSON {
        [
            "id": .string(id.text), "number": .string(number), "code": .string(queryCode),
            "state": .string(state.rawValue), "due": JSON(decisionDueOn?.description), "authority": JSON(authority),
        ]
    }

    public init?(json: JSON) {
        guard let id = json["id"]?.string.flatMap({ Identifier<Complaint>($0) }),
            let number = json["number"]?.string, let code = json["code"]?.string,
            let state = json["state"]?.string.flatMap(ComplaintState.init)
        else { return nil }
        self.init(
            id: id, number: number, queryCode: code, state: state,
            decisionDueOn: json["due"]?.string.flatMap { Day($0) }, authority: json["authority"]?.string)
    }
}
