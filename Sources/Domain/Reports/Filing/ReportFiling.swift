public import Commons
public import Complaints
public import Kernel

/// What somebody has entered for a report, unchecked.
///
/// Form 2 asks a part of what form 1 asks, under the same names, and a few things of its own.
public struct ReportInput: Hashable, Sendable {
    /// The fields that both forms have.
    public var fields: FilingInput
    public var isAnonymous = false
    public var wantsSecrecy = false
    public var wantsReward = false
    /// The authority that the reporter turns to, where the place is not known.
    public var recipient: String?
    /// The message it came in with, where a complaint of the same message was entered before.
    public var intake: String?

    /// The fields of form 1 that form 2 has as well.
    public static let shared: [FilingField] = [
        .premises, .respondentName, .respondentAddress, .respondentCreditCode, .respondentPhone, .platform, .narrative,
        .occurredOn, .problemClass, .isOnline, .name, .phone, .email, .identityKind, .identityNumber, .address,
        .declaresTruth, .channel, .hotlineNumber, .hotlineDueOn,
    ]

    public init(_ fields: FilingInput = FilingInput()) {
        self.fields = fields
    }
}

/// A report as it may be registered: concrete clues and a factual basis (O121 28), with or without a name.
public struct ReportFiling: Hashable, Sendable {
    /// 举报人; nothing where the report is anonymous.
    public struct Reporter: Hashable, Sendable {
        public let name: String
        public let phone: PhoneNumber?
        public let email: EmailAddress?
        public let identity: IdentityDocument?
        public let address: String?
    }

    public let reporter: Reporter?
    public let party: ReportedParty
    public let narrative: String
    public let occurredOn: Day?
    public let reportClass: String?
    public let isOnline: Bool
    public let wantsSecrecy: Bool
    public let wantsReward: Bool
    public let channel: Channel
    public let hotlineNumber: String?
    public let hotlineDueOn: Day?
    /// Files whose content is stored already.
    public let files: [FiledFile]
    public let intake: Identifier<Complaint>?
    /// The authority that the reporter turns to; it has the report where nothing said of the place names another.
    public let recipient: String?

    /// Checks an input and collects everything that is wrong with it.
    ///
    /// Of an anonymous report nothing that says who reports is read, even if it was typed.
    public init(checking input: ReportInput, manner: FilingManner, today: Day) throws(Refusals) {
        var check = FilingCheck(input: input.fields)
        reporter = input.isAnonymous ? nil : Self.reporter(&check, today: today)
        party = Self.party(&check)
        narrative = check.narrative()
        occurredOn = check.pastDay(.occurredOn, today: today)
        reportClass = check.line(.problemClass, upTo: 40)
        isOnline = check.flag(.isOnline) || party.platform != nil
        wantsSecrecy = input.wantsSecrecy
        wantsReward = input.wantsReward
        channel = check.channel(manner)
        hotlineNumber = check.line(.hotlineNumber, upTo: 40)
        hotlineDueOn = check.day(.hotlineDueOn)
        files = input.fields.files
        if files.count > Filing.Limit.files { check.refuse(.filingTooManyFiles(Filing.Limit.files)) }
        intake = input.intake.flatMap(Identifier.init)
        recipient = input.recipient
        if input.intake != nil, intake == nil { check.refuse(.reportIntakeMalformed) }
        if manner == .own, !check.flag(.declaresTruth) { check.refuse(.reportNotDeclared) }
        if let refusals = Refusals(check.refusals) { throw refusals }
    }

    private static func reporter(_ check: inout FilingCheck, today: Day) -> Reporter {
        let reporter = Reporter(
            name: check.needed(.name, upTo: Filing.Limit.name), phone: check.phone(.phone),
            email: check.email(.email), identity: check.identity(bornBy: today),
            address: check.line(.address, upTo: Filing.Limit.line))
        if reporter.phone == nil, reporter.email == nil { check.refuseMissing(.phone) }
        return reporter
    }

    private static func party(_ check: inout FilingCheck) -> ReportedParty {
        let premises = check.line(.premises, upTo: 64)
        var party = ReportedParty(
            name: premises == nil
                ? check.needed(.respondentName, upTo: Filing.Limit.line)
                : check.line(.respondentName, upTo: Filing.Limit.line) ?? "")
        party.premises = premises
        party.address = check.line(.respondentAddress, upTo: Filing.Limit.line)
        party.creditCode = check.creditCode()?.text
        party.phone = check.line(.respondentPhone, upTo: 30)
        party.platform = check.line(.platform, upTo: Filing.Limit.name)
        return party
    }
}

extension Refusal {
    public static let reportNotDeclared = Refusal(
        "report.notDeclared", .invalid,
        Phrase(zh: "请确认所写内容真实（办法第二十八条）。", en: "Confirm that what you wrote is true (Order 121, art. 28)."),
        field: FilingField.declaresTruth.rawValue)
}
