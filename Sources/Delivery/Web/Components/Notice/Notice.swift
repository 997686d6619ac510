public import Kernel
public import Markup

/// Something to know before going on: in words first, with a shape, so that nothing rests on colour alone.
///
/// Accessibility: what just happened is announced (`role=status`); what always stands there is not.
public enum Notice {
    public enum Tone: String, Sendable {
        case plain, done, caution, danger

        var icon: Icon {
            switch self {
            case .plain: .note
            case .done: .tick
            case .caution: .triangle
            case .danger: .octagon
            }
        }
    }

    public static func node(
        _ tone: Tone, _ title: Phrase, _ language: Language, isNews: Bool = false, _ content: Node...
    ) -> Node {
        div(
            [.classes("fx-notice", "fx-notice--\(tone.rawValue)"), .when(isNews, .role("status"))],
            tone.icon.node,
            div(
                [.class("fx-notice__body")],
                p([.class("fx-notice__title")], .text(title, language)),
                .group(content)))
    }
}
