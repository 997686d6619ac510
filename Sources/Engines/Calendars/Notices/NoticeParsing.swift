import Kernel

extension HolidayNotice {
    /// Reads a document as holiday-cn publishes them, one a year.
    ///
    /// `{"year": 2026, "papers": [address…], "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}…]}`;
    /// `title` or `source` may name where it comes from. Other members are passed over.
    public init(parsing bytes: [UInt8], document: String) throws(CalendarError) {
        let parts = try shaped(bytes, document, NoticeParts.init)
        try self.init(parts, document: document)
    }

    fileprivate init(_ parts: NoticeParts, document: String) throws(CalendarError) {
        try self.init(
            year: parts.year, papers: parts.papers, title: parts.title, entries: parts.entries, document: document)
    }
}

extension StatutoryDays {
    /// Reads `{"years": [{"year": 2026, "days": [{"date": "2026-01-01", "name": "元旦"}…]}…]}`.
    public init(parsing bytes: [UInt8], document: String) throws(CalendarError) {
        let notices = try shaped(bytes, document) { (root: LocatedJSON) throws(JSONShapeError) -> [NoticeParts] in
            var all: [NoticeParts] = []
            for year in try root.member("years").items() { all.append(try NoticeParts(year)) }
            return all
        }
        var names: [Day: String] = [:]
        var years: Set<Int> = []
        for parts in notices {
            guard years.insert(parts.year).inserted else { throw .yearTwice(document: document, year: parts.year) }
            for entry in parts.entries {
                guard entry.day.year == parts.year else {
                    throw .outsideYear(document: document, entry.day, year: parts.year)
                }
                guard entry.isOff else { throw .statutoryDayWorked(document: document, entry.day) }
                guard names.updateValue(entry.name, forKey: entry.day) == nil else {
                    throw .duplicate(document: document, entry.day)
                }
            }
        }
        self.init(names: names, years: years)
    }
}

extension LocalHolidays {
    /// Reads `{"provinces": [{"code": "65", "name": {"zh": …, "en": …}, "years": [notice…]}…]}`, each notice as a year's
    /// national one.
    public static func all(parsing bytes: [UInt8], document: String) throws(CalendarError) -> [LocalHolidays] {
        let parts = try shaped(bytes, document) { (root: LocatedJSON) throws(JSONShapeError) -> [LocalParts] in
            var all: [LocalParts] = []
            for province in try root.member("provinces").items() { all.append(try LocalParts(province)) }
            return all
        }
        var all: [LocalHolidays] = []
        for part in parts {
            var notices: [HolidayNotice] = []
            for year in part.years { notices.append(try HolidayNotice(year, document: document)) }
            all.append(LocalHolidays(province: part.province, name: part.name, notices: notices))
        }
        return all
    }
}

/// What a notice's document says, before it is asked whether it makes sense.
private struct NoticeParts {
    let year: Int
    let papers: [String]
    let title: String?
    var entries: [HolidayNotice.Entry] = []

    init(_ root: LocatedJSON) throws(JSONShapeError) {
        year = try root.member("year").integer(in: 1900...2200)
        var papers: [String] = []
        for paper in try root.items(of: "papers") { papers.append(try paper.string()) }
        self.papers = papers
        let (named, source) = (try root.optional("title"), try root.optional("source"))
        title = try (named ?? source)?.string()
        for item in try root.member("days").items() {
            entries.append(
                HolidayNotice.Entry(
                    day: try item.member("date").day(), name: try item.member("name").string(),
                    isOff: try item.optional("isOffDay")?.bool() ?? true))
        }
    }
}

private struct LocalParts {
    let province: Province
    let name: Phrase
    var years: [NoticeParts] = []

    init(_ root: LocatedJSON) throws(JSONShapeError) {
        let code = try root.member("code")
        guard let province = Province(try code.string()) else {
            throw code.error(Phrase(zh: "不是省级行政区划代码", en: "is not the code of a province"))
        }
        self.province = province
        name = try root.member("name").phrase()
        for year in try root.member("years").items() { years.append(try NoticeParts(year)) }
    }
}

/// Parses and reads a document, naming it in whatever goes wrong.
private func shaped<Parts>(
    _ bytes: [UInt8], _ document: String, _ read: (LocatedJSON) throws(JSONShapeError) -> Parts
) throws(CalendarError) -> Parts {
    let json: JSON
    do {
        json = try JSON(parsing: bytes)
    } catch {
        throw .unreadable(document: document, error)
    }
    do {
        return try read(LocatedJSON(json))
    } catch {
        throw .misshapen(document: document, error)
    }
}
