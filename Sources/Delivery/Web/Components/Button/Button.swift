public import Kernel
public import Markup

/// What one can do: one primary action on a page, the others quieter.
///
/// Accessibility: a button does something, a link goes somewhere; both are at least 48 px high on public pages.
public enum Button {
    public enum Weight: String, Sendable {
        case primary, secondary, danger
        /// Looks like a link, within a line.
        case quiet
    }

    /// Sends the form it stands in; with a name and value, they are sent along.
    public static func submit(
        _ label: Phrase, _ language: Language, weight: Weight = .primary, name: String? = nil, value: String? = nil
    ) -> Node {
        button(
            [
                .classes("fx-button", "fx-button--\(weight.rawValue)"), .type("submit"), .some(name) { .name($0) },
                .some(value) { .value($0) },
            ],
            .text(label, language))
    }

    /// Leads to another page.
    public static func link(
        _ label: Phrase, to address: String, _ language: Language, weight: Weight = .secondary
    ) -> Node {
        a([.classes("fx-button", "fx-button--\(weight.rawValue)"), .href(address)], .text(label, language))
    }

    /// Prints the page; without scripts, says how the browser does.
    public static func print(_ label: Phrase, _ language: Language, weight: Weight = .secondary) -> Node {
        .group([
            button(
                [
                    .classes("fx-button", "fx-button--\(weight.rawValue)", "fx-scripted"), .type("button"),
                    .data("print"),
                ],
                .text(label, language)),
            span([.class("fx-unscripted fx-quiet")], .text(byBrowser, language)),
        ])
    }

    private static let byBrowser = Phrase(
        zh: "打印请用浏览器的“打印”（电脑上按 Ctrl+P）。", en: "To print, use your browser’s Print (Ctrl+P).")

    /// Puts a text where it can be pasted; without scripts there is nothing to press.
    public static func copy(_ label: Phrase, _ text: String, _ language: Language) -> Node {
        button(
            [.class("fx-button fx-button--secondary fx-scripted"), .type("button"), .data("copy", text)],
            .text(label, language))
    }

    /// Buttons side by side, the most important first.
    public static func row(_ buttons: Node...) -> Node { div([.class("fx-buttons")], .group(buttons)) }
}
