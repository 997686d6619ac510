import Kernel
import Markup
import Merchants
import Web

/// The promises of a shop to be written, one a line with its English beside it; a few lines stay empty for more.
struct PromiseForm {
    let action: String
    let commitments: [Commitment]
    let version: Int64
    let refused: [Refusal]
    let sent: Submission

    func node(for reader: Reader) -> Node {
        let state = refused.isEmpty ? FormState(stored) : FormState(sent, refused: refused)
        let count = min(max(commitments.count + 2, 3), MerchantDesk.commitmentLimit)
        return FormFrame(action)
            .node(
                state, for: reader, KeepPage.version(version),
                div([.class("fx-promise-form"), .id("f-commitments")], .each(0..<count) { line($0, state, reader) }),
                Button.row(Button.submit(.save, reader.language)))
    }

    private var stored: Pairs {
        var pairs = Pairs()
        for (index, commitment) in commitments.enumerated() {
            pairs.append("commitments.\(index).zh", commitment.zh)
            if let en = commitment.en { pairs.append("commitments.\(index).en", en) }
        }
        return pairs
    }

    private func line(_ index: Int, _ state: FormState, _ reader: Reader) -> Node {
        let language = reader.language
        let number = language.number(index + 1)
        let (zh, en) = ("commitments.\(index).zh", "commitments.\(index).en")
        return fieldset(
            [.class("fx-field fx-promise-form__line")],
            legend([.class("fx-field__label")], .text(Phrase(zh: "承诺\(number)", en: "Promise \(number)"), language)),
            written(zh, Phrase(zh: "中文", en: "In Chinese"), 200, "zh-CN", state, language),
            written(en, Phrase(zh: "英文（可不填）", en: "In English (optional)"), 400, "en", state, language))
    }

    private func written(
        _ name: String, _ title: Phrase, _ limit: Int, _ tongue: String, _ state: FormState, _ language: Language
    ) -> Node {
        div(
            [.class("fx-field")],
            label([.class("fx-field__hint"), .for("f-\(name)")], .text(title, language)),
            input([
                .class("fx-input"), .type("text"), .id("f-\(name)"), .name(name), .maxlength(limit), .lang(tongue),
                .value(state.values[name] ?? ""),
            ]))
    }
}
