public import Kernel

/// One way to divide all events: a tree whose first node is the whole.
public struct SweepAxis: Sendable {
    public let name: String
    /// By node, itself and all above it up to the root.
    let lineages: [[Int]]

    /// Nodes by their parent; the first is the root and has none, every other follows its parent.
    ///
    /// - Throws: a refusal where that is not a tree.
    public init(_ name: String, parents: [Int?]) throws(Refusal) {
        guard let first = parents.first, first == nil else { throw .axisUnusable(name) }
        var lineages = [[0]]
        for node in parents.indices.dropFirst() {
            guard let parent = parents[node], parent >= 0, parent < node else { throw .axisUnusable(name) }
            lineages.append([node] + lineages[parent])
        }
        self.name = name
        self.lineages = lineages
    }

    public var nodeCount: Int { lineages.count }

    /// Whether a node is another or below it.
    public func isWithin(_ node: Int, _ other: Int) -> Bool { lineages[node].contains(other) }

    /// The lower of two nodes of which one is the other or above it; nil for nodes apart.
    func lower(_ one: Int, _ other: Int) -> Int? {
        if lineages[one].contains(other) { return one }
        return lineages[other].contains(one) ? other : nil
    }
}

/// One node of every axis, as a number and back.
struct CellCode: Sendable {
    let axes: [SweepAxis]

    init(_ axes: [SweepAxis]) throws(Refusal) {
        var product = 1
        for axis in axes {
            let (next, isOver) = product.multipliedReportingOverflow(by: axis.nodeCount)
            guard !isOver else { throw .axesTooLarge }
            product = next
        }
        self.axes = axes
    }

    func number(_ nodes: [Int]) -> Int {
        var number = 0
        for (axis, node) in zip(axes, nodes) { number = number * axis.nodeCount + node }
        return number
    }

    func nodes(_ number: Int) -> [Int] {
        var (rest, nodes) = (number, [Int](repeating: 0, count: axes.count))
        for axis in axes.indices.reversed() {
            nodes[axis] = rest % axes[axis].nodeCount
            rest /= axes[axis].nodeCount
        }
        return nodes
    }

    /// All cells that contain a cell, itself included: a node or one above it on every axis.
    func containing(_ nodes: [Int]) -> [Int] {
        var numbers = [0]
        for (axis, node) in zip(axes, nodes) {
            numbers = numbers.flatMap { number in axis.lineages[node].map { number * axis.nodeCount + $0 } }
        }
        return numbers
    }

    /// The cell of what two cells share; nil where they share nothing.
    func shared(_ one: Int, _ other: Int) -> Int? {
        var number = 0
        for (axis, pair) in zip(axes, zip(nodes(one), nodes(other))) {
            guard let lower = axis.lower(pair.0, pair.1) else { return nil }
            number = number * axis.nodeCount + lower
        }
        return number
    }
}
