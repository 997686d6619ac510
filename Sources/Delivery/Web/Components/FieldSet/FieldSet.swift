import Kernel
public import Markup

/// A field of a form with its label, hint and error, all tied together for those who hear the page.
///
/// Accessibility: the label is the control's; hint and error are named by `aria-describedby`, the error also marked
/// `aria-invalid`; the identifier is `f-` and the field's name, so that the error summary can lead there; what may be
/// left out says so in words, what is needed says nothing, and neither does a box to tick, which may always be left.
public struct FieldSet: Sendable {
    public let field: Field
    public var rows = 4
    public var autocomplete: StaticString?
    public var inputmode: StaticString?
    public var width = Width.full
    /// Choices as a drop-down list rather than as buttons.
    public var isCompact = false
    /// Whether what is typed is hidden, and never shown again.
    public var isSecret = false
    /// Whether a field that may be left out says so; in a filter it goes without saying.
    public var saysOptional = true
    /// Whether it narrows a list: then leaving it open means all, and that it may be left out goes without saying.
    public var isFilter = false

    /// How much is expected to be written.
    public enum Width: String, Sendable {
        case full, half, short
    }

    public init(_ field: Field) {
        self.field = field
    }

    public func with(_ change: (inout FieldSet) -> Void) -> FieldSet {
        var set = self
        change(&set)
        return set
    }

    public func node(_ state: FormState, for reader: Reader) -> Node {
        FieldDrawing(fieldSet: self, state: state, language: reader.language).node
    }

    /// The fields one after another.
    public static func nodes(_ fields: [Field], _ state: FormState, for reader: Reader) -> Node {
        .each(fields) { FieldSet($0).node(state, for: reader) }
    }
}

/// One field being drawn.
struct FieldDrawing {
    let fieldSet: FieldSet
    let state: FormState
    let language: Language

    private var field: Field { fieldSet.field }
    var id: String { "f-\(field.name)" }
    var value: String { state.value(field.name) }
    var refusal: Refusal? { state.error(field.name) }

    var node: Node {
        switch field.schema {
        case .choice(let choices) where !fieldSet.isCompact: group(choices, type: "radio")
        case .list(.choice(let choices), _): group(choices, type: "checkbox")
        case .flag: tick
        default: single
        }
    }

    private var single: Node {
        div(
            frame,
            label([.class("fx-field__label"), .for(id)], .text(field.label, language), order, mayBeLeftOut),
            hint, error, control)
    }

    /// How a date is written: a telephone's pad of digits has no hyphen, so eight digits will do.
    private var order: Node {
        guard case .day = field.schema else { return .nothing }
        return span(
            [.class("fx-field__optional")],
            .text(Phrase(zh: "（年-月-日，或八位数字）", en: " (year-month-day, or 8 digits)"), language))
    }

    private var frame: [Attribute] {
        [.classes("fx-field", "fx-field--\(fieldSet.width.rawValue)", refusal == nil ? "" : "fx-field--refused")]
    }

    private var mayBeLeftOut: Node {
        .when(
            !field.isRequired && fieldSet.saysOptional && !fieldSet.isFilter,
            span([.class("fx-field__optional")], .text(Phrase(zh: "（可不填）", en: " (optional)"), language)))
    }

    private var hint: Node {
        .some(field.hint) { p([.class("fx-field__hint"), .id(id + "-hint")], .text($0, language)) }
    }

    private var error: Node {
        .some(refusal) { refusal in
            p(
                [.class("fx-field__error"), .id(id + "-error")],
                span([.class("fx-hidden")], .text(Phrase(zh: "错误：", en: "Error: "), language)),
                .text(refusal.phrase, language))
        }
    }

    var described: Attribute {
        let names = [field.hint == nil ? nil : id + "-hint", refusal == nil ? nil : id + "-error"].compactMap(\.self)
        return names.isEmpty ? .none : .aria(.describedby, names.joined(separator: " "))
    }

    private var tick: Node {
        div(
            frame, error,
            label(
                [.class("fx-choice"), .for(id)],
                input([
                    .type("checkbox"), .id(id), .name(field.name), .value("true"),
                    .checked(["true", "on", "1"].contains(value)), described,
                    .when(refusal != nil, .aria(.invalid)),
                ]),
                span([.class("fx-choice__text")], .text(field.label, language))),
            hint)
    }

    private func group(_ choices: [Schema.Choice], type: StaticString) -> Node {
        let chosen = Set(state.values.values(field.name))
        return fieldset(
            frame + [described, .id(id), .tabindex(-1)],
            legend([.class("fx-field__label")], .text(field.label, language), mayBeLeftOut),
            hint, error,
            .each(choices.enumerated()) { index, choice in
                let choiceID = "\(id)-\(index + 1)"
                return label(
                    [.class("fx-choice"), .for(choiceID)],
                    input([
                        .type(type), .id(choiceID), .name(field.name), .value(choice.value),
                        .checked(chosen.contains(choice.value)),
                    ]),
                    span(
                        [.class("fx-choice__text")], .text(choice.label, language),
                        .some(choice.hint) { span([.class("fx-choice__hint")], .text($0, language)) }))
            })
    }
}
