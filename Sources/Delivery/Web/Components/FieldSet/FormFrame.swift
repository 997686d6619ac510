import Kernel
public import Markup

/// A form that sends itself by POST, with the token that shows it is ours.
///
/// With a draft's name, what is typed is kept in the browser until the form has been sent; without scripts nothing
/// is kept, and the form works all the same.
public struct FormFrame: Sendable {
    public let action: String
    public var draft: String?
    public var hasFiles = false
    /// Warns before the page is left with something unsent.
    public var isGuarded = false

    public init(_ action: String) {
        self.action = action
    }

    public func drafted(_ name: String) -> FormFrame {
        var frame = self
        frame.draft = name
        frame.isGuarded = true
        return frame
    }

    public func withFiles() -> FormFrame {
        var frame = self
        frame.hasFiles = true
        return frame
    }

    /// The form; the server judges the fields, so that everybody gets the same words in their own language.
    public func node(_ state: FormState, for reader: Reader, _ content: Node...) -> Node {
        .group([
            ErrorSummary.node(state.refusals, reader.language),
            form(
                [
                    .class("fx-form"), .method("post"), .action(action), .novalidate(),
                    .when(hasFiles, .enctype("multipart/form-data")), .some(draft) { .data("draft", $0) },
                    .when(isGuarded, .data("guard")),
                ],
                Self.token(reader), .group(content)),
        ])
    }

    /// The hidden token of a form.
    public static func token(_ reader: Reader) -> Node {
        input([.type("hidden"), .name(FormTokens.fieldName), .value(reader.csrf)])
    }
}
