import Kernel
public import Markup

/// A list and the record chosen from it, side by side where there is room, one under the other where there is not.
public enum SplitView {
    public enum Form: Sendable {
        /// A list on the left, the record beside it.
        case list
        /// A story on the left, what can be done beside it.
        case record
    }

    public static func node(_ form: Form, _ left: Node, _ right: Node) -> Node {
        div(
            [form == .record ? .class("fx-split fx-split--case") : .class("fx-split")],
            div([.class("fx-split__list")], left), div([.class("fx-split__record")], right))
    }
}
