public import Complaints
public import Kernel
public import Ledger
public import Privacy

/// What the report desk reads and writes in one piece of work, all of it in the reporters' store.
public protocol ReportBook: LedgerBook, FieldVault {
    /// The report, folded from its events; nothing where there is none.
    func report(_ id: Identifier<Report>) throws -> Report?
    func reportID(numbered number: String) throws -> Identifier<Report>?
    /// All events of one report in their order.
    func events(of id: Identifier<Report>) throws -> [ReportEvent]

    /// Enters a new report with the events that made it.
    ///
    /// Throws `NumberTaken` where another report has its number.
    func add(_ report: Report, about party: ReportedParty, events: [ReportEvent], index: ReportIndex) throws
    /// Appends events; refused with `report.changedMeanwhile` where another writer was faster.
    func append(_ events: [ReportEvent], making report: Report, index: ReportIndex) throws

    /// Removes what the derived row says of the person.
    func eraseIndex(of id: Identifier<Report>) throws
    /// Closed reports with a case filed, or without, whose personal fields can still be read; the longest closed first.
    func reportsToErase(closedBefore moment: Instant, hasCase: Bool, limit: Int) throws -> [Identifier<Report>]
    /// When an actor did something, since a moment.
    func moments(of action: ActionCode, by actor: String, since: Instant) throws -> [Instant]

    /// Those of some stored files that a report holds which is not erased.
    func attachedFiles(among digests: Set<String>) throws -> Set<String>

    func reportedParty(of id: Identifier<Report>) throws -> ReportedParty?

    /// The keyed hash of a report's query code.
    func queryCode(of id: Identifier<Report>) throws -> [UInt8]?
    func put(queryCode hash: [UInt8], of id: Identifier<Report>) throws
    /// What was tried with a number, whether or not a report has it.
    func attempts(_ number: [UInt8]) throws -> QueryAttempts?
    func put(_ attempts: QueryAttempts, of number: [UInt8]) throws
    func removeAttempts(before moment: Instant) throws

    func reports(_ selection: ReportSelection, after cursor: Cursor?, limit: Int) throws -> Page<ReportRow>
    /// How many of a selection stand in each state, and how many on each rung of a ladder.
    func tally(_ selection: ReportSelection, on ladder: DueLadder) throws -> ReportTally

    /// Reports whose next legal day is on or after a day.
    func runningReports(dueFrom first: Day) throws -> [RunningReport]
    /// Keeps a next legal day that was computed anew.
    func moveDue(of id: Identifier<Report>, to index: ReportIndex) throws

    func importedReport(_ number: String) throws -> ImportedReportRecord?
    func put(_ record: ImportedReportRecord, of number: String) throws
}

/// How often a wrong query code was given for one number.
///
/// Counted for numbers that no report has as well, so that being locked out tells nobody that there is a report.
public struct QueryAttempts: Hashable, Sendable {
    public var failures: Int
    public var lockedUntil: Instant?
    public var lastAt: Instant

    public init(failures: Int, lockedUntil: Instant?, lastAt: Instant) {
        self.failures = failures
        self.lockedUntil = lockedUntil
        self.lastAt = lastAt
    }
}

/// What is kept beside the events so that lists and searches need not fold: always derived, never the truth.
public struct ReportIndex: Hashable, Sendable {
    /// The reporter's name as lists show it: 张**; nothing for an anonymous report.
    public var maskedName: String?
    /// The next legal date and which period it ends; nothing while testing makes it stand still.
    public var dueOn: Day?
    public var duePeriod: String?

    public init(maskedName: String? = nil, dueOn: Day? = nil, duePeriod: String? = nil) {
        self.maskedName = maskedName
        self.dueOn = dueOn
        self.duePeriod = duePeriod
    }
}

/// One line of a list of reports.
public struct ReportRow: Hashable, Sendable {
    public let id: Identifier<Report>
    public let number: String
    public let state: ReportState
    public let registeredAt: Instant
    public let channel: String
    public let partyName: String
    public let maskedName: String?
    public let isAnonymous: Bool
    public let wantsSecrecy: Bool
    public let reportClass: String?
    public let authority: String?
    public let unit: String?
    public let officer: String?
    public let region: String?
    public let dueOn: Day?
    public let duePeriod: String?
    public let isImported: Bool

    public init(
        _ report: Report, registeredAt: Instant, partyName: String, index: ReportIndex
    ) {
        id = report.id
        number = report.facts.number
        state = report.state
        self.registeredAt = registeredAt
        channel = report.facts.channel
        self.partyName = partyName
        maskedName = index.maskedName
        isAnonymous = report.facts.isAnonymous
        wantsSecrecy = report.facts.wantsSecrecy
        reportClass = report.facts.reportClass
        authority = report.routing?.authority
        unit = report.routing?.unit
        officer = report.officer
        region = report.region
        dueOn = index.dueOn
        duePeriod = index.duePeriod
        isImported = report.isImported
    }

    public init(
        id: Identifier<Report>, number: String, state: ReportState, registeredAt: Instant, channel: String,
        partyName: String, maskedName: String?, isAnonymous: Bool, wantsSecrecy: Bool, reportClass: String?,
        authority: String?, unit: String?, officer: String?, region: String?, dueOn: Day?, duePeriod: String?,
        isImported: Bool
    ) {
        self.id = id
        self.number = number
        self.state = state
        self.registeredAt = registeredAt
        self.channel = channel
        self.partyName = partyName
        self.maskedName = maskedName
        self.isAnonymous = isAnonymous
        self.wantsSecrecy = wantsSecrecy
        self.reportClass = reportClass
        self.authority = authority
        self.unit = unit
        self.officer = officer
        self.region = region
        self.dueOn = dueOn
        self.duePeriod = duePeriod
        self.isImported = isImported
    }
}

/// Which reports a list shows, and in which order.
public struct ReportSelection: Hashable, Sendable {
    /// Whose: the first that is set decides; a selection with none set is empty.
    public var reportIDs: Set<String>?
    public var merchant: String?
    public var partyName: String?
    public var unit: String?
    public var authority: String?
    public var regionPrefix: String?
    /// With the region: also what has no place yet.
    public var takesUnplaced = false
    /// Everybody's, for those who may read everywhere.
    public var isEverywhere = false

    public var officer: String?
    public var states: Set<ReportState> = []
    public var dueFrom: Day?
    public var dueBy: Day?
    public var order: ComplaintSelection.Order = .newest

    public init() {}
}

/// Counts for the head of an inbox of reports.
public typealias ReportTally = CaseTally<ReportState>

/// What is remembered of a report that was imported, so that the next export of it can be compared.
public struct ImportedReportRecord: Hashable, Sendable {
    public let report: Identifier<Report>
    /// The digest of what the row said.
    public let digest: [UInt8]
    /// How many events the report had after its import: more now means that it was changed here.
    public let version: Int

    public init(report: Identifier<Report>, digest: [UInt8], version: Int) {
        self.report = report
        self.digest = digest
        self.version = version
    }
}
