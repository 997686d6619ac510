public import Kernel

/// Why personal data is looked at; nobody looks without one (PIPL 6).
public enum Purpose: String, CaseIterable, Sendable {
    /// 法定职责: handling a complaint or report (PIPL 13(3), 34).
    case statutoryHandling
    /// 调解: bringing the parties together.
    case mediation
    /// 联系当事人: calling or writing to a party.
    case contact
    /// 执法办案: investigating a case that was filed.
    case enforcement
    /// 监督检查: supervision of one's own officers' work.
    case supervision
    /// 个人信息权利请求: the person asked for access, a copy, correction or deletion (PIPL 45 to 47).
    case personsRequest

    public var phrase: Phrase {
        switch self {
        case .statutoryHandling: Phrase(zh: "依法处理投诉举报", en: "Handling a complaint or report by law")
        case .mediation: Phrase(zh: "组织调解", en: "Mediation")
        case .contact: Phrase(zh: "联系当事人", en: "Contacting a party")
        case .enforcement: Phrase(zh: "执法办案", en: "Enforcement")
        case .supervision: Phrase(zh: "监督检查", en: "Supervision")
        case .personsRequest: Phrase(zh: "答复个人信息权利请求", en: "Answering a person’s request about their data")
        }
    }
}

/// Why somebody wants to see what is masked: a purpose, the case it is for, and words of their own.
///
/// It is entered in the ledger, so the words must not hold personal data themselves.
public struct UnmaskReason: Hashable, Sendable {
    /// The fewest characters of an explanation that can say anything.
    public static let shortest = 4
    /// The most characters that are kept.
    public static let longest = 200

    public let purpose: Purpose
    /// The identifier of the case.
    public let subject: String
    public let words: String

    public init(_ purpose: Purpose, about subject: String, words: String) throws(Refusal) {
        let spoken = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !subject.isEmpty else { throw .unmaskSubjectMissing }
        guard spoken.count >= Self.shortest else { throw .unmaskReasonMissing }
        guard spoken.count <= Self.longest else { throw .unmaskReasonTooLong }
        guard Recogniser.findings(in: spoken).isEmpty else { throw .unmaskReasonPersonal }
        self.purpose = purpose
        self.subject = subject
        self.words = spoken
    }

    /// What the ledger keeps of it.
    public var details: JSON {
        ["purpose": .string(purpose.rawValue), "case": .string(subject), "reason": .string(words)]
    }
}

/// How often one account may unmask, so that a list cannot be read out record by record.
public struct UnmaskLimit: Hashable, Sendable {
    public let count: Int
    public let seconds: Int64

    /// Sixty an hour: an officer's day has about as many cases.
    public static let standard = UnmaskLimit(count: 60, seconds: 3600)

    public init(count: Int, seconds: Int64) {
        self.count = count
        self.seconds = seconds
    }

    /// Refuses one more after the earlier ones, given in any order.
    public func allow(at now: Instant, after earlier: [Instant]) throws(Refusal) {
        let recent = earlier.count { now.seconds(since: $0) < seconds }
        guard recent < count else { throw .unmaskTooOften }
    }
}
