import Kernel

/// Looks through the nodes of a framework and gathers everything that is wrong with it.
struct FrameworkCheck {
    let nodes: [Node]
    private(set) var root = ""
    private(set) var places: [String: Int] = [:]
    private(set) var children: [String: [String]] = [:]
    private(set) var levels: [String: Int] = [:]
    private(set) var refusals: [Refusal] = []
    private(set) var remarks: [Diagnostic] = []

    init(_ nodes: [Node]) {
        self.nodes = nodes
    }

    mutating func run() {
        for (place, node) in nodes.enumerated() where places.updateValue(place, forKey: node.code) != nil {
            refusals.append(.codeRepeated(node.code))
        }
        linkParents()
        findRoot()
        findCycles()
        guard refusals.isEmpty else { return }
        for node in nodes where node.kind != .context { _ = level(of: node.code) }
        checkLevels()
        checkWeights()
    }

    private mutating func linkParents() {
        for node in nodes where node.kind != .context {
            guard let parent = node.parent else { continue }
            guard let place = places[parent] else {
                refusals.append(.parentAbsent(node.code, parent: parent))
                continue
            }
            guard nodes[place].kind == .branch else {
                refusals.append(.parentNotBranch(node.code, parent: parent))
                continue
            }
            children[parent, default: []].append(node.code)
        }
        for node in nodes where node.kind == .branch && children[node.code] == nil {
            refusals.append(.branchEmpty(node.code))
        }
    }

    private mutating func findRoot() {
        let tops = nodes.filter { $0.kind == .branch && $0.parent == nil }
        for node in nodes where node.kind == .indicator && node.parent == nil {
            refusals.append(.indicatorOrphaned(node.code))
        }
        switch tops.count {
        case 0: refusals.append(.rootAbsent)
        case 1: root = tops[0].code
        default: refusals.append(.rootAmbiguous(tops.map(\.code)))
        }
    }

    /// A node from which going up never ends is on or under a cycle; each cycle is told once.
    private mutating func findCycles() {
        var isSettled: Set<String> = []
        for node in nodes {
            var path: [String] = []
            var current: String? = node.code
            while let code = current, !isSettled.contains(code) {
                if let start = path.firstIndex(of: code) {
                    refusals.append(.frameworkCyclic(Array(path[start...])))
                    break
                }
                path.append(code)
                current = places[code].flatMap { nodes[$0].parent }
            }
            isSettled.formUnion(path)
        }
    }

    private mutating func level(of code: String) -> Int {
        if let known = levels[code] { return known }
        let level = 1 + ((children[code] ?? []).map { self.level(of: $0) }.max() ?? 0)
        levels[code] = level
        return level
    }

    private mutating func checkLevels() {
        for node in nodes {
            guard let stated = node.statedLevel, let parent = node.parent, let place = places[parent],
                let above = nodes[place].statedLevel
            else { continue }
            if above <= stated { refusals.append(.levelNotBelowParent(node.code, parent: parent)) }
        }
    }

    private mutating func checkWeights() {
        for node in nodes where node.kind != .context && (!node.weight.isFinite || node.weight < 0) {
            refusals.append(.weightUnusable(node.code, node.weight))
        }
        for node in nodes where node.kind == .branch {
            let weights = (children[node.code] ?? []).compactMap { places[$0].map { nodes[$0].weight } }
            let sum = weights.reduce(0, +)
            if sum <= 0 {
                refusals.append(.weightsVanish(node.code))
            } else if (sum - 1).magnitude > 1e-3, weights.contains(where: { $0 != weights[0] }) {
                remarks.append(.weightsUneven(node.code, sum: sum))
            }
        }
    }
}
