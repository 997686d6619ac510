public import Commons
public import Kernel

/// A complaint as it may be registered: every field checked, nothing missing that the law wants (O121 10).
public struct Filing: Hashable, Sendable {
    public struct Complainant: Hashable, Sendable {
        public let name: String
        public let phone: PhoneNumber?
        public let email: EmailAddress?
        public let identity: IdentityDocument?
        public let address: String?
        public let agentName: String?
        public let agentPhone: PhoneNumber?
    }

    public struct Against: Hashable, Sendable {
        public let premises: String?
        public let name: String
        public let address: String?
        public let creditCode: UnifiedSocialCreditCode?
        public let phone: String?
        public let platform: String?
    }

    public let complainant: Complainant
    public let against: Against
    public let narrative: String
    public let product: String?
    public let occurredOn: Day?
    public let requests: [RequestKind]
    public let requestNote: String?
    public let amount: Money?
    public let disputeAmount: Money?
    public let subjectClass: String?
    public let problemClass: String?
    public let isOnline: Bool
    public let isPrepaid: Bool
    public let consentsToPublication: Bool
    public let consentsToEntrustment: Bool
    public let sharesContact: Bool
    public let channel: Channel
    public let hotlineNumber: String?
    public let hotlineDueOn: Day?
    public let files: [FiledFile]
}

/// How strictly a filing is checked.
public enum FilingManner: Hashable, Sendable {
    /// A consumer's own, online: it declares itself true.
    case own
    /// Typed by an official from phone, window, letter or a 12345 order.
    case registered
}

extension Filing {
    /// Limits of what is taken, in characters; each far above what an honest filing needs.
    public enum Limit {
        public static let name = 60
        public static let line = 200
        public static let narrative = 5000
        public static let narrativeLeast = 10
        public static let files = 9
    }

    /// Checks an input and collects everything that is wrong with it.
    public init(checking input: FilingInput, manner: FilingManner, today: Day) throws(Refusals) {
        var check = FilingCheck(input: input)
        let complainant = Complainant(
            name: check.needed(.name, upTo: Limit.name),
            phone: check.phone(.phone),
            email: check.email(.email),
            identity: check.identity(bornBy: today),
            address: check.line(.address, upTo: Limit.line),
            agentName: check.line(.agentName, upTo: Limit.name),
            agentPhone: check.phone(.agentPhone))
        if complainant.phone == nil, complainant.email == nil { check.refuseMissing(.phone) }
        let premises = check.line(.premises, upTo: 64)
        let against = Against(
            premises: premises,
            name: premises == nil
                ? check.needed(.respondentName, upTo: Limit.line) : check.line(.respondentName, upTo: Limit.line) ?? "",
            address: check.line(.respondentAddress, upTo: Limit.line), creditCode: check.creditCode(),
            phone: check.line(.respondentPhone, upTo: 30), platform: check.line(.platform, upTo: Limit.name))
        self.complainant = complainant
        self.against = against
        narrative = check.narrative()
        product = check.line(.product, upTo: Limit.line)
        occurredOn = check.pastDay(.occurredOn, today: today)
        requests = check.requests()
        requestNote = check.line(.requestNote, upTo: Limit.line)
        amount = check.money(.amount)
        disputeAmount = check.money(.disputeAmount)
        subjectClass = check.line(.subjectClass, upTo: 40)
        problemClass = check.line(.problemClass, upTo: 40)
        isOnline = check.flag(.isOnline) || against.platform != nil
        isPrepaid = check.flag(.isPrepaid)
        consentsToPublication = check.flag(.consentsToPublication)
        consentsToEntrustment = check.flag(.consentsToEntrustment)
        sharesContact = check.flag(.sharesContact)
        channel = check.channel(manner)
        hotlineNumber = check.line(.hotlineNumber, upTo: 40)
        hotlineDueOn = check.day(.hotlineDueOn)
        files = input.files
        if files.count > Limit.files { check.refuse(.filingTooManyFiles(Limit.files)) }
        if manner == .own, !check.flag(.declaresTruth) { check.refuse(.filingNotDeclared) }
        if manner == .own, input[.occurredOn] == nil { check.refuseMissing(.occurredOn) }
        if let refusals = Refusals(check.refusals) { throw refusals }
    }
}
