public import CaseParts
import Commons
import Complaints
import ComplaintsWeb
import Kernel
import Markup
public import Reports
public import Web

/// Labels that several of these pages share.
extension Phrase {
    static let reportInbox = Phrase(zh: "举报", en: "Reports")
    static let registerReport = Phrase(zh: "登记举报", en: "Register a report")
    static let fileReport = Phrase(zh: "举报违法行为", en: "Report a violation")
    static let trackReport = Phrase(zh: "查询举报", en: "Track a report")
    static let reportNumber = Phrase(zh: "举报编号", en: "Report number")
    static let party = Phrase(zh: "被举报人", en: "Reported party")
    static let reporter = Phrase(zh: "举报人", en: "Reporter")
    static let reportClass = Phrase(zh: "问题类别", en: "Kind of violation")
    static let anonymous = Phrase(zh: "匿名", en: "Anonymous")
    static let secrecy = Phrase(zh: "要求保密", en: "Secrecy asked for")
}

extension ReportState: CaseState {
    public var tone: Tag.Tone {
        switch self {
        case .received: .waiting
        case .verifying: .active
        case .filed: .done
        case .notFiled, .noCompetence, .duplicate, .transferred: .stopped
        case .closed: .plain
        }
    }
}

extension ReportRow {
    /// Who reported, as a list may say it.
    func who(_ language: Language) -> Node {
        if isAnonymous { return .text(.anonymous, language) }
        return .group([
            maskedName.map { Parts.chinese($0, language) } ?? Parts.nothing,
            .when(wantsSecrecy, Tag.node(.waiting, .secrecy, language)),
        ])
    }
}
