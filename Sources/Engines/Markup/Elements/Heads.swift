public import Kernel

// Elements whose content is not markup.

/// The document's title.
public func title(_ text: String) -> Node { .normal("title", [], [.text(text)]) }

/// A script kept in a file; there are none with content.
public func script(_ attributes: [Attribute]) -> Node { .normal("script", attributes, []) }

/// A block of JSON for the page's scripts to read, found by its identifier.
public func dataBlock(id: String, _ value: JSON) -> Node {
    .normal("script", [.type("application/json"), .id(id)], [.data(value)])
}
