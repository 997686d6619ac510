/// The endpoints arranged by the parts of their paths; finding one takes as long as the path is.
struct Routes: Sendable {
    struct Entry: Sendable {
        /// Each method's endpoint with the names of its places.
        var endpoints: [Endpoint.Method: Endpoint] = [:]

        /// The methods for `Allow`, in a fixed order.
        var allowed: String {
            Endpoint.Method.allCases.filter { endpoints[$0] != nil }
                .flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }.joined(separator: ", ")
        }
    }

    private struct Node: Sendable {
        var literals: [String: Int] = [:]
        var place: Int?
        var rest: Int?
        var entry: Entry?
    }

    private var nodes = [Node()]

    init(_ endpoints: [Endpoint]) {
        for endpoint in endpoints { insert(endpoint) }
    }

    private mutating func insert(_ endpoint: Endpoint) {
        var index = 0
        for part in endpoint.path.parts { index = child(of: index, part) }
        nodes[index].entry = nodes[index].entry ?? Entry()
        nodes[index].entry?.endpoints[endpoint.method] = endpoint
    }

    private mutating func child(of index: Int, _ part: Path.Part) -> Int {
        let known: Int? =
            switch part {
            case .literal(let text): nodes[index].literals[text]
            case .place: nodes[index].place
            case .rest: nodes[index].rest
            }
        if let known { return known }
        nodes.append(Node())
        let new = nodes.count - 1
        switch part {
        case .literal(let text): nodes[index].literals[text] = new
        case .place: nodes[index].place = new
        case .rest: nodes[index].rest = new
        }
        return new
    }

    /// The endpoints at a path, and what stands in its places; literals win over places, places over the rest.
    func find(_ segments: [String]) -> (entry: Entry, values: [String])? {
        var values: [String] = []
        guard let index = descend(0, segments[...], &values), let entry = nodes[index].entry else { return nil }
        return (entry, values)
    }

    private func descend(_ index: Int, _ segments: ArraySlice<String>, _ values: inout [String]) -> Int? {
        let node = nodes[index]
        guard let first = segments.first else { return node.entry == nil ? nil : index }
        if let next = node.literals[first], let found = descend(next, segments.dropFirst(), &values) { return found }
        if let next = node.place {
            values.append(first)
            if let found = descend(next, segments.dropFirst(), &values) { return found }
            values.removeLast()
        }
        guard let next = node.rest else { return nil }
        values.append(segments.joined(separator: "/"))
        return next
    }
}
