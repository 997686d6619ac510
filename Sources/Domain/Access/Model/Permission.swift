/// One thing that can be done.
///
/// Every endpoint and every desk method names the one it needs.
public enum Permission: String, CaseIterable, Sendable {
    // Intake and complaints
    case complaintFile
    case complaintRegister
    case complaintReadList
    case complaintRead
    case complaintReadHistory
    case complaintDispatch
    case complaintDecide
    case complaintAnswer
    case complaintAnswerForMerchant
    case complaintConsent
    case complaintRecordConsent
    case complaintMediate
    case complaintWithdraw
    case complaintClose
    case complaintUnmask
    case attachmentAdd
    case attachmentRead

    // Reports, kept apart
    case reportFile
    case reportRegister
    case reportReadList
    case reportRead
    case reportDispatch
    case reportVerify
    case reportDecide
    case reportReply
    case reportClose
    case reportUnmask

    // Merchants
    case merchantRead
    case merchantSearch
    case merchantKeep
    case merchantClaim
    case merchantClaimDecide
    case merchantCodePrint
    case merchantWorkspace

    // The authority's own house
    case directoryRead
    case directoryKeep
    case importRun
    case overviewRead

    // Accounts and audit
    case accountOwn
    case accountKeep
    case auditRead
    case auditVerify
    case configurationRead
}

/// How far a permission reaches.
public enum Reach: Int, Comparable, Sendable {
    /// Only what is one's own: the case one filed, the shop one keeps.
    case own
    /// What was given to one's unit or to oneself.
    case unit
    /// All that lies in the region of one's authority.
    case jurisdiction
    /// Everywhere.
    case everywhere

    public static func < (one: Reach, other: Reach) -> Bool { one.rawValue < other.rawValue }
}
