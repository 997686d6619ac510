import Kernel
import Markup

extension Panel {
    static let exhibit = Exhibit(name: "panel") { reader in
        let language = reader.language
        let facts: [(name: Phrase, value: Node?)] = [
            (
                Phrase(zh: "经营者", en: "Trader"),
                .text(Phrase(zh: "蓝天健身服务有限责任公司", en: "Blue Sky Fitness Services Co., Ltd."), language)
            ),
            (Phrase(zh: "统一社会信用代码", en: "Credit code"), span([.class("fx-number")], "91620100MA71ABCD2X")),
            (Phrase(zh: "联系人", en: "Contact"), nil),
        ]
        return [
            Example(
                "facts",
                node(
                    Phrase(zh: "商家", en: "The shop"), language,
                    action: a([.href("#")], .text(Phrase(zh: "更正", en: "Correct"), language)),
                    KeyValue.node(facts, language))),
            Example(
                "empty",
                EmptyState.node(
                    Phrase(zh: "没有待办的投诉", en: "Nothing waits for you"),
                    Phrase(
                        zh: "新的投诉会出现在这里，也可以登记来电来信。",
                        en: "New complaints appear here; calls and letters can be registered."), language,
                    action: Button.link(Phrase(zh: "登记投诉", en: "Register one"), to: "#", language))),
            Example(
                "menu",
                Menu.node(
                    Phrase(zh: "更多", en: "More"), language,
                    a([.href("#")], .text(Phrase(zh: "打印", en: "Print"), language)),
                    a([.href("#")], .text(Phrase(zh: "移送", en: "Transfer"), language)))),
        ]
    }
}
