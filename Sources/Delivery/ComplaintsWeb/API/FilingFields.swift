import Commons
public import Complaints
import Kernel
public import Web

/// The fields of a filing as forms and the API know them, and how they become an input for the domain to check.
public enum FilingFields {
    public static func field(_ field: FilingField) -> Field {
        Field(
            field.rawValue, field.label, schema(of: field), hint: hint(for: field),
            isRequired: required.contains(field))
    }

    public static func fields(_ fields: [FilingField]) -> [Field] { fields.map(field) }

    /// Every field as one that may be missing: what is needed is for the domain to say.
    private static let optional = Dictionary(
        uniqueKeysWithValues: FilingField.allCases.map { ($0, field($0).optional) })

    /// What a consumer's own filing takes.
    public static let own = fields(
        FilingField.allCases.filter { ![.channel, .hotlineNumber, .hotlineDueOn].contains($0) })

    /// What an official registers.
    public static let registered = fields(FilingField.allCases.filter { $0 != .declaresTruth })
        .map { field in
            field.name == FilingField.channel.rawValue
                ? Field(field.name, field.label, field.schema, hint: field.hint) : field
        }

    private static let required: Set<FilingField> = [.narrative, .requests, .name]

    private static func schema(of field: FilingField) -> Schema {
        switch field {
        case .premises: .text(max: 64)
        case .narrative: .text(max: Filing.Limit.narrative, isMultiline: true)
        case .occurredOn, .hotlineDueOn: .day
        case .amount, .disputeAmount: .money
        case .isOnline, .isPrepaid, .consentsToPublication, .consentsToEntrustment, .sharesContact, .declaresTruth:
            .flag
        case .requests:
            .list(
                .choice(RequestKind.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }),
                max: RequestKind.allCases.count)
        case .identityKind: .choice(IdentityKind.allCases.map { Schema.Choice($0.rawValue, $0.phrase) })
        case .channel: .choice(Channel.allCases.map { Schema.Choice($0.rawValue, $0.phrase) })
        case .name, .agentName, .platform: .text(max: Filing.Limit.name)
        case .subjectClass, .problemClass, .hotlineNumber, .phone, .agentPhone, .respondentPhone: .text(max: 40)
        case .respondentName, .respondentAddress, .respondentCreditCode, .product, .requestNote, .email,
            .identityNumber, .address:
            .line
        }
    }

    private static func hint(for field: FilingField) -> Phrase? {
        switch field {
        case .narrative:
            Phrase(
                zh: "什么时间、在哪里、买了什么、出了什么问题、商家怎么说。",
                en: "When, where, what you bought, what went wrong, what the business said.")
        case .amount, .disputeAmount: Phrase(zh: "只写数字，例如 268", en: "A number, like 268")
        case .phone:
            Phrase(zh: "手机或带区号的座机；只有办理人员能看到。", en: "Mobile, or landline with area code. Only officials see it.")
        case .identityNumber:
            Phrase(zh: "办理部门要求核实身份时才需要。", en: "Needed only if the authority asks to verify who you are.")
        default: nil
        }
    }

    /// Reads the named fields of a request into an input; what is no text at all is refused here already.
    public static func input(_ names: [FilingField], from fields: inout Fields) -> FilingInput {
        var input = FilingInput()
        for name in names {
            guard let field = optional[name] else { continue }
            switch field.schema {
            case .list: input[all: name] = fields.texts(field)
            case .flag: if fields.flag(field) { input[name] = "true" }
            case .money: input[name] = fields.money(field)?.description
            case .day: input[name] = fields.day(field)?.description
            case .choice: input[name] = fields.choice(field)
            default: input[name] = fields.text(field)
            }
        }
        return input
    }
}
