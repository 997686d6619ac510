import Kernel

/// When a case reaches the authority, and how and when it ends.
///
/// Periods keep to the law nearly always: seven working days to accept a complaint (Order 121, article 15), sixty days
/// to mediate (article 23), fifteen working days to verify a report. A few are late, as they are in life.
struct DemoFate {
    let receivedAt: Instant
    let outcome: DemoOutcome
    let status: String
    let closedAt: Instant?

    init(
        kind: DemoOrder.Kind, isHard: Bool, registeredAt: Instant, until end: Instant, calendar: DemoCalendar,
        _ generator: inout DemoGenerator
    ) {
        let received = Self.received(registeredAt, calendar, &generator)
        let decided = Self.decision(kind, after: received, calendar, &generator)
        let ending = Self.ending(of: kind, isHard: isHard, &generator)
        let closing = Self.closing(ending, decided: decided, calendar, &generator)
        receivedAt = received
        closedAt = closing < end ? closing : nil
        switch kind {
        case .inquiry:
            outcome = closing < end ? .answered : .pending
            status = closing < end ? "已答复" : "待答复"
        case .report:
            outcome = closing < end ? ending : .verifying
            status = closing >= end ? "核查中" : ending == .filed ? "立案" : "不予立案"
        case .complaint:
            let isDecided = decided < end
            outcome = closing < end ? ending : isDecided ? .inMediation : .pending
            status = !isDecided ? "待初查" : ending.isDeclined ? "不予受理" : "受理"
        }
    }

    /// Offices receive in their hours; what comes at night or on a rest day waits for the next working day.
    private static func received(
        _ registeredAt: Instant, _ calendar: DemoCalendar, _ generator: inout DemoGenerator
    ) -> Instant {
        let day = Day(at: registeredAt)
        let later = registeredAt.advanced(bySeconds: Int64(generator.within(300...14_000)))
        let hour = later.seconds(since: day.start) / 3600
        if !calendar.isRest(day), (8..<18).contains(hour), generator.happens(0.8) { return later }
        let next = calendar.workingDay(0, after: day.advanced(by: 1))
        return office(next, &generator)
    }

    private static func decision(
        _ kind: DemoOrder.Kind, after received: Instant, _ calendar: DemoCalendar, _ generator: inout DemoGenerator
    ) -> Instant {
        let day = Day(at: received)
        switch kind {
        case .inquiry: return received.advanced(bySeconds: Int64(generator.within(120...5400)))
        case .report:
            let days = generator.happens(0.03) ? generator.within(16...28) : generator.within(2...15)
            return office(calendar.workingDay(days, after: day), &generator)
        case .complaint:
            let days = generator.happens(0.035) ? generator.within(8...12) : 1 + generator.below(4) + generator.below(4)
            return office(calendar.workingDay(days, after: day), &generator)
        }
    }

    private static func ending(
        of kind: DemoOrder.Kind, isHard: Bool, _ generator: inout DemoGenerator
    ) -> DemoOutcome {
        switch kind {
        case .inquiry: return .answered
        case .report: return generator.happens(0.21) ? .filed : .notFiled
        case .complaint:
            let table = isHard ? hard : usual
            return table[table.choice.draw(&generator)]
        }
    }

    /// The day a case ends: at once where it is declined, else after mediation of at most sixty days.
    private static func closing(
        _ ending: DemoOutcome, decided: Instant, _ calendar: DemoCalendar, _ generator: inout DemoGenerator
    ) -> Instant {
        let spread = generator.unit()
        let days: Int
        switch ending {
        case .mediated: days = 1 + Int(spread * spread * 40)
        case .settled, .withdrawn: days = 1 + Int(spread * spread * 20)
        case .refused: days = 2 + Int(spread * 30)
        case .failed: days = 5 + Int(spread * 48)
        case .expired: days = generator.happens(0.25) ? generator.within(61...70) : 60
        case .performed, .declinedScope, .declinedConsumer, .declinedMaterial, .declinedHandled, .filed, .notFiled,
            .answered, .pending, .inMediation, .verifying:
            return decided
        }
        var day = Day(at: decided).advanced(by: days)
        // Papers are filed on working days: the one before, so that the sixty days are not overrun.
        while calendar.isRest(day), day > Day(at: decided) { day = day.advanced(by: -1) }
        return max(office(day, &generator), decided.advanced(bySeconds: 1800))
    }

    private static func office(_ day: Day, _ generator: inout DemoGenerator) -> Instant {
        day.start.advanced(bySeconds: Int64(generator.within(8 * 3600 + 1800...17 * 3600 + 1800)))
    }

    private struct Table {
        let outcomes: [DemoOutcome]
        let choice: WeightedChoice

        init(_ rows: [(DemoOutcome, Double)]) {
            outcomes = rows.map(\.0)
            choice = WeightedChoice(rows.map(\.1))
        }

        subscript(index: Int) -> DemoOutcome { outcomes[index] }
    }

    private static let usual = Table([
        (.mediated, 51), (.settled, 12), (.withdrawn, 7), (.refused, 8), (.failed, 10), (.expired, 1.5),
        (.declinedScope, 4), (.declinedConsumer, 3), (.declinedMaterial, 2), (.declinedHandled, 1.5),
    ])
    /// The respondent is gone or has no money.
    private static let hard = Table([
        (.mediated, 16), (.settled, 4), (.withdrawn, 4), (.refused, 42), (.failed, 24), (.expired, 8),
        (.declinedHandled, 2),
    ])
}
