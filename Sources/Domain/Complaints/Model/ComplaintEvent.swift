public import Cases
public import Kernel

/// One thing that happened to a complaint; the list of them is the case, and never changes.
///
/// A payload holds no personal data: only codes, dates, amounts, and the names of fields sealed under the case's key,
/// so that erasing the key leaves history and statistics whole.
public struct ComplaintEvent: CaseEvent, Hashable {
    public let complaint: Identifier<Complaint>
    /// From 1, without gaps.
    public let sequence: Int
    public let at: Instant
    /// Who did it: an account, `visitor`, `tracking` or `system`.
    public let actor: String
    public let kind: Kind
    /// What the kind says, as it is kept and as the chain of proofs knows it: canonical JSON, written once.
    public let wording: String

    public init(complaint: Identifier<Complaint>, sequence: Int, at: Instant, actor: String, kind: Kind) {
        self.init(
            complaint: complaint, sequence: sequence, at: at, actor: actor, kind: kind, wording: kind.payload.text)
    }

    /// An event as it was kept.
    ///
    /// - Throws: `HistoryDamage` where name or wording are not of this program's making.
    public init(
        complaint: Identifier<Complaint>, sequence: Int, at: Instant, actor: String, name: String, wording: String
    ) throws(HistoryDamage) {
        guard let payload = try? JSON(parsing: wording) else { throw HistoryDamage(reason: "\(name): no JSON") }
        self.init(
            complaint: complaint, sequence: sequence, at: at, actor: actor,
            kind: try Kind(name: name, payload: payload), wording: wording)
    }

    private init(
        complaint: Identifier<Complaint>, sequence: Int, at: Instant, actor: String, kind: Kind, wording: String
    ) {
        self.complaint = complaint
        self.sequence = sequence
        self.at = at
        self.actor = actor
        self.kind = kind
        self.wording = wording
    }

    public enum Kind: Hashable, Sendable {
        /// 登记
        case registered(CaseFacts)
        /// 分送: given to an authority and unit; `isOverride` where a person chose against the proposal.
        case routed(Routing)
        /// The competent authority has it: the acceptance period starts.
        case received(at: Instant)
        /// The receiver finds no competence and sends it back, never on (O121 41(2)).
        case returned(reasonField: String)
        /// Given to one official.
        case assigned(officer: String)
        /// 受理
        case accepted
        /// 不予受理, on grounds of the rule set.
        case declined(grounds: [String])
        /// The respondent's answer; the text is a sealed field.
        case answered(field: String, source: Source)
        /// Consent to mediation given or refused (O121 18).
        case consented(party: Party, isGiven: Bool, source: Source)
        case mediationStarted
        /// 达成协议; the terms are a sealed field.
        case agreed(termsField: String, recovered: Money)
        /// 终止调解, on a ground of the rule set; `source` tells how a withdrawal that is the ground was made.
        case terminated(ground: String, source: Source? = nil)
        /// 撤回, by the complainant's own entry or as told to an official.
        case withdrawn(source: Source)
        /// 办结
        case closed
        case noted(field: String, audience: Audience)
        case attached(Attachment)
        /// The 12345 hotline's own number and date: a second clock that is not the law's.
        case hotlineOrderSet(number: String, dueOn: Day?)
        /// History from elsewhere: it starts no clock that its dates do not carry.
        case historyImported(CaseFacts, ImportedHistory)
        /// What a newer export says of the same case.
        case historyUpdated(CaseFacts, ImportedHistory)
        /// The personal fields were made unreadable for ever.
        case erased
    }
}
