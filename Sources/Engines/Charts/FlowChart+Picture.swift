public import Kernel
public import Markup

extension FlowChart {
    /// The chart as a still picture, coloured by the style sheet; what it shows stands in its description too.
    ///
    /// O(n²) in boxes and arrows together.
    public func picture(_ language: Language) -> Node {
        let places = Dictionary(boxes.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let numbered = arrows.compactMap { arrow in
            places[arrow.from].flatMap { from in places[arrow.to].map { (from: from, to: $0) } }
        }
        let drawing = FlowDrawing(
            faces: boxes.map { BoxFace($0, language) },
            layout: FlowLayout(count: boxes.count, arrows: numbered, spaces: .usual))
        return svg(
            [
                .viewBox(0, 0, drawing.width, drawing.height), .breadth(drawing.width), .length(drawing.height),
                .class("fx-flowchart"), .role("img"),
                .aria(.label, title(language)), .svgNamespace,
            ],
            svgTitle(.text(title, language)), drawing.node)
    }
}

/// A box with its words broken into lines.
private struct BoxFace {
    let box: FlowChart.Box
    let title: [String]
    let lines: [String]

    init(_ box: FlowChart.Box, _ language: Language) {
        self.box = box
        title = Self.broken(box.title(language), room: FlowSpaces.usual.boxWidth - 16, size: 13)
        lines = box.lines.flatMap { Self.broken($0(language), room: FlowSpaces.usual.boxWidth - 16, size: 12) }
    }

    var height: Double { 14 + Double(title.count) * 17 + Double(lines.count) * 15 }

    /// Breaks between words, and between Han characters where no word ends; a letter counts as a little over half a Han
    /// character.
    private static func broken(_ text: String, room: Double, size: Double) -> [String] {
        var lines: [String] = []
        var (line, length, lastSpace) = ("", 0.0, nil as String.Index?)
        for character in text {
            let wide = character.isASCII ? size * 0.56 : size
            if length + wide > room, !line.isEmpty, !"，。；、：）".contains(character) {
                if let space = lastSpace, character != " " {
                    let rest = String(line[line.index(after: space)...])
                    lines.append(String(line[..<space]))
                    line = rest
                    length = rest.reduce(0) { $0 + ($1.isASCII ? size * 0.56 : size) }
                } else {
                    lines.append(line)
                    (line, length) = ("", 0)
                }
                lastSpace = nil
            }
            if character == " " {
                if line.isEmpty { continue }
                lastSpace = line.endIndex
            }
            line.append(character)
            length += wide
        }
        return line.isEmpty ? lines : lines + [line]
    }
}

/// The boxes and lines of a flow chart, where they stand.
private struct FlowDrawing {
    let faces: [BoxFace]
    let layout: FlowLayout
    /// The upper edge and the height of each layer.
    private let rows: [(top: Double, height: Double)]
    private let layerOf: [Int]

    private static let between = 34.0

    init(faces: [BoxFace], layout: FlowLayout) {
        self.faces = faces
        self.layout = layout
        var top = FlowSpaces.usual.edge
        var rows: [(top: Double, height: Double)] = []
        var layerOf = [Int](repeating: 0, count: layout.middles.count)
        for (index, layer) in layout.layers.enumerated() {
            let height = layer.map { $0 < faces.count ? faces[$0].height : 0 }.max() ?? 0
            rows.append((top, height))
            top += height + Self.between
            for node in layer { layerOf[node] = index }
        }
        self.rows = rows
        self.layerOf = layerOf
    }

    var width: Double { layout.width }
    var height: Double { (rows.last.map { $0.top + $0.height } ?? 0) + FlowSpaces.usual.edge }

    var node: Node {
        .group([
            .each(layout.ways, line), .each(layout.backWays.enumerated()) { back($1, lane: $0) },
            .each(faces.indices, box),
        ])
    }

    private func top(_ node: Int) -> Double {
        let row = rows[layerOf[node]]
        return node < faces.count ? row.top + (row.height - faces[node].height) / 2 : row.top
    }

    private func bottom(_ node: Int) -> Double {
        let row = rows[layerOf[node]]
        return node < faces.count ? top(node) + faces[node].height : row.top + row.height
    }

    private func box(_ index: Int) -> Node {
        let face = faces[index]
        let (x, y) = (layout.middles[index] - FlowSpaces.usual.boxWidth / 2, top(index))
        let look: Attribute
        let round: Double
        switch face.box.form {
        case .state: (look, round) = (.class("fx-flow__state"), 16)
        case .end: (look, round) = (.class("fx-flow__state fx-flow__end"), 16)
        case .step: (look, round) = (.class("fx-flow__step"), 2)
        case .markedStep: (look, round) = (.class("fx-flow__step fx-flow__ours"), 2)
        }
        return g(
            rect([look, .x(x), .y(y), .breadth(FlowSpaces.usual.boxWidth), .length(face.height), .rx(round)]),
            .each(face.title.enumerated()) { number, text in
                svgText(
                    [
                        .class("fx-flow__title"), .x(layout.middles[index]), .y(y + 20 + Double(number) * 17),
                        .textAnchor("middle"),
                    ], .text(text))
            },
            .each(face.lines.enumerated()) { number, text in
                svgText(
                    [
                        .class("fx-flow__line"), .x(layout.middles[index]),
                        .y(y + 18 + Double(face.title.count) * 17 + Double(number) * 15), .textAnchor("middle"),
                    ], .text(text))
            })
    }

    /// Down from box to box, turning half-way between the layers.
    private func line(_ way: [Int]) -> Node {
        guard let first = way.first, let last = way.last else { return .nothing }
        var points = [(x: layout.middles[first], y: bottom(first))]
        for (one, next) in zip(way, way.dropFirst()) {
            let middle = rows[layerOf[next]].top - Self.between / 2
            points.append((layout.middles[one], middle))
            points.append((layout.middles[next], middle))
        }
        points.append((layout.middles[last], top(last) - 6))
        return .group([polyline([.points(points)]), head(layout.middles[last], top(last))])
    }

    /// Out at the right of one box, up beside the chart, and in at the right of the other.
    private func back(_ way: (from: Int, to: Int), lane: Int) -> Node {
        let half = FlowSpaces.usual.boxWidth / 2
        let x = width - FlowSpaces.usual.edge - Double(lane) * FlowSpaces.usual.lane
        let (from, to) = (middle(way.from), middle(way.to))
        let end = layout.middles[way.to] + half
        return .group([
            polyline([
                .class("fx-flow__back"),
                .points([(layout.middles[way.from] + half, from), (x, from), (x, to), (end + 6, to)]),
            ]),
            polygon([.points([(end, to), (end + 7, to - 4), (end + 7, to + 4)])]),
        ])
    }

    private func middle(_ node: Int) -> Double { (top(node) + bottom(node)) / 2 }

    private func head(_ x: Double, _ y: Double) -> Node {
        polygon([.points([(x, y), (x - 4, y - 7), (x + 4, y - 7)])])
    }
}
