import Kernel
import Markup

extension FieldDrawing {
    /// The control of a field that has one.
    var control: Node {
        switch fieldSet.field.schema {
        case .text(let max, true):
            textarea(
                [.class("fx-input")] + common + [.rows(fieldSet.rows), .maxlength(max), .data("count")], .text(value))
        case .text(let max, false) where fieldSet.isSecret:
            input([.type("password"), .maxlength(max)] + plain)
        case .text(let max, false): input([.type("text"), .maxlength(max), .value(value)] + plain)
        case .choice(let choices): list(choices)
        case .integer(let range):
            input(
                [.type("text"), .inputmode("numeric"), .maxlength(String(range.upperBound).count + 1), .value(value)]
                    + plain)
        case .money: money
        case .day:
            // A browser's calendar shows the order of its own language, whatever the page's; what cannot be read is shown
            // as it was typed.
            input(
                [
                    .type("text"), .when(fieldSet.inputmode == nil, .inputmode("numeric")), .maxlength(20),
                    .value(Day(written: value).map { "\($0)" } ?? value),
                ] + plain)
        case .instant: input([.type("text"), .value(value)] + plain)
        case .file(let rule):
            input(
                [
                    .class("fx-input fx-input--file"), .type("file"), .accept(rule.types.joined(separator: ",")),
                    .multiple(rule.maxCount > 1),
                ]
                    + common)
        case .identifier, .number, .flag, .list, .object, .orNull, .words, .map, .either:
            input([.type("text"), .value(value)] + plain)
        }
    }

    private var plain: [Attribute] { [.class("fx-input")] + common }

    private var common: [Attribute] {
        [
            .id(id), .name(fieldSet.field.name), described, .when(refusal != nil, .aria(.invalid)),
            .when(fieldSet.field.isRequired, .aria(.required)), .some(fieldSet.autocomplete) { .autocomplete($0) },
            .some(fieldSet.inputmode) { .inputmode($0) },
        ]
    }

    private var money: Node {
        div(
            [.class("fx-affix")],
            span([.class("fx-affix__mark"), .aria(.hidden)], "¥"),
            input([.type("text"), .inputmode("decimal"), .maxlength(16), .value(value)] + plain))
    }

    private func list(_ choices: [Schema.Choice]) -> Node {
        select(
            plain,
            option(
                [.value("")],
                .text(
                    fieldSet.isFilter ? Phrase(zh: "全部", en: "All") : Phrase(zh: "请选择", en: "Choose"), language)),
            .each(choices) { choice in
                option([.value(choice.value), .selected(choice.value == value)], .text(choice.label, language))
            })
    }
}
