public import Kernel
public import Markup

/// A part of a page under its own heading.
public enum Panel {
    /// The part; `action` is what can be done with it as a whole, and stands beside its heading.
    public static func node(
        _ title: Phrase, _ language: Language, id: String? = nil, action: Node = .nothing, _ content: Node...
    ) -> Node {
        section(
            [.class("fx-panel"), .some(id) { .id($0) }],
            div(
                [.class("fx-panel__head")], h2([.class("fx-panel__title")], .text(title, language)), action),
            .group(content))
    }
}
