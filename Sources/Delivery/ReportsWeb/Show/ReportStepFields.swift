import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Privacy
import Reports
import Rulebook
import Web

/// The fields of each step, the same on pages and in the API.
///
/// Several forms stand on one page, so there the names carry the step's before their own.
enum ReportStepFields {
    static let reason = Field("reason", Phrase(zh: "理由", en: "Reasons"), .text(max: 2000, isMultiline: true))
    static let told = Field(
        "reason", Phrase(zh: "说明（举报人可以看到）", en: "What the reporter reads"), .text(max: 2000, isMultiline: true),
        hint: Phrase(zh: "属于其他市场监管部门职责的，写明由哪个部门处理（办法第三十四条）。", en: "Say which authority to go to (Order 121, art. 34)."))
    static let approver = Field(
        "approver", Phrase(zh: "批准的负责人", en: "Person in charge who approved"), .text(max: 60))
    static let caseNumber = Field(
        "caseNumber", Phrase(zh: "立案编号", en: "Case number"), .text(max: 60), isRequired: false)
    static let earlier = Field("earlier", Phrase(zh: "先前举报的编号", en: "Number of the earlier report"), .text(max: 40))
    static let day = Field("day", Phrase(zh: "日期", en: "Day"), .day)
    static let way = Field(
        "way", Phrase(zh: "告知方式", en: "How they were told"),
        .choice(
            Source.allCases.filter { $0 != .ownEntry && $0 != .onSite }
                .map { Schema.Choice($0.rawValue, $0.phrase) }))
    static let unit = Field("unit", Phrase(zh: "承办单位", en: "Unit"), .text(max: 40), isRequired: false)
    static let isMine = Field("isMine", Phrase(zh: "由我承办", en: "I take it myself"), .flag, isRequired: false)
    static let grounds = Field(
        "grounds", Phrase(zh: "法定情形", en: "Grounds"), .list(.text(max: 60), max: 10),
        hint: Phrase(zh: "可多选", en: "One or more"))

    static let isReporters = Field(
        "isReporters", Phrase(zh: "是举报人提交的（举报人可以看到）", en: "The reporter handed them in, and may see them"),
        .flag, isRequired: false)

    static func of(_ step: ReportStep) -> [Field] {
        switch step {
        case .dispatch: [PlaceSelect.field]
        case .sendingBack, .transfer: [reason]
        case .competence: [told]
        case .assignment: [unit, isMine]
        case .testingStart, .testingEnd: [day]
        case .extending: [reason, approver]
        case .filing: [caseNumber, approver]
        case .notFiling: [grounds, reason, approver]
        case .duplicate: [earlier]
        case .reply: [.text, way]
        case .files: [ReportEndpoints.files, isReporters]
        case .supplement, .note: [.text]
        case .unmasking: [.purpose, .words]
        case .closing: []
        }
    }

    /// A field under the name that it has on the page.
    static func named(_ field: Field, in step: ReportStep, schema: Schema? = nil) -> Field {
        Field(
            "\(step.rawValue)-\(field.name)", field.label, schema ?? field.schema, hint: field.hint,
            isRequired: field.isRequired)
    }

    /// 不予立案的法定情形 of a rule set; none is ever ticked beforehand.
    static func choices(of rules: RuleSet) -> Schema {
        .list(
            .choice(rules.notFilingGrounds.map(Schema.Choice.init)), max: 10)
    }
}

/// What came in for a step, each value read by its field.
struct ReportStepValues {
    private var values: [String: [String]] = [:]
    private(set) var uploads: [Upload] = []

    /// Reads the fields of a step; `name` says how a field is called where it came from.
    init(_ step: ReportStep, from fields: inout Fields, name: (Field) -> Field) throws {
        for field in ReportStepFields.of(step) {
            let named = name(field)
            switch field.schema {
            case .file: uploads += fields.uploads(named)
            case .list: values[field.name] = fields.texts(named)
            case .flag: values[field.name] = fields.flag(named) ? ["true"] : []
            case .day: values[field.name] = fields.day(named).map { [$0.description] }
            case .choice: values[field.name] = fields.choice(named).map { [$0] }
            default: values[field.name] = fields.text(named).map { [$0] }
            }
        }
        try fields.finish()
    }

    /// The text of a field that was required, and so is there.
    subscript(field: Field) -> String { values[field.name]?.first ?? "" }

    func optional(_ field: Field) -> String? { values[field.name]?.first }
    func all(_ field: Field) -> [String] { values[field.name] ?? [] }
    func has(_ field: Field) -> Bool { values[field.name]?.isEmpty == false }
    func day(_ field: Field) throws(Refusal) -> Day {
        guard let day = Day(self[field]) else { throw .reportDayWrong }
        return day
    }
}
