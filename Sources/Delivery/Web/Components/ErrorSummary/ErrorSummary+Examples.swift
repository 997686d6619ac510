import Kernel

extension ErrorSummary {
    static let exhibit = Exhibit(name: "error-summary") { reader in
        let name = Refusal(
            "example.nameMissing", .invalid, Phrase(zh: "请填写“姓名”。", en: "Enter “Name”."), field: "name")
        let amount = Refusal(
            "example.amountMalformed", .invalid,
            Phrase(zh: "“金额”格式不对，应为金额，如1280.50。", en: "“Amount” is not in the right form: an amount like 1280.50."),
            field: "amount")
        return [
            Example("one", node([name], reader.language, headingID: "fx-errors-one")),
            Example("several", node([name, amount], reader.language, headingID: "fx-errors-several")),
        ]
    }
}
