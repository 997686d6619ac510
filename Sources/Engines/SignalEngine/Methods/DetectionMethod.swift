public import Kernel

/// A method of detection by its name, with settings as data.
///
/// Names and settings are those of R surveillance 1.20.3 (`b`, `w`, `alpha`, `limit54`, `powertrans`, `thresholdMethod`,
/// …), and `range` for the first and the last step to judge. A setting that is absent has the value R gives it, but:
/// `farringtonFlexible` starts from the settings of the published comparison (ten periods, 26 weeks left out, alpha 0.01,
/// every trend kept that leads nowhere new, `nbPlugin`), both Farrington methods look back as many years as the series
/// allows (2 up to 215 steps, 3 up to 320, else 5), and a chart starts six steps after so many years, where the series is
/// long enough.
public struct DetectionMethod: Sendable {
    public let name: String
    private let settings: JSON

    /// - Throws: a refusal for a name that is not known.
    public init(_ name: String, _ settings: JSON = .null) throws(Refusal) {
        guard Self.makers[name] != nil else { throw .methodUnknown(name) }
        self.name = name
        self.settings = settings
    }

    /// Every name, in a fixed order.
    public static let allNames: [String] = makers.keys.sorted()

    /// What the method says of a series.
    ///
    /// - Throws: a refusal for settings that cannot be used or a history that is too short.
    public func detect(in series: Series) throws(Refusal) -> [Detection] {
        guard series.count > 0 else { throw .seriesEmpty }
        if let below = series.counts.first(where: { $0 < 0 }) { throw .countNegative(below) }
        var settings = try MethodSettings(settings)
        let asked = try settings.steps()
        guard let make = Self.makers[name] else { throw .methodUnknown(name) }
        let detector = try make(&settings, series)
        try settings.finish()
        return try detector.detect(in: series, at: asked ?? Self.usualSteps(detector, series))
    }

    /// A chart depends on where it starts; all others are asked for whatever they can judge.
    private static func usualSteps(_ detector: any Detector, _ series: Series) -> ClosedRange<Int>? {
        guard let chart = detector as? CUSUM, chart.mean == .before || chart.mean == .seasonal else { return nil }
        let first = usualYears(series) * series.stepsPerYear + 6
        return first <= series.count ? first...series.count : nil
    }

    /// The years that Farrington's methods look back where none are named.
    static func usualYears(_ series: Series) -> Int { series.count <= 215 ? 2 : series.count <= 320 ? 3 : 5 }

    private typealias Maker = @Sendable (inout MethodSettings, Series) throws(Refusal) -> any Detector

    private static let makers: [String: Maker] = [
        "earsC1": { settings, _ throws(Refusal) in try ears(&settings, .c1) },
        "earsC2": { settings, _ throws(Refusal) in try ears(&settings, .c2) },
        "earsC3": { settings, _ throws(Refusal) in try ears(&settings, .c3) },
        "rki": { settings, _ throws(Refusal) in try rki(&settings, 2, 4, false) },
        "rki1": { settings, _ throws(Refusal) in try rki(&settings, 0, 6, true) },
        "rki2": { settings, _ throws(Refusal) in try rki(&settings, 1, 6, true) },
        "rki3": { settings, _ throws(Refusal) in try rki(&settings, 2, 4, false) },
        "bayes": { settings, _ throws(Refusal) in try bayes(&settings, 0, 6, true) },
        "bayes1": { settings, _ throws(Refusal) in try bayes(&settings, 0, 6, true) },
        "bayes2": { settings, _ throws(Refusal) in try bayes(&settings, 1, 6, true) },
        "bayes3": { settings, _ throws(Refusal) in try bayes(&settings, 2, 4, false) },
        "cusum": { settings, _ throws(Refusal) in try cusum(&settings, .standard) },
        "cusumRossi": { settings, _ throws(Refusal) in try cusum(&settings, .rossi) },
        "cusumStd": { settings, _ throws(Refusal) in try cusum(&settings, .standard) },
        "farrington": { settings, series throws(Refusal) in try farrington(&settings, series) },
        "farringtonFlexible": { settings, series throws(Refusal) in try flexible(&settings, series) },
    ]
}
