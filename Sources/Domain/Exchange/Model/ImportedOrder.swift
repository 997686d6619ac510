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
