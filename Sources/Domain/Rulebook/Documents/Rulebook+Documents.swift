public import Calendars
import Kernel

extension Rulebook {
    /// Builds the rulebook from documents, by their names.
    ///
    /// - `calendars/2026.json`, one a year, as holiday-cn publishes them;
    /// - `calendars/statutory.json` and `calendars/local.json`;
    /// - `rules/laws.json`, `rules/transition.json`;
    /// - any other `rules/….json`: a rule set.
    public init(documents: [String: [UInt8]]) throws(RulebookError) {
        let laws = try LawReader(documents)
        var ruleSets: [RuleSet] = []
        for (name, bytes) in documents.sorted(by: { $0.key < $1.key }) {
            guard name.hasSuffix(".json"), name.hasPrefix("rules/") || name.hasPrefix("calendars/") else {
                throw .unknownDocument(name)
            }
            guard name.hasPrefix("rules/"), name != Self.lawsName, name != Self.transitionName else { continue }
            let ruleSet = try shaped(bytes, name, laws.ruleSet)
            guard !ruleSets.contains(where: { $0.id == ruleSet.id }) else { throw .ruleSetTwice(ruleSet.id) }
            ruleSets.append(ruleSet)
        }
        guard let bytes = documents[Self.transitionName] else { throw .missingDocument(Self.transitionName) }
        let known = Set(ruleSets.map(\.id))
        let transition = try shaped(bytes, Self.transitionName) { (root: LocatedJSON) throws(JSONShapeError) in
            try laws.transition(root, ruleSets: known)
        }
        let calendars: WorkCalendars
        do {
            calendars = try WorkCalendars(documents: documents)
        } catch {
            throw .calendar(error)
        }
        try self.init(ruleSets: ruleSets, transition: transition, calendars: calendars)
    }

    static let lawsName = "rules/laws.json"
    static let transitionName = "rules/transition.json"
}

extension WorkCalendars {
    /// Builds the calendars from the documents whose names begin with `calendars/`.
    ///
    /// `calendars/2026.json` is a year's notice, `calendars/statutory.json` the statutory days and `calendars/local.json`
    /// the provinces' own holidays; other documents are passed over.
    public init(documents: [String: [UInt8]]) throws(CalendarError) {
        var notices: [HolidayNotice] = []
        var statutory = StatutoryDays.none
        var locals: [LocalHolidays] = []
        for (name, bytes) in documents.sorted(by: { $0.key < $1.key }) where name.hasPrefix("calendars/") {
            switch name {
            case "calendars/statutory.json": statutory = try StatutoryDays(parsing: bytes, document: name)
            case "calendars/local.json": locals = try LocalHolidays.all(parsing: bytes, document: name)
            default: notices.append(try HolidayNotice(parsing: bytes, document: name))
            }
        }
        try self.init(notices: notices, statutory: statutory, locals: locals)
    }
}

/// Parses and reads a document, naming it in whatever goes wrong.
func shaped<Value>(
    _ bytes: [UInt8], _ document: String, _ read: (LocatedJSON) throws(JSONShapeError) -> Value
) throws(RulebookError) -> Value {
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
