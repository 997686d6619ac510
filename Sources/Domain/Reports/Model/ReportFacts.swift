public import Complaints
public import Kernel

/// What a report is about, without a word of who reports or what they wrote: the part of form 2 that history may keep.
public struct ReportFacts: Hashable, Sendable {
    /// The message it came in with (O121 9).
    ///
    /// A complaint of the same message stands under the same name; the link is kept here alone, so that from the
    /// complaint nothing leads to the report.
    public var intake: String
    /// The number that people use.
    public var number: String
    /// The rule set of the day of receipt.
    public var ruleSet: String
    public var channel: String
    /// When the platform, hotline or window got it; nothing where imported history does not say.
    public var platformReceivedAt: Instant?
    /// 匿名举报: allowed (form 2, note 2); nobody can then be told anything.
    public var isAnonymous = false
    /// 要求保密: the reporter has asked for it beside what the law promises to everybody (O121 37).
    public var wantsSecrecy = false
    /// 申请奖励: what a reward would be decided on later.
    public var wantsReward = false
    public var reportClass: String?
    public var occurredOn: Day?
    public var isOnline = false
    public var premises: String?
    public var merchant: String?
    /// The place the report belongs to, for jurisdiction and statistics.
    public var region: String?
    /// The names of the sealed fields that belong to the filing.
    public var fields: [String] = []
    /// The official who typed it, for a report from phone, window or letter.
    public var registrar: String?

    public init(intake: String, number: String, ruleSet: String, channel: String, platformReceivedAt: Instant?) {
        self.intake = intake
        self.number = number
        self.ruleSet = ruleSet
        self.channel = channel
        self.platformReceivedAt = platformReceivedAt
    }
}

/// 被举报人: the business that a report is about, as it was named then.
public struct ReportedParty: Hashable, Sendable {
    public var name: String
    public var premises: String?
    public var merchant: String?
    public var creditCode: String?
    /// 实际经营地: a report goes by where the conduct occurred (O121 29, 31), not by the address that is published.
    public var address: String?
    public var region: String?
    public var platform: String?
    public var phone: String?

    public init(name: String) {
        self.name = name
    }
}

/// What a platform export says of a report that was handled elsewhere.
public typealias ImportedReportHistory = PlatformHistory<ReportState, ReportState>
