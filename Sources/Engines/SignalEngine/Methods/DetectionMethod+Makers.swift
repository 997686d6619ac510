import Kernel

/// How each method is made of its settings.
extension DetectionMethod {
    static func ears(_ settings: inout MethodSettings, _ chart: EARS.Chart) throws(Refusal) -> any Detector {
        let named = try settings.choice("method", of: EARS.Chart.self)
        return try EARS(
            named ?? chart, baseline: try settings.whole("baseline") ?? 7,
            leastDeviation: try settings.number("minSigma") ?? 0, alpha: try settings.number("alpha"))
    }

    static func rki(
        _ settings: inout MethodSettings, _ years: Int, _ window: Int, _ thisYear: Bool
    ) throws(Refusal) -> any Detector {
        try RKI(
            yearsBack: try settings.whole("b") ?? years, halfWindow: try settings.whole("w") ?? window,
            includesThisYear: try settings.truth("actY") ?? thisYear)
    }

    static func bayes(
        _ settings: inout MethodSettings, _ years: Int, _ window: Int, _ thisYear: Bool
    ) throws(Refusal) -> any Detector {
        try Bayes(
            yearsBack: try settings.whole("b") ?? years, halfWindow: try settings.whole("w") ?? window,
            includesThisYear: try settings.truth("actY") ?? thisYear, alpha: try settings.number("alpha") ?? 0.05)
    }

    static func cusum(
        _ settings: inout MethodSettings, _ transform: CUSUM.Transform
    ) throws(Refusal) -> any Detector {
        try CUSUM(
            try settings.choice("trans", of: CUSUM.Transform.self) ?? transform,
            k: try settings.number("k") ?? 1.04, h: try settings.number("h") ?? 2.26,
            mean: try settings.controlMean(), alpha: try settings.number("alpha") ?? 0.1)
    }

    static func farrington(_ settings: inout MethodSettings, _ series: Series) throws(Refusal) -> any Detector {
        var method = try Farrington(
            yearsBack: try settings.whole("b") ?? usualYears(series), halfWindow: try settings.whole("w") ?? 3,
            alpha: try settings.number("alpha") ?? 0.05)
        method.reweights = try settings.truth("reweight") ?? method.reweights
        method.trend = try settings.truth("trend") ?? method.trend
        method.leastCases = try leastCases(&settings) ?? method.leastCases
        method.transform = try settings.choice("powertrans", of: PowerTransform.self) ?? method.transform
        method.fit = try settings.choice("fitFun", of: Farrington.Fit.self) ?? method.fit
        method.goesByDate = try settings.truth("epochAsDate") ?? false
        return method
    }

    static func flexible(_ settings: inout MethodSettings, _ series: Series) throws(Refusal) -> any Detector {
        var method = try FarringtonFlexible(
            yearsBack: try settings.whole("b") ?? usualYears(series), halfWindow: try settings.whole("w") ?? 3,
            alpha: try settings.number("alpha") ?? 0.01, periods: try settings.whole("noPeriods") ?? 10,
            recentLeftOut: try settings.whole("pastWeeksNotIncluded") ?? 26,
            threshold: try settings.choice("thresholdMethod", of: FarringtonFlexible.Threshold.self) ?? .nbPlugin)
        method.reweights = try settings.truth("reweight") ?? method.reweights
        method.weightsThreshold = try settings.number("weightsThreshold") ?? method.weightsThreshold
        method.trend = try settings.truth("trend") ?? method.trend
        method.trendChance = try settings.number("pThresholdTrend") ?? 1
        method.leastCases = try leastCases(&settings) ?? method.leastCases
        method.transform = try settings.choice("powertrans", of: PowerTransform.self) ?? method.transform
        method.usesPopulation = try settings.truth("populationOffset") ?? method.usesPopulation
        method.goesByDate = try settings.truth("epochAsDate") ?? false
        return method
    }

    private static func leastCases(_ settings: inout MethodSettings) throws(Refusal) -> LeastCases? {
        guard let (cases, steps) = try settings.pair("limit54") else { return nil }
        guard let steps = Int(exactly: steps) else {
            throw .settingUnusable(
                "limit54", Phrase(zh: "[非负数, 正整数]", en: "a number not below 0 and a whole number above 0"))
        }
        return try LeastCases(cases, inSteps: steps)
    }
}
