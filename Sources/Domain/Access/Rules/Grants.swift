/// The one table of who may do what, and how far.
///
/// Every route and every desk method consults it; what does not stand here, nobody may.
public enum Grants {
    /// How far a role may use a permission; nothing where it may not at all.
    public static func reach(of role: Role, for permission: Permission) -> Reach? {
        switch role {
        case .consumer: consumer[permission]
        case .merchantStaff: merchantStaff[permission]
        case .officer: officer[permission]
        case .reportOfficer: reportOfficer[permission]
        case .mediator: mediator[permission]
        case .analyst: analyst[permission]
        case .director: director[permission]
        case .auditor: auditor[permission]
        case .systemAdministrator: systemAdministrator[permission]
        case .securityAdministrator: securityAdministrator[permission]
        case .auditAdministrator: auditAdministrator[permission]
        }
    }

    /// What anybody may do without signing in.
    public static let open: Set<Permission> = [
        .complaintFile, .reportFile, .merchantRead, .merchantSearch, .directoryRead,
    ]

    private static let consumer: [Permission: Reach] = [
        .complaintFile: .own, .reportFile: .own, .merchantRead: .everywhere, .merchantSearch: .everywhere,
        .directoryRead: .everywhere, .complaintRead: .own, .complaintReadList: .own, .complaintReadHistory: .own,
        .complaintConsent: .own, .complaintWithdraw: .own, .attachmentAdd: .own, .attachmentRead: .own,
        .accountOwn: .own,
    ]

    private static let merchantStaff: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .directoryRead: .everywhere,
        .merchantWorkspace: .own, .merchantClaim: .own, .merchantCodePrint: .own, .complaintRead: .own,
        .complaintReadList: .own, .complaintReadHistory: .own, .complaintAnswer: .own, .complaintConsent: .own,
        .attachmentAdd: .own, .attachmentRead: .own, .accountOwn: .own,
    ]

    private static let officer: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .merchantKeep: .jurisdiction,
        .merchantClaimDecide: .jurisdiction, .merchantCodePrint: .jurisdiction, .directoryRead: .everywhere,
        .complaintRegister: .everywhere, .complaintReadList: .jurisdiction, .complaintRead: .jurisdiction,
        .complaintReadHistory: .jurisdiction, .complaintDispatch: .jurisdiction, .complaintDecide: .jurisdiction,
        .complaintAnswerForMerchant: .jurisdiction, .complaintRecordConsent: .jurisdiction,
        .complaintMediate: .jurisdiction, .complaintWithdraw: .jurisdiction, .complaintClose: .jurisdiction,
        .complaintUnmask: .jurisdiction, .attachmentAdd: .jurisdiction, .attachmentRead: .jurisdiction,
        .overviewRead: .jurisdiction, .reportRegister: .everywhere, .accountOwn: .own,
    ]

    private static let reportOfficer: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .directoryRead: .everywhere,
        .reportRegister: .everywhere, .reportReadList: .jurisdiction, .reportRead: .jurisdiction,
        .reportDispatch: .jurisdiction, .reportVerify: .jurisdiction, .reportDecide: .jurisdiction,
        .reportReply: .jurisdiction, .reportClose: .jurisdiction, .reportUnmask: .jurisdiction, .accountOwn: .own,
    ]

    private static let mediator: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .directoryRead: .everywhere,
        .complaintReadList: .unit, .complaintRead: .unit, .complaintReadHistory: .unit, .complaintMediate: .unit,
        .complaintRecordConsent: .unit, .attachmentAdd: .unit, .attachmentRead: .unit, .accountOwn: .own,
    ]

    private static let analyst: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .directoryRead: .everywhere,
        .overviewRead: .jurisdiction, .accountOwn: .own,
    ]

    private static let director: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .directoryRead: .everywhere,
        .complaintReadList: .jurisdiction, .complaintRead: .jurisdiction, .complaintReadHistory: .jurisdiction,
        .complaintDispatch: .jurisdiction, .complaintDecide: .jurisdiction, .complaintClose: .jurisdiction,
        .attachmentRead: .jurisdiction, .overviewRead: .jurisdiction, .merchantClaimDecide: .jurisdiction,
        .accountOwn: .own,
    ]

    private static let auditor: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .directoryRead: .everywhere,
        .auditRead: .everywhere, .auditVerify: .everywhere, .accountOwn: .own,
    ]

    private static let systemAdministrator: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .directoryRead: .everywhere,
        .directoryKeep: .everywhere, .importRun: .everywhere, .configurationRead: .everywhere, .accountOwn: .own,
    ]

    private static let securityAdministrator: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .directoryRead: .everywhere,
        .accountKeep: .everywhere, .accountOwn: .own,
    ]

    private static let auditAdministrator: [Permission: Reach] = [
        .merchantRead: .everywhere, .merchantSearch: .everywhere, .directoryRead: .everywhere,
        .auditRead: .everywhere, .auditVerify: .everywhere, .accountOwn: .own,
    ]
}
