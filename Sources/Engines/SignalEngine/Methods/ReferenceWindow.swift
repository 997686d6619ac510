import Kernel

/// Which earlier steps a step is compared with: some just before it, and those around the same place in years before.
struct ReferenceWindow: Sendable {
    let yearsBack: Int
    /// Steps on each side of the same place in an earlier year, and as many just before the step itself.
    let halfWindow: Int
    let includesThisYear: Bool

    init(yearsBack: Int, halfWindow: Int, includesThisYear: Bool) throws(Refusal) {
        guard (0...100).contains(yearsBack) else {
            throw .settingUnusable("b", Phrase(zh: "非负整数", en: "a whole number not below 0"))
        }
        guard (0...100_000).contains(halfWindow) else {
            throw .settingUnusable("w", Phrase(zh: "非负整数", en: "a whole number not below 0"))
        }
        guard yearsBack > 0 || (includesThisYear && halfWindow > 0) else {
            throw .settingUnusable("b", Phrase(zh: "能取到参考期的值", en: "such that some earlier step is compared with"))
        }
        self.yearsBack = yearsBack
        self.halfWindow = halfWindow
        self.includesThisYear = includesThisYear
    }

    func firstStep(_ stepsPerYear: Int) -> Int { yearsBack * stepsPerYear + halfWindow + 1 }

    func counts(_ series: Series, before step: Int) throws(Refusal) -> [Double] {
        guard step >= firstStep(series.stepsPerYear) else {
            throw .historyShort(needed: firstStep(series.stepsPerYear), found: step)
        }
        var counts: [Double] = []
        if includesThisYear { counts += series.slice(step - halfWindow, through: step - 1) }
        for year in 0..<yearsBack {
            let middle = step - (year + 1) * series.stepsPerYear
            // Where the window is wider than a year it would reach into the step's own future.
            guard middle + halfWindow < step else {
                throw .settingUnusable("w", Phrase(zh: "小于一年的整数", en: "shorter than a year"))
            }
            counts += series.slice(middle - halfWindow, through: middle + halfWindow)
        }
        return counts
    }
}
