public import Kernel

/// A piece of a page as a value: nothing is escaped, joined or written before it is rendered.
///
/// A page is made of calls, outermost first: `div([.class("fx-panel")], h2("…"), p(.text(name)))`. String literals are
/// text. There is no way to put a caller's string into a page as markup, to write an inline script or style, or to
/// name an element or attribute that is not fixed when the product is built.
public enum Node: Sendable {
    case element(Element)
    /// Text, escaped where it is rendered.
    case text(String)
    /// Markup that stands in the source as a literal, written as it is.
    case raw(StaticString)
    /// A JSON value as the content of a data block, with `<`, `>` and `&` written as escapes.
    case data(JSON)
    /// Several nodes in the place of one; an empty group is nothing.
    case group([Node])
}

/// An element with its attributes and children; made by the functions named after HTML's elements.
public struct Element: Sendable {
    enum Form: Sendable {
        case normal, void
        /// An SVG element, written with a closing slash where it has no children.
        case foreign
    }

    let name: StaticString
    let form: Form
    let attributes: [Attribute]
    let children: [Node]
}

extension Node {
    /// Nothing at all.
    public static let nothing = Node.group([])

    /// What is said in the reader's language.
    public static func text(_ phrase: Phrase, _ language: Language) -> Node { .text(phrase(language)) }

    /// One node for each item, in order.
    public static func each<Items: Sequence>(_ items: Items, _ make: (Items.Element) throws -> Node) rethrows -> Node {
        .group(try items.map(make))
    }

    /// The node where the claim holds, else nothing.
    public static func when(_ claim: Bool, _ make: @autoclosure () throws -> Node) rethrows -> Node {
        claim ? try make() : .nothing
    }

    /// The node made of a value, or nothing where there is none.
    public static func some<Value>(_ value: Value?, _ make: (Value) throws -> Node) rethrows -> Node {
        try value.map(make) ?? .nothing
    }

    /// True where rendering writes nothing.
    public var isEmpty: Bool {
        switch self {
        case .element, .data, .raw: false
        case .text(let text): text.isEmpty
        case .group(let nodes): nodes.allSatisfy(\.isEmpty)
        }
    }

    static func normal(_ name: StaticString, _ attributes: [Attribute], _ children: [Node]) -> Node {
        .element(Element(name: name, form: .normal, attributes: attributes, children: children))
    }

    static func void(_ name: StaticString, _ attributes: [Attribute]) -> Node {
        .element(Element(name: name, form: .void, attributes: attributes, children: []))
    }

    static func foreign(_ name: StaticString, _ attributes: [Attribute], _ children: [Node]) -> Node {
        .element(Element(name: name, form: .foreign, attributes: attributes, children: children))
    }
}

extension Node: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self = .text(value) }
}
