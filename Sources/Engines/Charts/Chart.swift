public import Kernel

/// A chart as a value: what it shows, in words and numbers, before anybody decides how it is drawn.
///
/// The same value becomes ECharts options, a table for those who read rather than look, and a still picture for paper
/// and for pages without scripts.
public struct Chart: Sendable {
    public enum Form: String, Sendable {
        case line, bar
        /// Bars that lie, for long names; the first category stands on top.
        case rows
    }

    /// One measure over all categories, in their order; a gap where a value is missing.
    public struct Series: Sendable {
        public let name: Phrase
        public let values: [Double?]
        /// Drawn in the brand's colour; the rest are grey where any is chosen.
        public let isChosen: Bool

        public init(_ name: Phrase, _ values: [Double?], isChosen: Bool = false) {
            self.name = name
            self.values = values
            self.isChosen = isChosen
        }
    }

    public let form: Form
    /// The sentence that says what is counted, where and when.
    public let title: Phrase
    /// What the categories are: 月份, 地区.
    public let axis: Phrase
    /// What one is: 件, 元, %.
    public let unit: Phrase
    public let categories: [Phrase]
    public let series: [Series]

    public init(
        _ form: Form, title: Phrase, axis: Phrase, unit: Phrase, categories: [Phrase], series: [Series]
    ) {
        self.form = form
        self.title = title
        self.axis = axis
        self.unit = unit
        self.categories = categories
        self.series = series
    }

    /// The greatest value, and zero where there is none: axes of counts begin at zero.
    var top: Double { series.flatMap(\.values).compactMap(\.self).max() ?? 0 }

    /// Whether all values are whole, so that between two marks of the axis there is at least one.
    var isWhole: Bool { series.flatMap(\.values).compactMap(\.self).allSatisfy { Int64(exactly: $0) != nil } }

    /// How many steps the axis has: fewer for small whole numbers, so that none stands for a part of one.
    var steps: Int {
        guard isWhole, let end = Int64(exactly: ceiling) else { return 4 }
        return [4, 5, 3, 2].first { end.isMultiple(of: Int64($0)) } ?? (end < 4 ? Int(end) : 1)
    }

    /// A round number at or above the greatest value, where the axis ends: 1, 2, 2.5 or 5 times a power of ten.
    var ceiling: Double {
        guard top > 0, top.isFinite else { return 1 }
        var power = 1.0
        while power * 10 <= top { power *= 10 }
        while power > top { power /= 10 }
        return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= top && (!isWhole || $0 == $0.rounded()) } ?? top
    }
}

extension Language {
    /// A value of a chart: thousands apart, at most two decimals.
    func figure(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e15 else { return "–" }
        let hundredths = Int((value.magnitude * 100).rounded())
        let (whole, rest) = hundredths.quotientAndRemainder(dividingBy: 100)
        let sign = value < 0 && hundredths > 0 ? "-" : ""
        guard rest > 0 else { return sign + number(whole) }
        let digits = rest.isMultiple(of: 10) ? "\(rest / 10)" : (rest < 10 ? "0\(rest)" : "\(rest)")
        return "\(sign)\(number(whole)).\(digits)"
    }
}
