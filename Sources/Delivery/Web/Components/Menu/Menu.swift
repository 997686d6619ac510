public import Kernel
public import Markup

/// Actions that are seldom wanted, behind one button; opens without scripts.
public enum Menu {
    /// The menu; its items are links, or forms with one button each.
    public static func node(_ label: Phrase, _ language: Language, _ items: Node...) -> Node {
        details(
            [.class("fx-menu")],
            summary([.class("fx-button fx-button--secondary")], .text(label, language)),
            ul([.class("fx-menu__list")], .each(items) { li($0) }))
    }
}
