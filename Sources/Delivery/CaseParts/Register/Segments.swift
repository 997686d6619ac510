import Kernel
public import Markup
public import Web

/// Choices side by side: one stop of the Tab key for those of which one is chosen.
public struct Segments {
    let field: Field
    /// Whether the page begins with it: then its heading says it already, and the keyboard starts there.
    let isFirst: Bool

    public init(_ field: Field, isFirst: Bool = false) {
        self.field = field
        self.isFirst = isFirst
    }

    public func node(_ state: FormState, for reader: Reader) -> Node {
        let language = reader.language
        let chosen = Set(state.values.values(field.name))
        let refusal = state.refusals.first { $0.field == field.name }
        let (options, type): ([Schema.Choice], StaticString) =
            switch field.schema {
            case .choice(let options): (options, "radio")
            case .list(.choice(let options), _): (options, "checkbox")
            default: ([], "checkbox")
            }
        let focused = chosen.first ?? options.first?.value
        return fieldset(
            [
                .classes("fx-field fx-segments", refusal == nil ? "" : "fx-field--refused"), .id("f-\(field.name)"),
                .tabindex(-1), .when(refusal != nil, .aria(.describedby, "f-\(field.name)-error")),
            ],
            legend(
                [isFirst ? .class("fx-field__label fx-hidden") : .class("fx-field__label")],
                .text(field.label, language)),
            .some(refusal) {
                p([.class("fx-field__error"), .id("f-\(field.name)-error")], .text($0.phrase, language))
            },
            div(
                [.class("fx-segments__row")],
                .each(options) { choice in
                    label(
                        [.class("fx-segment")],
                        input([
                            .type(type), .name(field.name), .value(choice.value),
                            .checked(chosen.contains(choice.value)),
                            .when(isFirst && !state.isRefused && choice.value == focused, .autofocus()),
                        ]),
                        span(.text(choice.label, language)))
                }))
    }
}
