public import Kernel

/// What somebody is to the product.
///
/// One account may have several roles of one side, never of two.
public enum Role: String, CaseIterable, Sendable {
    /// 消费者: files, tracks, consents.
    case consumer
    /// 经营者工作人员: answers for the shops that the authority let them claim.
    case merchantStaff
    /// 执法人员 on the complaint side: registers, accepts, mediates in a jurisdiction.
    case officer
    /// 举报办理人员: the only officers who can see that a report exists (Order 121, art. 37).
    case reportOfficer
    /// 调解员: conducts mediation of the cases given to them.
    case mediator
    /// 分析人员: counts, without seeing whom.
    case analyst
    /// 负责人: reads all of a jurisdiction and decides what needs a person in charge.
    case director
    /// 审计人员: reads the audit log, and nothing else.
    case auditor
    /// 系统管理员: configuration, units, imports; no cases, no rights.
    case systemAdministrator
    /// 安全管理员: accounts and rights; no cases, no configuration.
    case securityAdministrator
    /// 审计管理员: watches the two other administrators.
    case auditAdministrator

    public var phrase: Phrase {
        switch self {
        case .consumer: Phrase(zh: "消费者", en: "Consumer")
        case .merchantStaff: Phrase(zh: "商家", en: "Merchant")
        case .officer: Phrase(zh: "办案人员", en: "Officer")
        case .reportOfficer: Phrase(zh: "举报办理人员", en: "Report officer")
        case .mediator: Phrase(zh: "调解员", en: "Mediator")
        case .analyst: Phrase(zh: "分析人员", en: "Analyst")
        case .director: Phrase(zh: "负责人", en: "Director")
        case .auditor: Phrase(zh: "审计人员", en: "Auditor")
        case .systemAdministrator: Phrase(zh: "系统管理员", en: "System administrator")
        case .securityAdministrator: Phrase(zh: "安全管理员", en: "Security administrator")
        case .auditAdministrator: Phrase(zh: "审计管理员", en: "Audit administrator")
        }
    }

    /// The side a role stands on; an account holds roles of one side only, so that administrators stay separate from
    /// each other and from the work.
    public var side: Side {
        switch self {
        case .consumer: .publicSide
        case .merchantStaff: .counter
        case .officer, .reportOfficer, .mediator, .analyst, .director: .authority
        case .auditor, .auditAdministrator: .audit
        case .systemAdministrator: .system
        case .securityAdministrator: .security
        }
    }

    public enum Side: String, CaseIterable, Sendable {
        case publicSide, counter, authority, audit, system, security

        public var phrase: Phrase {
            switch self {
            case .publicSide: Phrase(zh: "消费者", en: "Public")
            case .counter: Phrase(zh: "商家", en: "Merchants")
            case .authority: Phrase(zh: "监管部门", en: "Authority")
            case .audit: Phrase(zh: "审计", en: "Audit")
            case .system: Phrase(zh: "系统管理", en: "System")
            case .security: Phrase(zh: "安全管理", en: "Security")
            }
        }
    }
}
