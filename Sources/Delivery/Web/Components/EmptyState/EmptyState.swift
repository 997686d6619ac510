public import Kernel
public import Markup

/// What stands where there is nothing yet: why, and what to do.
public enum EmptyState {
    public static func node(
        _ title: Phrase, _ advice: Phrase, _ language: Language, action: Node = .nothing
    ) -> Node {
        div(
            [.class("fx-empty")],
            p([.class("fx-empty__title")], .text(title, language)),
            p([.class("fx-quiet")], .text(advice, language)),
            .when(!action.isEmpty, Button.row(action)))
    }
}
