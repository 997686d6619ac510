public import Commons
public import Complaints
public import Kernel

/// One row of an export, read and checked; what the row does not say is not there.
public struct ImportedOrder: Hashable, Sendable {
    public let line: Int
    public let orderNumber: String
    public let kind: OrderKind
    public let channel: Channel?
    public let firmName: String
    public let firmAddress: String?
    public let creditCode: UnifiedSocialCreditCode?
    public let narrative: String
    public let problemClass: String?
    public let problemDetail: String?
    public let subjectClass: String?
    public let place: String?
    public let requests: [RequestKind]
    public let state: ComplaintState
    /// Of a report, where it stands, in the words of the mapping; they mean something to whoever takes reports.
    public let reportState: String?
    public let authority: String?
    public let unit: String?
    public let feedback: String?
    public let registeredAt: Instant?
    public let receivedAt: Instant?
    public let decidedAt: Instant?
    public let closedAt: Instant?
    public let amount: Money?
    public let complainantName: String?
    public let complainantPhone: PhoneNumber?
    public let region: String?

    /// How it ended, as far as its state says.
    var outcome: Outcome? {
        switch state {
        case .notAccepted: .notAccepted
        case .agreed: .mediatedSuccess
        case .terminated: .terminated
        case .withdrawn: .withdrawn
        case .registered, .routed, .underReview, .accepted, .mediating, .closed: nil
        }
    }
}

/// What an import did.
public struct ImportCounts: Hashable, Sendable {
    public var read = 0
    public var imported = 0
    public var updated = 0
    public var rejected = 0
    /// Rows whose order was changed here after it was last imported: nothing was done to them.
    public var conflicts = 0

    public init() {}

    public static func += (one: inout ImportCounts, other: ImportCounts) {
        one.read += other.read
        one.imported += other.imported
        one.updated += other.updated
        one.rejected += other.rejected
        one.conflicts += other.conflicts
    }
}

/// A row that was not taken, or not as a whole: where, and why.
public struct ImportRemark: Hashable, Sendable {
    public let line: Int
    public let orderNumber: String?
    public let column: String?
    public let phrase: Phrase
    /// Whether it is a clash with what was changed here.
    public let isConflict: Bool

    public init(line: Int, orderNumber: String?, column: String?, phrase: Phrase, isConflict: Bool = false) {
        self.line = line
        self.orderNumber = orderNumber
        self.column = column
        self.phrase = phrase
        self.isConflict = isConflict
    }

    /// Somebody has worked on it here since it was last imported.
    public static func changedHere(line: Int, orderNumber: String?) -> ImportRemark {
        ImportRemark(
            line: line, orderNumber: orderNumber, column: nil,
            phrase: Phrase(zh: "本地已有改动，未覆盖", en: "was changed here meanwhile and is left alone"), isConflict: true)
    }
}
