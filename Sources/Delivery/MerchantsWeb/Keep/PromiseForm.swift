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
        return div(
            [.class("fx-promise-form__line")],
            input([
                .class("fx-input"), .type("text"), .id("f-\(zh)"), .name(zh), .maxlength(200), .lang("zh-CN"),
                .value(state.values[zh] ?? ""),
                .aria(.label, Phrase(zh: "第\(number)条承诺", en: "Promise \(number), in Chinese")(language)),
                .placeholder(index == 0 ? "七日内无理由退货" : ""),
            ]),
            input([
                .class("fx-input"), .type("text"), .id("f-\(en)"), .name(en), .maxlength(400), .lang("en"),
                .value(state.values[en] ?? ""),
                .aria(.label, Phrase(zh: "第\(number)条的英文", en: "Promise \(number), in English")(language)),
                .placeholder(index == 0 ? "Returns within seven days" : ""),
            ]))
    }
}
