import Markup

/// One state of a component: shown on the page of components, kept as a golden, and walked through for accessibility.
struct Example {
    let name: String
    let node: Node

    init(_ name: String, _ node: Node) {
        self.name = name
        self.node = node
    }
}

/// A component with its examples.
struct Exhibit: Sendable {
    let name: String
    let make: @Sendable (Reader) -> [Example]

    init(name: String, make: @escaping @Sendable (Reader) -> [Example]) {
        self.name = name
        self.make = make
    }
}
