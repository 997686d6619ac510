import Kernel

extension Button {
    static let exhibit = Exhibit(name: "button") { reader in
        let language = reader.language
        return [
            Example(
                "row",
                row(
                    submit(Phrase(zh: "提交投诉", en: "Send the complaint"), language),
                    link(Phrase(zh: "上一步", en: "Back"), to: "#", language),
                    submit(Phrase(zh: "撤回", en: "Withdraw"), language, weight: .danger),
                    link(Phrase(zh: "稍后再填", en: "Later"), to: "#", language, weight: .quiet)))
        ]
    }
}
