/// Where the boxes of a flow chart stand: layers from above, and a place within each.
///
/// Nodes are numbered: first the boxes, then a point for every layer that a long arrow crosses.
struct FlowLayout {
    /// The arrows that lead downwards, each as the nodes that it passes.
    private(set) var ways: [[Int]] = []
    /// The arrows that lead back, by box.
    private(set) var backWays: [(from: Int, to: Int)] = []
    private(set) var layers: [[Int]] = []
    /// The middle of each node.
    private(set) var middles: [Double] = []
    private(set) var width = 0.0
    private let boxCount: Int
    private var above: [[Int]] = []
    private var below: [[Int]] = []
    private let spaces: FlowSpaces

    init(count: Int, arrows: [(from: Int, to: Int)], spaces: FlowSpaces) {
        boxCount = count
        self.spaces = spaces
        let forward = split(arrows)
        place(forward)
        sort()
        spread()
    }

    /// Tells the arrows that lead back, which a walk from the first boxes meets on its own way.
    private mutating func split(_ arrows: [(from: Int, to: Int)]) -> [(from: Int, to: Int)] {
        enum Mark {
            case new, open, done
        }
        var marks = [Mark](repeating: .new, count: boxCount)
        var back: Set<Int> = []
        func walk(_ box: Int) {
            marks[box] = .open
            for (index, arrow) in arrows.enumerated() where arrow.from == box {
                switch marks[arrow.to] {
                case .open: back.insert(index)
                case .new: walk(arrow.to)
                case .done: break
                }
            }
            marks[box] = .done
        }
        for box in 0..<boxCount where marks[box] == .new { walk(box) }
        backWays = back.sorted().map { arrows[$0] }
        return arrows.enumerated().filter { !back.contains($0.offset) }.map(\.element)
    }

    private mutating func place(_ arrows: [(from: Int, to: Int)]) {
        var depth = [Int](repeating: 0, count: boxCount)
        for _ in 0..<boxCount {
            for arrow in arrows where depth[arrow.to] <= depth[arrow.from] { depth[arrow.to] = depth[arrow.from] + 1 }
        }
        layers = Array(repeating: [], count: (depth.max() ?? -1) + 1)
        for box in 0..<boxCount { layers[depth[box]].append(box) }
        above = Array(repeating: [], count: boxCount)
        below = above
        for arrow in arrows {
            var way = [arrow.from]
            for layer in (depth[arrow.from] + 1)..<max(depth[arrow.from] + 1, depth[arrow.to]) {
                let point = above.count
                above.append([])
                below.append([])
                layers[layer].append(point)
                way.append(point)
            }
            way.append(arrow.to)
            for (one, next) in zip(way, way.dropFirst()) {
                below[one].append(next)
                above[next].append(one)
            }
            ways.append(way)
        }
    }

    /// Orders each layer by the middle of its neighbours, downwards and upwards in turn.
    private mutating func sort() {
        var rank = [Double](repeating: 0, count: above.count)
        func number(_ layer: [Int]) { for (index, node) in layer.enumerated() { rank[node] = Double(index) } }
        for layer in layers { number(layer) }
        for round in 0..<8 {
            let isDown = round.isMultiple(of: 2)
            for index in isDown ? Array(layers.indices) : layers.indices.reversed() {
                let neighbours = isDown ? above : below
                let keys = layers[index].enumerated()
                    .map { place, node -> (key: Double, place: Int, node: Int) in
                        let ranks = neighbours[node].map { rank[$0] }
                        let mean = ranks.isEmpty ? rank[node] : ranks.reduce(0, +) / Double(ranks.count)
                        return (mean, place, node)
                    }
                layers[index] = keys.sorted { ($0.key, $0.place) < ($1.key, $1.place) }.map(\.node)
                number(layers[index])
            }
        }
    }

    private func breadth(_ node: Int) -> Double { node < boxCount ? spaces.boxWidth : spaces.lane }

    /// Stands the nodes of a layer beside each other, then pulls each towards its neighbours as far as there is room.
    private mutating func spread() {
        middles = [Double](repeating: 0, count: above.count)
        for layer in layers {
            let whole = layer.map { breadth($0) + spaces.gap }.reduce(0, +)
            var left = -whole / 2
            for node in layer {
                middles[node] = left + (breadth(node) + spaces.gap) / 2
                left += breadth(node) + spaces.gap
            }
        }
        for round in 0..<16 {
            let neighbours = round.isMultiple(of: 2) ? above : below
            for layer in round.isMultiple(of: 2) ? layers : layers.reversed() { pull(layer, neighbours) }
        }
        let boxes =
            (0..<boxCount).map { (middles[$0], breadth($0)) }
            + (boxCount..<above.count).map { (middles[$0], breadth($0)) }
        let least = boxes.map { $0.0 - $0.1 / 2 }.min() ?? 0
        for node in middles.indices { middles[node] += spaces.edge - least }
        let most = middles.indices.map { middles[$0] + breadth($0) / 2 }.max() ?? 0
        width = most + spaces.edge + (backWays.isEmpty ? 0 : Double(backWays.count) * spaces.lane)
    }

    /// Wishes are granted from the left and from the right, and the mean of both keeps the order and the gaps.
    private mutating func pull(_ layer: [Int], _ neighbours: [[Int]]) {
        let wishes = layer.map { node -> Double in
            let places = neighbours[node].map { middles[$0] }.sorted()
            guard !places.isEmpty else { return middles[node] }
            let half = places.count / 2
            return places.count.isMultiple(of: 2) ? (places[half - 1] + places[half]) / 2 : places[half]
        }
        var fromLeft = wishes
        for index in layer.indices.dropFirst() {
            fromLeft[index] = max(fromLeft[index], fromLeft[index - 1] + distance(layer[index - 1], layer[index]))
        }
        var fromRight = wishes
        for index in layer.indices.reversed().dropFirst() {
            fromRight[index] = min(fromRight[index], fromRight[index + 1] - distance(layer[index], layer[index + 1]))
        }
        for (index, node) in layer.enumerated() { middles[node] = (fromLeft[index] + fromRight[index]) / 2 }
    }

    private func distance(_ one: Int, _ next: Int) -> Double { (breadth(one) + breadth(next)) / 2 + spaces.gap }
}

/// The measures of a flow chart, in its own units.
struct FlowSpaces {
    let boxWidth: Double
    /// The room of a line that passes a layer.
    let lane: Double
    let gap: Double
    let edge: Double

    static let usual = FlowSpaces(boxWidth: 156, lane: 14, gap: 14, edge: 12)
}
