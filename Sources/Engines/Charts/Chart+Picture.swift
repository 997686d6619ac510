public import Kernel
public import Markup

extension Chart {
    /// The chart as a still picture, coloured by the style sheet: the chosen series has the class `fx-plot__chosen`.
    ///
    /// O(values); the picture is 640 units wide and grows downwards only for lying bars.
    public func picture(_ language: Language) -> Node {
        let plot = Plot(chart: self, language: language)
        return svg(
            [
                .viewBox(0, 0, Plot.width, plot.height), .class("fx-plot"), .role("img"),
                .aria(.label, title(language)), .svgNamespace,
            ],
            plot.scale, form == .line ? plot.lines : plot.bars, plot.names)
    }
}

/// Where things stand in a still picture.
private struct Plot {
    let chart: Chart
    let language: Language
    let ceiling: Double

    static let width = 640.0
    private static let edge = (left: 56.0, right: 12.0, top: 16.0, bottom: 28.0)
    private static let rowHeight = 26.0
    private static let nameWidth = 148.0

    init(chart: Chart, language: Language) {
        self.chart = chart
        self.language = language
        ceiling = chart.ceiling
    }

    var isLying: Bool { chart.form == .rows }
    var left: Double { isLying ? Self.nameWidth : Self.edge.left }
    var height: Double {
        isLying ? Double(chart.categories.count) * Self.rowHeight + Self.edge.top + Self.edge.bottom : 280
    }
    var span: Double { Self.width - left - Self.edge.right }
    var rise: Double { height - Self.edge.top - Self.edge.bottom }
    var slot: Double { (isLying ? rise : span) / Double(max(1, chart.categories.count)) }

    /// How long a value is drawn; nothing below zero is.
    func extent(_ value: Double) -> Double { max(0, value / ceiling) * (isLying ? span : rise) }

    var scale: Node {
        .each(0...chart.steps) { step in
            let value = ceiling * Double(step) / Double(chart.steps)
            let label = Node.text(language.figure(value))
            if isLying {
                let x = left + extent(value)
                return g(
                    line([.class("fx-plot__grid"), .x1(x), .x2(x), .y1(Self.edge.top), .y2(Self.edge.top + rise)]),
                    svgText([.class("fx-plot__label"), .x(x), .y(height - 8), .textAnchor("middle")], label))
            }
            let y = Self.edge.top + rise - extent(value)
            return g(
                line([.class("fx-plot__grid"), .x1(left), .x2(left + span), .y1(y), .y2(y)]),
                svgText([.class("fx-plot__label"), .x(left - 8), .y(y + 4), .textAnchor("end")], label))
        }
    }

    var names: Node {
        let every = isLying ? 1 : max(1, chart.categories.count / 12 + (chart.categories.count % 12 > 0 ? 1 : 0))
        return .each(chart.categories.enumerated().filter { $0.offset.isMultiple(of: every) }) { index, name in
            let middle = (Double(index) + 0.5) * slot
            let place: [Attribute] =
                isLying
                ? [.x(left - 8), .y(Self.edge.top + middle + 4), .textAnchor("end")]
                : [.x(left + middle), .y(height - 8), .textAnchor("middle")]
            return svgText([.class("fx-plot__label")] + place, .text(name, language))
        }
    }

    var bars: Node {
        let share = slot * 0.64 / Double(max(1, chart.series.count))
        return .each(chart.series.enumerated()) { number, series in
            .each(series.values.enumerated()) { index, value in
                guard let value, index < chart.categories.count else { return .nothing }
                let offset = (Double(index) + 0.18) * slot + Double(number) * share
                let long = extent(value)
                let place: [Attribute] =
                    isLying
                    ? [.x(left), .y(Self.edge.top + offset), .breadth(long), .length(share)]
                    : [.x(left + offset), .y(Self.edge.top + rise - long), .breadth(share), .length(long)]
                return rect([mark(of: series)] + place)
            }
        }
    }

    var lines: Node {
        .each(chart.series) { series in
            .each(runs(of: series)) { run in
                guard run.count > 1 else {
                    return .some(run.first) { circle([mark(of: series), .cx($0.x), .cy($0.y), .r(2.5)]) }
                }
                return polyline([mark(of: series), .fill("none"), .strokeWidth(2), .points(run)])
            }
        }
    }

    /// The unbroken stretches of a line: it stops where a value is missing.
    private func runs(of series: Chart.Series) -> [[(x: Double, y: Double)]] {
        var runs: [[(x: Double, y: Double)]] = [[]]
        for (index, value) in series.values.prefix(chart.categories.count).enumerated() {
            guard let value else {
                runs.append([])
                continue
            }
            runs[runs.count - 1]
                .append(
                    (x: left + (Double(index) + 0.5) * slot, y: Self.edge.top + rise - extent(value)))
        }
        return runs.filter { !$0.isEmpty }
    }

    private func mark(of series: Chart.Series) -> Attribute {
        let isChosen = series.isChosen || !chart.series.contains(where: \.isChosen)
        return isChosen ? .class("fx-plot__mark fx-plot__chosen") : .class("fx-plot__mark")
    }
}
