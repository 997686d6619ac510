import Complaints
import Kernel
import Web

/// The steps of filing: one decision a page.
enum FilingStep: Int, CaseIterable, Sendable {
    case against = 1, what, wish, evidence, you

    var path: Path {
        switch self {
        case .against: "/file"
        case .what: "/file/what"
        case .wish: "/file/wish"
        case .evidence: "/file/evidence"
        case .you: "/file/you"
        }
    }

    static let reviewPath: Path = "/file/review"
    static let donePath: Path = "/file/done"

    /// A word for the line of steps.
    var name: Phrase {
        switch self {
        case .against: Phrase(zh: "投诉谁", en: "Against whom")
        case .what: Phrase(zh: "经过", en: "What happened")
        case .wish: Phrase(zh: "要求", en: "What you want")
        case .evidence: Phrase(zh: "凭证", en: "Evidence")
        case .you: Phrase(zh: "联系与提交", en: "You, and send")
        }
    }

    /// The fields that stand on the page.
    var fields: [FilingField] {
        switch self {
        case .against:
            [.premises, .respondentName, .respondentAddress, .platform, .respondentPhone, .respondentCreditCode]
        case .what: [.narrative, .product, .occurredOn, .amount, .problemClass, .subjectClass, .isPrepaid]
        case .wish: [.requests, .requestNote, .disputeAmount]
        case .evidence: []
        case .you:
            [
                .name, .phone, .email, .agentName, .agentPhone, .sharesContact, .consentsToEntrustment,
                .consentsToPublication,
            ]
        }
    }

    var previous: FilingStep? { FilingStep(rawValue: rawValue - 1) }
    var next: FilingStep? { FilingStep(rawValue: rawValue + 1) }
}

extension FilingStep {
    /// Takes what was typed on the page into a draft, whether it holds or not, so that nothing typed is lost.
    ///
    /// What is longer than any field may be is cut, since a draft is no place to store things in.
    func take(_ submission: Submission, into input: inout FilingInput) {
        for field in fields {
            let typed = submission.pairs.values(field.rawValue).map(Self.kept).filter { !$0.isEmpty }
            input[all: field] = field.isList ? Array(typed.prefix(Self.listLimit)) : Array(typed.prefix(1))
        }
    }

    private static let listLimit = 20
    private static let textLimit = 2 * Filing.Limit.narrative

    private static func kept(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" }.prefix(textLimit)))
    }

    /// What is wrong with the fields of this page.
    func refusals(in input: FilingInput, today: Day) -> [Refusal] {
        let names = fields.map(\.rawValue)
        return Self.allRefusals(in: input, today: today).filter { $0.field.map(names.contains) ?? false }
    }

    /// Everything that is wrong with a filing, the declaration of truth included.
    static func allRefusals(in input: FilingInput, today: Day) -> [Refusal] {
        var refusals: [Refusal] = []
        do throws(Refusals) {
            _ = try Filing(checking: input, manner: .own, today: today)
        } catch {
            refusals = error.all
        }
        if input[.premises] == nil, input[.respondentAddress] == nil, input[.platform] == nil {
            refusals.append(.intakePlaceMissing)
        }
        return refusals
    }

    /// The first page on which something is wrong; nothing where only the declaration is missing.
    static func firstUnfinished(in input: FilingInput, today: Day) -> FilingStep? {
        allCases.first { !$0.refusals(in: input, today: today).isEmpty }
    }

    /// The page of a field.
    static func step(of field: String) -> FilingStep? {
        allCases.first { step in step.fields.contains { $0.rawValue == field } }
    }
}

extension Refusal {
    /// A complaint without a place finds no authority (O121 13).
    static let intakePlaceMissing = Refusal(
        "intake.placeMissing", .invalid,
        Phrase(
            zh: "请写商家在哪里：门店写地址或附近路口，网店写平台名称。",
            en:
                "Say where the business is: a shop’s address or the nearest crossing, or the platform of an online shop."
        ),
        field: FilingField.respondentAddress.rawValue)

    static let intakeShopUnchosen = Refusal(
        "intake.shopUnchosen", .invalid,
        Phrase(zh: "请先查找并选择商家，或者自己填写商家情况。", en: "Find and choose the business, or describe it yourself."),
        field: FilingField.premises.rawValue)
}
