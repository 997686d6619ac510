public import Kernel

/// A length of time that the law gives.
public struct LegalPeriod: Hashable, Sendable {
    public enum Unit: String, CaseIterable, Sendable {
        /// 工作日
        case working
        /// 自然日: every day counts.
        case calendar
        /// Until the same date; where the month lacks it, until the month's last day (Civil Code 202).
        case years
    }

    /// Which way it runs from the day that it is measured from.
    public enum Direction: String, CaseIterable, Sendable {
        /// Something must be done within the period that follows the day.
        case after
        /// Something must be done at least the period ahead of the day.
        case before
    }

    public let value: Int
    public let unit: Unit
    public let direction: Direction

    /// - Returns: nil unless the value is from 1 to `longest`.
    public init?(_ value: Int, _ unit: Unit, _ direction: Direction = .after) {
        guard (1...Self.longest).contains(value) else { return nil }
        self.value = value
        self.unit = unit
        self.direction = direction
    }

    /// Longer than any period in law, and short enough that no arithmetic can overflow.
    public static let longest = 10_000

    /// The period that is longer by an extension of the same unit and direction; nil if they differ.
    public func extended(by more: LegalPeriod) -> LegalPeriod? {
        guard unit == more.unit, direction == more.direction else { return nil }
        return LegalPeriod(value + more.value, unit, direction)
    }
}

extension LegalPeriod {
    /// The length in words: `7个工作日`, `60日`, `3年`; one that runs before its day says so.
    public var phrase: Phrase {
        let plural = value == 1 ? "" : "s"
        let length =
            switch unit {
            case .working: Phrase(zh: "\(value)个工作日", en: "\(value) working day\(plural)")
            case .calendar: Phrase(zh: "\(value)日", en: "\(value) day\(plural)")
            case .years: Phrase(zh: "\(value)年", en: "\(value) year\(plural)")
            }
        return direction == .after ? length : Phrase(zh: "提前\(length.zh)", en: "\(length.en) ahead")
    }
}
