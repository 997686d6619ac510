public import Kernel
public import Markup

/// Facts with their names, as a description list.
public enum KeyValue {
    /// The facts; one without a value says that it is not known rather than nothing.
    public static func node(_ facts: [(name: Phrase, value: Node?)], _ language: Language) -> Node {
        dl(
            [.class("fx-facts")],
            .each(facts) { fact in
                .group([
                    dt(.text(fact.name, language)),
                    dd(fact.value ?? span([.class("fx-quiet")], .text(Phrase(zh: "未填写", en: "Not given"), language))),
                ])
            })
    }
}
