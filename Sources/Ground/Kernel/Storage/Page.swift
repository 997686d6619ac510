/// One page of a list in a total order, and where the next begins.
public struct Page<Item: Sendable>: Sendable {
    public let items: [Item]
    /// The cursor to ask the next page with; nothing on the last.
    public let next: Cursor?

    public init(_ items: [Item], next: Cursor?) {
        self.items = items
        self.next = next
    }

    public func map<Other>(_ change: (Item) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(try items.map(change), next: next)
    }
}

/// The place after the last item seen: its sort key and its identifier, so that no row is shown twice or missed.
public struct Cursor: Hashable, Sendable {
    public let key: Int64
    public let id: String

    public init(key: Int64, id: String) {
        self.key = key
        self.id = id
    }

    /// The cursor as an opaque word for URLs.
    public var text: String { "\(key)~\(id)" }

    public init?(_ text: String) {
        let parts = text.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let key = Int64(parts[0]), parts[1].utf8.count <= 64 else { return nil }
        self.init(key: key, id: String(parts[1]))
    }
}
