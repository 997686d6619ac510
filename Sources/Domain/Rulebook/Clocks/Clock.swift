public import Calendars
public import Kernel

/// A period that runs: what it is, when it ends, why, and on whose authority.
///
/// A value computed from events, never stored as truth: when a notice or a suspension comes in, it is computed anew.
public struct Clock: Sendable {
    public let period: Period
    public let startedOn: Day
    /// Nil for the national calendar.
    public let province: Province?
    public let ruleSet: RuleSet.ID
    public let isExtended: Bool
    public let reckoning: Reckoning
    /// What cut the period short, where the transition policy did.
    public let cap: TransitionPolicy.Cap?
    let counting: PeriodClock

    /// The day on which it ends, moved off any day that is not worked: "overdue" means after this day.
    public var due: Day { reckoning.due }
    /// The day on which it ends if only statutory holidays move it.
    public var strictDue: Day { reckoning.strictDue }
    /// The last counted day: internal alerts go by this.
    public var lastDay: Day { reckoning.lastDay }
    public var isProvisional: Bool { reckoning.isProvisional }
    public var calendar: WorkCalendar { counting.calendar }
    /// What of the calendar is not known yet, where the end depends on it.
    public var doubt: CalendarDoubt? { counting.doubt(of: reckoning) }

    public var basis: [Citation] { (cap?.basis ?? []) + period.basis }

    /// The length that was counted, with any extension, or the cap's.
    public var length: LegalPeriod { counting.period }

    public func isOverdue(on today: Day) -> Bool { today > due }

    /// Working days left on a day; negative once overdue.
    public func workingDaysLeft(on today: Day) -> Int { calendar.workingDaysLeft(on: today, until: due) }

    /// What is left of the period after a day, in its own unit.
    public func remaining(after today: Day) -> Int { counting.remaining(after: today, from: startedOn) }

    /// The account: every day from the start to the end, counted or not, and why.
    ///
    /// Linear in the number of days.
    public func days() -> [CountedDay] { counting.days(of: reckoning) }
}

extension Clock {
    /// The certificate's content, with the day-by-day account.
    public var json: JSON {
        .object([
            "period": .string(period.id.rawValue),
            "startedOn": .string(startedOn.description),
            "region": JSON(province?.code),
            "due": .string(due.description),
            "rolledFrom": JSON(reckoning.rolledFrom?.description),
            "strictDue": .string(strictDue.description),
            "lastDay": .string(lastDay.description),
            "dueReading": .string(reckoning.dueReading.rawValue),
            "provisional": .bool(isProvisional),
            "doubt": doubt.map { ["zh": .string($0.phrase.zh), "en": .string($0.phrase.en)] } ?? .null,
            "extended": .bool(isExtended),
            "capped": .bool(cap != nil),
            "ruleSet": .string(ruleSet.rawValue),
            "confidence": .string((cap?.confidence ?? period.confidence).rawValue),
            "basis": .array(basis.map(\.json)),
            "suspensions": .array(
                counting.suspensions.spans.map { .string("\($0.lowerBound)..\($0.upperBound)") }),
            "days": .array(days().map(\.json)),
        ])
    }
}

extension CountedDay {
    /// One line of the account: `{"date": "2026-04-16", "counted": true, "reason": "workingDay"}` with its words.
    fileprivate var json: JSON {
        .object([
            "date": .string(day.description), "counted": .bool(isCounted), "reason": .string(reason.code),
            "zh": .string(reason.phrase.zh), "en": .string(reason.phrase.en), "provisional": .bool(isProvisional),
        ])
    }
}
