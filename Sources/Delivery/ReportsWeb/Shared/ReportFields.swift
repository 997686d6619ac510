import CaseParts
import Commons
import Complaints
import ComplaintsWeb
import Kernel
import Reports
import Web

/// The fields of form 2: those that form 1 has as well under their own labels, and a few more.
struct ReportFields {
    /// Who types: the reporter, or an official for them.
    enum Face: Sendable {
        case own, desk
    }

    let face: Face
    let words: CaseWords

    static let anonymous = Field(
        "isAnonymous", Phrase(zh: "匿名举报", en: "Report anonymously"), .flag,
        hint: Phrase(
            zh: "匿名的，不保存姓名和联系方式，也无法告知结果、无法申请奖励。",
            en: "Then no name and no contact are kept; nobody can be told the result, and no reward can be given."),
        isRequired: false)
    static let secrecy = Field(
        "wantsSecrecy", Phrase(zh: "请求对我的身份特别保密", en: "Keep my identity especially secret"), .flag,
        hint: Phrase(
            zh: "对所有举报人都依法保密；勾选后每次查看前都会提醒办理人员。",
            en: "The law keeps every reporter secret; with this, officials are reminded each time they look."),
        isRequired: false)
    static let reward = Field(
        "wantsReward", Phrase(zh: "希望申请举报奖励", en: "I would like to apply for a reward"), .flag, isRequired: false)
    static let intake = Field(
        "intake", Phrase(zh: "同一来件的标识", en: "Mark of the same message"), .identifier, isRequired: false)

    /// Tells two sendings of one page from two reports.
    static let once = Field(
        "once", Phrase(zh: "本页标识", en: "Mark of this page"), .text(max: 40), isRequired: false)

    /// What pages send beside form 2.
    static let ofPage = [once, HeldFiles.field, HeldFiles.dropped, ReportEndpoints.pageFiles]

    static let recipientName = "recipient"

    /// The authority that one turns to, for a report that tells of no place.
    var recipient: Field {
        Field(
            Self.recipientName, Phrase(zh: "向哪个部门举报", en: "Which authority you turn to"),
            .choice(words.authorities(nil).map { Schema.Choice($0.code, $0.name) }),
            hint: Phrase(
                zh: "不知道地址时选择；写了地址的，按地址确定。不选的，由省级部门确定后分送。",
                en: "For when you know no address; an address decides otherwise. Without either, the province’s "
                    + "authority finds out."),
            isRequired: false)
    }

    /// What a reporter is asked.
    static let ownNames: [FilingField] = ReportInput.shared.filter {
        ![.channel, .hotlineNumber, .hotlineDueOn].contains($0)
    }
    /// What an official types.
    static let deskNames: [FilingField] = ReportInput.shared.filter { $0 != .declaresTruth }

    var names: [FilingField] { face == .own ? Self.ownNames : Self.deskNames }

    /// All of them, none needed by itself: what is missing is the domain's to say.
    var all: [Field] {
        names.map { field($0).optional } + [Self.anonymous, Self.secrecy, Self.reward, Self.intake]
            + (face == .own ? [recipient] : [])
    }

    func field(_ name: FilingField) -> Field {
        let known = FilingFields.field(name)
        return Field(
            name.rawValue, label(name) ?? known.label, schema(name) ?? known.schema, hint: hint(name),
            isRequired: Self.required.contains(name))
    }

    /// Needed in any case, or unless the report is anonymous; which of them is missing is the domain's to say.
    private static let required: Set<FilingField> = [
        .channel, .respondentName, .narrative, .name, .phone, .declaresTruth,
    ]

    private func schema(_ name: FilingField) -> Schema? {
        switch name {
        case .channel:
            .choice(RegisterForm.channels.map { Schema.Choice($0.rawValue, $0.phrase) })
        case .problemClass where !words.reportClasses.isEmpty: .choice(words.reportClasses)
        default: nil
        }
    }

    func label(_ name: FilingField) -> Phrase? {
        switch (name, face) {
        case (.respondentName, _): Phrase(zh: "被举报的商家或个人", en: "Business or person reported")
        case (.respondentAddress, _): Phrase(zh: "实际经营地址", en: "Where it does business")
        case (.respondentPhone, _): Phrase(zh: "被举报人电话", en: "Its telephone")
        case (.narrative, _): Phrase(zh: "违法线索和事实依据", en: "Clues and facts")
        case (.problemClass, _): .reportClass
        case (.isOnline, _): Phrase(zh: "发生在网上", en: "It happened online")
        case (.premises, _): Phrase(zh: "店铺码（如有）", en: "Shop code, if any")
        case (.name, .desk): Phrase(zh: "举报人姓名", en: "Reporter’s name")
        case (.phone, .desk): Phrase(zh: "举报人电话", en: "Reporter’s telephone")
        case (.address, .desk): Phrase(zh: "举报人地址", en: "Reporter’s address")
        default: nil
        }
    }

    private func hint(_ name: FilingField) -> Phrase? {
        switch name {
        case .narrative:
            Phrase(
                zh: "什么时间、在哪里、谁做了什么、您怎么知道的、有什么证据。请不要在这里写自己的姓名和电话。",
                en: "When, where, who did what, how you know, what proof there is. Do not write your own name here.")
        case .respondentAddress: Phrase(zh: "由此判断由哪个部门核查", en: "Decides which authority verifies it")
        case .name: Phrase(zh: "匿名举报不用填写", en: "Not for an anonymous report")
        case .phone where face == .own:
            Phrase(
                zh: "匿名举报不用填写。只有办理举报的专人能看到，不会告诉被举报人。",
                en: "Not for an anonymous report. Only the officials for reports see it.")
        default: nil
        }
    }

    // MARK: Reading

    /// What came in, with what could not be read at all refused already.
    func input(from fields: inout Fields) -> ReportInput {
        var input = ReportInput()
        for name in names {
            let field = field(name).optional
            switch field.schema {
            case .flag: if fields.flag(field) { input.fields[name] = "true" }
            case .day: input.fields[name] = fields.day(field)?.description
            case .choice: input.fields[name] = fields.choice(field)
            default: input.fields[name] = fields.text(field)
            }
        }
        input.isAnonymous = fields.flag(Self.anonymous)
        input.wantsSecrecy = fields.flag(Self.secrecy)
        input.wantsReward = fields.flag(Self.reward)
        input.intake = fields.text(Self.intake)
        if face == .own { input.recipient = fields.choice(recipient) }
        return input
    }

    /// The checked filing, or everything that is wrong with it in the order of the page.
    func filing(
        from fields: inout Fields, with files: [FiledFile] = [], today: Day
    ) throws -> ReportFiling {
        var input = input(from: &fields)
        input.fields.files = files
        var refusals = fields.refusals
        do {
            let filing = try ReportFiling(
                checking: input, manner: face == .own ? .own : .registered, today: today)
            if refusals.isEmpty { return filing }
        } catch {
            refusals += error.all
        }
        let ordered = Refusal.inOrder(refusals.map { $0.naming(label) }, of: Self.order)
        throw Refusals(ordered) ?? Refusals(only: .inputMalformed)
    }

    /// The order in which the pages ask.
    static let order: [FilingField] = [
        .channel, .hotlineNumber, .hotlineDueOn, .respondentName, .respondentAddress, .premises, .respondentCreditCode,
        .respondentPhone, .platform, .isOnline, .narrative, .occurredOn, .problemClass, .name, .phone, .email,
        .identityKind, .identityNumber, .address, .declaresTruth,
    ]
}
