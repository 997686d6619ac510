public import Kernel
public import Markup
public import Web

/// Where a case may be sent: one list, each authority with its units below it.
public struct PlaceSelect {
    public static let field = Field("place", Phrase(zh: "分送到", en: "Send to"), .text(max: 90))

    let choices: [CaseWords.AuthorityChoice]
    let state: FormState
    let language: Language

    public init(_ choices: [CaseWords.AuthorityChoice], _ state: FormState, _ language: Language) {
        self.choices = choices
        self.state = state
        self.language = language
    }

    public var node: Node {
        let refusal = state.refusals.first { $0.field == Self.field.name }
        let value = state.values[Self.field.name] ?? ""
        return div(
            [.classes("fx-field", refusal == nil ? "" : "fx-field--refused")],
            label([.class("fx-field__label"), .for("f-place")], .text(Self.field.label, language)),
            .some(refusal) {
                p([.class("fx-field__error"), .id("f-place-error")], .text($0.phrase, language))
            },
            select(
                [
                    .class("fx-input"), .id("f-place"), .name("place"), .aria(.required),
                    .when(refusal != nil, .aria(.invalid)),
                    .when(refusal != nil, .aria(.describedby, "f-place-error")),
                ],
                option([.value("")], .text(Phrase(zh: "请选择", en: "Choose"), language)),
                .each(choices) { authority in
                    .group([
                        option(
                            [.value(authority.code), .selected(value == authority.code)],
                            .text(authority.name, language)),
                        .each(authority.units) { unit in
                            let code = "\(authority.code)/\(unit.code)"
                            return option(
                                [.value(code), .selected(value == code)],
                                .text("　\(authority.name(language)) · \(unit.name(language))"))
                        },
                    ])
                }))
    }

    /// The authority and the unit of a choice; nothing where it names none.
    public static func office(of choice: String) -> (authority: String, unit: String?)? {
        let parts = choice.split(separator: "/", maxSplits: 1).map(String.init)
        return parts.first.map { ($0, parts.count > 1 ? parts[1] : nil) }
    }
}
