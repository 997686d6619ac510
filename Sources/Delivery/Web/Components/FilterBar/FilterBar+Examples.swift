import Kernel
import Markup

extension FilterBar {
    static let exhibit = Exhibit(name: "filter-bar") { reader in
        let bar = FilterBar([
            Word("region", Phrase(zh: "地区", en: "Region"), Phrase(zh: "湖北", en: "Hubei")),
            Word("class", Phrase(zh: "类别", en: "Class"), Phrase(zh: "预付式消费", en: "Prepaid services")),
        ])
        return [
            Example("words", bar.node(for: reader)),
            Example("pages", Pagination.node(count: 50, next: Cursor(key: 1, id: "x"), for: reader)),
            Example(
                "steps",
                StepIndicator(
                    [
                        Phrase(zh: "发生了什么", en: "What happened"), Phrase(zh: "哪家店", en: "Which shop"),
                        Phrase(zh: "凭证", en: "Evidence"), Phrase(zh: "联系方式", en: "Reaching you"),
                        Phrase(zh: "核对", en: "Check"),
                    ], current: 3
                )
                .node(reader.language)),
        ]
    }
}
