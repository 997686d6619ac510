/// A path with named places, declared once and used both ways: by the router and for links.
///
/// `/complaints/{id}/accept` has one place. A last place written `{rest...}` takes all that follows.
public struct Path: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    enum Part: Hashable, Sendable {
        case literal(String)
        case place(String)
        case rest(String)
    }

    public let pattern: String
    let parts: [Part]

    public init(_ pattern: String) {
        self.pattern = pattern
        parts = pattern.split(separator: "/")
            .map { part in
                guard part.hasPrefix("{"), part.hasSuffix("}") else { return .literal(String(part)) }
                let name = part.dropFirst().dropLast()
                return name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .place(String(name))
            }
    }

    public init(stringLiteral value: String) { self.init(value) }

    public var description: String { pattern }

    /// The names of the places, in order.
    public var places: [String] {
        parts.compactMap { part in
            switch part {
            case .literal: nil
            case .place(let name), .rest(let name): name
            }
        }
    }

    /// The path with its places filled in order, each percent-encoded; places left over stay empty.
    public func link(_ values: String...) -> String {
        var values = values[...]
        guard !parts.isEmpty else { return "/" }
        return
            parts.map { part in
                switch part {
                case .literal(let text): "/" + text
                case .place: "/" + PercentCoding.encoded(values.popFirst() ?? "")
                case .rest:
                    "/"
                        + (values.popFirst() ?? "").split(separator: "/").map { PercentCoding.encoded(String($0)) }
                        .joined(separator: "/")
                }
            }
            .joined()
    }

    /// The pattern with the places' names gone: two paths with the same shape clash.
    var shape: String {
        "/"
            + parts.map { part in
                switch part {
                case .literal(let text): text
                case .place: "{}"
                case .rest: "{...}"
                }
            }
            .joined(separator: "/")
    }
}
