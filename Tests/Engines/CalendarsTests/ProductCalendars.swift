import Calendars
import Foundation
import Kernel

/// The calendars that the product comes with.
enum ProductCalendars {
    static let folder = URL(filePath: #filePath).appending(path: "../../../../Resources/data/calendars").standardized

    static let all: WorkCalendars = {
        do {
            var notices: [HolidayNotice] = []
            for year in 2004...2026 {
                notices.append(try HolidayNotice(parsing: bytes("\(year).json"), document: "\(year)"))
            }
            return try WorkCalendars(
                notices: notices, statutory: StatutoryDays(parsing: bytes("statutory.json"), document: "statutory"),
                locals: LocalHolidays.all(parsing: bytes("local.json"), document: "local"))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: folder.appending(path: name))) }

    static func calendar(_ code: String) -> WorkCalendar { all.calendar(in: Province(code)) }
}

extension PeriodClock {
    init(_ value: Int, _ unit: LegalPeriod.Unit, in code: String = "61", without spans: [ClosedRange<Day>] = []) {
        guard let period = LegalPeriod(value, unit) else { preconditionFailure("\(value) is no length") }
        self.init(calendar: ProductCalendars.calendar(code), period: period, suspensions: Suspensions(spans))
    }
}
