public import Kernel
public import Ledger
public import Notices
public import Privacy

/// What the complaint desk reads and writes in one piece of work.
public protocol ComplaintBook: LedgerBook, NoticeBook, FieldVault {
    /// The complaint, folded from its events; nothing where there is none.
    func complaint(_ id: Identifier<Complaint>) throws -> Complaint?
    func complaintID(numbered number: String) throws -> Identifier<Complaint>?
    /// All events of one complaint in their order.
    func events(of id: Identifier<Complaint>) throws -> [ComplaintEvent]

    /// Enters a new complaint with the events that made it.
    ///
    /// Throws ``NumberTaken`` where another complaint has its number.
    func add(_ complaint: Complaint, events: [ComplaintEvent], index: ComplaintIndex) throws
    /// Appends events; refused with `complaint.changedMeanwhile` where another writer was faster.
    func append(_ events: [ComplaintEvent], making complaint: Complaint, index: ComplaintIndex) throws

    /// Removes what the derived row says of the person, and lets go of the case's files.
    func eraseIndex(of id: Identifier<Complaint>) throws
    /// When an actor did something, since a moment.
    func moments(of action: ActionCode, by actor: String, since: Instant) throws -> [Instant]

    func respondent(_ id: Identifier<Respondent>) throws -> Respondent?
    func add(_ respondent: Respondent) throws
    /// Keeps what is now known of one that is there already.
    func replace(_ respondent: Respondent) throws

    func trackingCode(of id: Identifier<Complaint>) throws -> TrackingCode?
    func put(_ code: TrackingCode, of id: Identifier<Complaint>) throws

    func complaints(_ selection: ComplaintSelection, after cursor: Cursor?, limit: Int) throws -> Page<ComplaintRow>
    /// How many of a selection stand in each state, and how many on each rung of a ladder.
    func tally(_ selection: ComplaintSelection, on ladder: DueLadder) throws -> ComplaintTally
    /// Counts of those of a selection that were registered in a period.
    func figures(_ selection: ComplaintSelection, from first: Day, through last: Day) throws -> ComplaintFigures
    /// Those of a selection that the competent authority got in a period, by the days of receipt and of decision.
    func decisions(
        _ selection: ComplaintSelection, receivedFrom first: Day, through last: Day
    ) throws -> [DecisionGroup]

    func draft(_ tokenDigest: [UInt8]) throws -> FilingDraftRecord?
    func put(_ draft: FilingDraftRecord) throws
    func removeDraft(_ tokenDigest: [UInt8]) throws
    /// Drafts whose time is over, at most so many.
    func draftsExpired(by moment: Instant, limit: Int) throws -> [FilingDraftRecord]
    /// Drafts that live at a moment, in the order of their digests, those after one.
    func drafts(alive moment: Instant, after digest: [UInt8], limit: Int) throws -> [FilingDraftRecord]

    /// What the ledger says was done to cases behind a position, in its order.
    func moves(after position: Int64, limit: Int) throws -> [CaseMove]
    /// Cases closed before a moment whose personal fields can still be read, the earliest closed first.
    func complaintsToErase(closedBefore moment: Instant, limit: Int) throws -> [Identifier<Complaint>]
    /// Those of some files that a case holds.
    func attachedFiles(among digests: Set<String>) throws -> Set<String>
}

/// A number drawn by chance that another complaint has already: draw again.
public struct NumberTaken: Error, Hashable, Sendable {
    public init() {}

    /// Ten digits a day clash about once in a hundred million pairs; four draws in a row never do.
    private static let draws = 4

    /// The work of entering a case, done again with another number where the one drawn is taken.
    public static func redrawing<Receipt>(_ work: () async throws -> Receipt) async throws -> Receipt {
        for _ in 1..<draws {
            do {
                return try await work()
            } catch is NumberTaken {
                continue
            }
        }
        return try await work()
    }
}

/// What is kept beside the events so that lists and searches need not fold: always derived, never the truth.
public struct ComplaintIndex: Hashable, Sendable {
    /// The complainant's name as lists show it: 张**.
    public var maskedName: String?
    /// The next legal date and which period it ends.
    public var dueOn: Day?
    public var duePeriod: String?
    /// The digest of the row that a new case was imported from.
    public var importDigest: [UInt8]?

    public init(
        maskedName: String? = nil, dueOn: Day? = nil, duePeriod: String? = nil, importDigest: [UInt8]? = nil
    ) {
        self.maskedName = maskedName
        self.dueOn = dueOn
        self.duePeriod = duePeriod
        self.importDigest = importDigest
    }
}

/// One line of a list of complaints.
public struct ComplaintRow: Hashable, Sendable {
    public let id: Identifier<Complaint>
    public let number: String
    public let state: ComplaintState
    public let registeredAt: Instant
    public let channel: String
    public let respondentName: String
    public let maskedName: String?
    public let subjectClass: String?
    public let problemClass: String?
    public let amount: Money?
    public let authority: String?
    public let unit: String?
    public let officer: String?
    public let region: String?
    public let outcome: Outcome?
    public let dueOn: Day?
    public let duePeriod: String?
    public let hotlineDueOn: Day?
    public let isImported: Bool

    public init(
        id: Identifier<Complaint>, number: String, state: ComplaintState, registeredAt: Instant, channel: String,
        respondentName: String, maskedName: String?, subjectClass: String?, problemClass: String?, amount: Money?,
        authority: String?, unit: String?, officer: String?, region: String?, outcome: Outcome?, dueOn: Day?,
        duePeriod: String?, hotlineDueOn: Day?, isImported: Bool
    ) {
        self.id = id
        self.number = number
        self.state = state
        self.registeredAt = registeredAt
        self.channel = channel
        self.respondentName = respondentName
        self.maskedName = maskedName
        self.subjectClass = subjectClass
        self.problemClass = problemClass
        self.amount = amount
        self.authority = authority
        self.unit = unit
        self.officer = officer
        self.region = region
        self.outcome = outcome
        self.dueOn = dueOn
        self.duePeriod = duePeriod
        self.hotlineDueOn = hotlineDueOn
        self.isImported = isImported
    }
}

/// Which complaints a list shows, and in which order.
public struct ComplaintSelection: Hashable, Sendable {
    public enum Order: String, Sendable {
        /// The nearest legal date first; those without one last.
        case due
        /// The newest first.
        case newest
    }

    /// Whose: the first that is set decides, but account and cases count together; a selection with none set is empty.
    public var authority: String?
    public var regionPrefix: String?
    /// Whether what is unplaced belongs to it too, with an authority's.
    public var takesUnplaced = false
    public var unit: String?
    public var officer: String?
    public var account: String?
    public var merchants: Set<String>?
    public var respondentName: String?
    public var caseIDs: Set<String>?
    /// Everybody's, for those who may read everywhere.
    public var isEverywhere = false

    public var states: Set<ComplaintState> = []
    public var dueFrom: Day?
    public var dueBy: Day?
    public var order: Order = .newest
    public var leavesOutImported = false

    public init() {}
}

/// The query code of one complaint: its keyed hash, and how often it was missed.
public struct TrackingCode: Hashable, Sendable {
    public let hash: [UInt8]
    public var failures: Int
    public var lockedUntil: Instant?

    public init(hash: [UInt8], failures: Int = 0, lockedUntil: Instant? = nil) {
        self.hash = hash
        self.failures = failures
        self.lockedUntil = lockedUntil
    }
}

/// A filing in progress as it is kept: who holds it is known by the digest of a token only.
public struct FilingDraftRecord: Hashable, Sendable {
    public let tokenDigest: [UInt8]
    /// The owner of its key and sealed content in the vault.
    public let owner: String
    public let updatedAt: Instant
    public let expiresAt: Instant

    public init(tokenDigest: [UInt8], owner: String, updatedAt: Instant, expiresAt: Instant) {
        self.tokenDigest = tokenDigest
        self.owner = owner
        self.updatedAt = updatedAt
        self.expiresAt = expiresAt
    }
}
