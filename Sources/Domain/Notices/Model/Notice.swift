public import Kernel

/// 告知: something a party must be told about a case, kept until it was told.
///
/// It is written in the transaction that made it true and delivered later by a worker: at least once, under one key.
/// It names the person only by the case and the side, so that the address is read from the sealed fields at the last
/// moment, and erasure reaches it too.
public struct Notice: Hashable, Sendable {
    public let id: Identifier<Notice>
    /// The case it is about.
    public let caseID: String
    public let caseNumber: String
    public let recipient: Recipient
    public let message: NoticeMessage
    public let createdAt: Instant

    public init(
        id: Identifier<Notice>, caseID: String, caseNumber: String, recipient: Recipient, message: NoticeMessage,
        createdAt: Instant
    ) {
        self.id = id
        self.caseID = caseID
        self.caseNumber = caseNumber
        self.recipient = recipient
        self.message = message
        self.createdAt = createdAt
    }

    public enum Recipient: String, CaseIterable, Sendable {
        case complainant, respondent, authority
    }
}

/// What a notice says; the words are chosen in the recipient's language when it is shown or sent.
public enum NoticeMessage: String, CaseIterable, Sendable {
    case registered, received, accepted, declined, answered, answerWanted, consentWanted, mediationStarted, agreed
    case terminated, withdrawn, closed, returned
    /// A holiday notice came in and moved the next legal day.
    case dueMoved

    /// The message as a sentence, with the number that the person knows.
    public func phrase(number: String) -> Phrase {
        switch self {
        case .registered:
            Phrase(zh: "您的投诉\(number)已登记。", en: "Your complaint \(number) has been registered.")
        case .received:
            Phrase(
                zh: "投诉\(number)已送达有管辖权的市场监管部门。", en: "Complaint \(number) has reached the competent authority.")
        case .accepted:
            Phrase(zh: "投诉\(number)已受理。", en: "Complaint \(number) has been accepted.")
        case .declined:
            Phrase(
                zh: "投诉\(number)不予受理，理由和其他维权途径见查询页面。",
                en:
                    "Complaint \(number) was not accepted. The tracking page gives the reasons and the other ways open to you."
            )
        case .answered:
            Phrase(zh: "经营者已答复投诉\(number)。", en: "The merchant has answered complaint \(number).")
        case .answerWanted:
            Phrase(zh: "有一件投诉（\(number)）等待贵单位答复。", en: "Complaint \(number) is waiting for your answer.")
        case .consentWanted:
            Phrase(
                zh: "请确认是否同意就投诉\(number)进行调解。", en: "Please say whether you agree to mediation of complaint \(number).")
        case .mediationStarted:
            Phrase(zh: "投诉\(number)已开始调解。", en: "Mediation of complaint \(number) has begun.")
        case .agreed:
            Phrase(zh: "投诉\(number)双方已达成协议。", en: "The parties to complaint \(number) have reached an agreement.")
        case .terminated:
            Phrase(
                zh: "投诉\(number)的调解已终止，您可以依法起诉或申请仲裁。",
                en: "Mediation of complaint \(number) has ended. You may sue or apply for arbitration.")
        case .withdrawn:
            Phrase(zh: "投诉\(number)已撤回。", en: "Complaint \(number) has been withdrawn.")
        case .closed:
            Phrase(zh: "投诉\(number)已办结。", en: "Complaint \(number) is closed.")
        case .dueMoved:
            Phrase(
                zh: "因放假安排公布，投诉\(number)的办理期限届满日有变化，新的日期见查询页面。",
                en:
                    "A holiday notice has moved the legal date of complaint \(number). The tracking page shows the new one."
            )
        case .returned:
            Phrase(zh: "投诉\(number)被退回，待重新分送。", en: "Complaint \(number) was returned and will be sent on again.")
        }
    }
}

/// The notices of one transaction.
public protocol NoticeBook {
    func add(_ notice: Notice) throws
    /// The notices about one case to one side, the oldest first.
    func notices(about caseID: String, to recipient: Notice.Recipient) throws -> [Notice]
}
