public import Kernel

/// How a sweep judges.
public struct SweepSettings: Hashable, Sendable {
    /// False alarms a step, of all cells together and after those of one event are one.
    public var budget: Double
    /// Steps from which a cell's rate is taken.
    public var baseline = 56
    /// Steps between the baseline and the step judged, so that a beginning event does not excuse itself.
    public var gap = 7
    /// How many of the last steps are looked at together.
    public var windows = [1, 2, 4]
    /// Fewer events in a window never alarm.
    public var leastCases = 3.0
    /// Steps after which a standing alarm that is no longer fed ends.
    public var memory = 5

    public init(budget: Double) throws(Refusal) {
        guard budget > 0, budget < 1000 else {
            throw .settingUnusable("budget", Phrase(zh: "每期误报数，大于0", en: "false alarms a step, above 0"))
        }
        self.budget = budget
    }

    /// Steps of history that are kept.
    var history: Int { baseline + gap + (windows.max() ?? 1) }

    func check() throws(Refusal) {
        guard (2...10_000).contains(baseline), (0...10_000).contains(gap) else {
            throw .settingUnusable("baseline", Phrase(zh: "2至10000的整数", en: "a whole number from 2 to 10,000"))
        }
        guard !windows.isEmpty, windows.allSatisfy({ (1...1000).contains($0) }) else {
            throw .settingUnusable("windows", Phrase(zh: "正整数的数组", en: "an array of whole numbers above 0"))
        }
    }
}

/// One event that a sweep found, at the level where it stands out most.
public struct SweepAlarm: Hashable, Sendable {
    /// The step, from 0.
    public let step: Int
    /// The node of every axis, in the axes' order.
    public let nodes: [Int]
    /// The nodes of an earlier alarm of the same event, where this one is at a better level.
    public let revises: [Int]?
    /// How many steps up to this one were looked at together.
    public let window: Int
    /// In that window.
    public let observed: Double
    public let expected: Double
    /// Minus the decimal logarithm of the chance of so many.
    public let surprise: Double
}
