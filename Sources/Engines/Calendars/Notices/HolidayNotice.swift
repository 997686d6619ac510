public import Kernel

/// What one yearly notice says: which days are off, which weekend days are worked (调休), and where that was published.
///
/// The notices of the State Council's General Office (国务院办公厅) come each autumn for the year after. A notice may
/// reach back into the December before its year: that of 2019 put 2018-12-29 to work.
public struct HolidayNotice: Hashable, Sendable {
    /// One day that is not as its weekday says, or that is off whatever its weekday.
    public struct Entry: Hashable, Sendable {
        public let day: Day
        public let name: String
        public let isOff: Bool

        public init(day: Day, name: String, isOff: Bool) {
            self.day = day
            self.name = name
            self.isOff = isOff
        }
    }

    public let year: Int
    /// Addresses of the official papers.
    public let papers: [String]
    /// The notice's title, or where a year without official paper was taken from.
    public let title: String?
    /// In the order of days.
    public let entries: [Entry]

    /// - Throws: `CalendarError` if a day stands twice, is both off and worked, or lies outside the year.
    public init(
        year: Int, papers: [String] = [], title: String? = nil, entries: [Entry], document: String = "notice"
    ) throws(CalendarError) {
        self.year = year
        self.papers = papers
        self.title = title
        self.entries = entries.sorted { $0.day < $1.day }
        for entry in entries {
            let (dayYear, month, _) = entry.day.parts
            guard dayYear == year || (dayYear == year - 1 && month == 12) else {
                throw .outsideYear(document: document, entry.day, year: year)
            }
        }
        for (one, next) in zip(self.entries, self.entries.dropFirst()) where one.day == next.day {
            throw one.isOff == next.isOff
                ? .duplicate(document: document, one.day) : .contradiction(document: document, one.day)
        }
    }

    /// A year whose file exists but is still empty is not published.
    public var isPublished: Bool { !papers.isEmpty || !entries.isEmpty }
}

/// The days that the law itself makes holidays, by year.
///
/// They stand in article 2 of the 《全国年节及纪念日放假办法》, apart from the rest days that notices swap around them.
public struct StatutoryDays: Hashable, Sendable {
    public let names: [Day: String]
    public let years: Set<Int>

    public init(names: [Day: String], years: Set<Int>) {
        self.names = names
        self.years = years
    }

    public static let none = StatutoryDays(names: [:], years: [])
}

/// A province that sets holidays of its own, and its notices so far.
///
/// Article 4 of the same rules lets it. A year without a notice is provisional there, since days off may be missing.
public struct LocalHolidays: Hashable, Sendable {
    public let province: Province
    public let name: Phrase
    public let notices: [HolidayNotice]

    public init(province: Province, name: Phrase, notices: [HolidayNotice]) {
        self.province = province
        self.name = name
        self.notices = notices
    }
}
