public import Kernel

/// A tree of indicators and branches of any depth, checked: one root, no cycle, no orphan, usable weights.
///
/// A branch's level is one above its highest child; indicators have level 1. Lookups O(1), making it O(nodes).
public struct Framework: Hashable, Sendable {
    /// All nodes in the order of their table.
    public let nodes: [Node]
    /// The code of the whole index.
    public let root: String
    /// The level of each node that is scored.
    public let levels: [String: Int]
    /// Branches, children before parents.
    public let branchesUpwards: [String]
    /// What was odd without being wrong, such as weights that do not add up.
    public let remarks: [Diagnostic]
    private let children: [String: [String]]
    private let places: [String: Int]

    public init(_ nodes: [Node]) throws(Refusals) {
        var check = FrameworkCheck(nodes)
        check.run()
        if let refusals = Refusals(check.refusals) { throw refusals }
        self.nodes = nodes
        root = check.root
        levels = check.levels
        remarks = check.remarks
        children = check.children
        places = check.places
        let order = check.places
        branchesUpwards = nodes.filter { $0.kind == .branch }.map(\.code)
            .sorted { (check.levels[$0] ?? 0, order[$0] ?? 0) < (check.levels[$1] ?? 0, order[$1] ?? 0) }
    }

    public subscript(code: String) -> Node? { places[code].map { nodes[$0] } }

    /// The codes below a branch, in the order of the table.
    public func children(of code: String) -> [String] { children[code] ?? [] }

    public var indicators: [Node] { nodes.filter { $0.kind == .indicator } }

    public var context: [Node] { nodes.filter { $0.kind == .context } }

    public var highestLevel: Int { levels[root] ?? 1 }

    /// The scored nodes of one level, in the order of the table.
    public func codes(atLevel level: Int) -> [String] { nodes.map(\.code).filter { levels[$0] == level } }

    /// The indicators under a node, itself if it is one.
    public func indicators(under code: String) -> [String] {
        guard let node = self[code] else { return [] }
        return node.kind == .indicator ? [code] : children(of: code).flatMap { indicators(under: $0) }
    }

    /// Every node's weight as its table gives it.
    public var givenWeights: [String: Double] {
        Dictionary(nodes.map { ($0.code, $0.weight) }) { first, _ in first }
    }

    /// The same tree with other weights.
    public func weighted(by weights: [String: Double]) throws(Refusals) -> Framework {
        try Framework(
            nodes.map { node in
                var node = node
                node.weight = weights[node.code] ?? node.weight
                return node
            })
    }

    /// Each node's share in the whole index: the product of its and its ancestors' shares among their siblings.
    public func effectiveWeights(_ weights: [String: Double]) -> [String: Double] {
        var effective = [root: 1.0]
        for branch in branchesUpwards.reversed() {
            let below = children(of: branch)
            let sum = below.reduce(0) { $0 + (weights[$1] ?? 0) }
            for code in below { effective[code] = (effective[branch] ?? 0) * (weights[code] ?? 0) / sum }
        }
        return effective
    }
}
