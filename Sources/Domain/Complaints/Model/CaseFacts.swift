public import Kernel

/// What a complaint is about, without a word of who complains: the part of form 1 that history may keep for ever.
public struct CaseFacts: Hashable, Sendable {
    /// The message it came in with (O121 9: its reports are separate cases).
    public var intake: String
    /// The number that people use.
    public var number: String
    /// The rule set of the day of receipt.
    public var ruleSet: String
    public var channel: String
    /// When the platform, hotline or window got it; nothing where imported history does not say.
    public var platformReceivedAt: Instant?
    public var respondent: Identifier<Respondent>
    public var premises: String?
    public var merchant: String?
    /// The place the case belongs to, for jurisdiction and statistics.
    public var region: String?
    /// The account of the complainant, where there is one.
    public var account: String?
    public var subjectClass: String?
    public var problemClass: String?
    /// 投诉请求, as codes of form 1.
    public var requests: [String] = []
    /// What was paid.
    public var amount: Money?
    /// What is in dispute.
    public var disputeAmount: Money?
    public var occurredOn: Day?
    public var isOnline = false
    public var isPrepaid = false
    /// 是否同意公示投诉信息 (form 1).
    public var consentsToPublication = false
    /// 是否同意委托调解 (form 1).
    public var consentsToEntrustment = false
    /// Whether the merchant may be told how to reach the complainant.
    public var sharesContact = false
    /// The names of the sealed fields that belong to the filing.
    public var fields: [String] = []
    /// The official who typed it, for a case from phone, window or letter.
    public var registrar: String?

    public init(
        intake: String, number: String, ruleSet: String, channel: String, platformReceivedAt: Instant?,
        respondent: Identifier<Respondent>
    ) {
        self.intake = intake
        self.number = number
        self.ruleSet = ruleSet
        self.channel = channel
        self.platformReceivedAt = platformReceivedAt
        self.respondent = respondent
    }
}
