import CaseParts
import Complaints
import Kernel
import Notices
public import Web

/// The shapes of what the API tells of complaints.
extension CaseJSON {
    public static let receiptSchema = Schema.object([
        id, number, field("queryCode", .text(max: 40), "查询码，只出示一次", "Query code, shown once"), state,
        field("decisionDueOn", .orNull(.day), "决定是否受理的最后一天", "Last day for the decision on acceptance"), authority,
    ])

    public static let summarySchema = Schema.object([id, number, state, version, outcome, authority, unit])

    public static let rowSchema = Schema.object([
        id, number, state, field("registeredAt", .instant, "登记时间", "Registered at"), channel,
        field("respondent", .words, "被投诉人", "Respondent"),
        field("complainant", .orNull(.words), "投诉人，已脱敏", "Complainant, masked"), subjectClass, problemClass,
        field("amount", .orNull(.money), "消费金额", "Amount paid"), authority, unit, officer, region, outcome,
        field("dueOn", .orNull(.day), "法定期限", "Legal date"),
        field("duePeriod", .orNull(.words), "期限名称", "Which period ends then"),
        field("hotlineDueOn", .orNull(.day), "12345办理期限", "Date of the 12345 hotline"),
        field("isImported", .flag, "导入的历史记录", "Imported history"),
    ])

    public static let pageSchema = Schema.object([
        field("items", .list(rowSchema, max: 200), "条目", "Items"),
        field("next", .orNull(.text(max: 96)), "下一页的游标", "Cursor of the next page"),
    ])

    public static let viewSchema = Schema.object([
        id, number, state, version,
        field("reader", choices(CaseView.Reader.allCases), "以谁的身份", "Seen as"),
        field("isMasked", .flag, "已脱敏", "Masked"), field("facts", facts, "事实", "Facts"),
        field("respondent", respondent, "被投诉人", "Respondent"),
        field("texts", .map(.words), "文字，按字段名", "Texts, by the name of their field"),
        field("events", .list(event, max: 10_000), "经过", "Events"),
        field("attachments", .list(attachment, max: 1000), "材料", "Attachments"),
        field(
            "consents", .object(Party.allCases.map { field($0.rawValue, .flag, $0.phrase).optional }), "调解意愿",
            "Consents to mediation"),
        field("clock", .clock, "正在计算的期限", "The period that runs"), outcome,
        field("recovered", .orNull(.money), "挽回金额", "Amount recovered"),
        field("routing", .orNull(routing), "承办部门", "Whose it is"),
        field("notices", .list(notice, max: 10_000), "通知", "Notices"),
        field("earlierOfComplainant", .list(rowSchema, max: 200), "同一电话的投诉", "Earlier cases of the telephone"),
        field("earlierOfRespondent", .list(rowSchema, max: 200), "同一商家的投诉", "Earlier cases of the business"),
    ])

    private static let facts = Schema.object([
        channel, field("ruleSet", .words, "适用规则", "Rule set"),
        field("platformReceivedAt", .orNull(.instant), "平台收到", "Platform got it"),
        field("competentReceivedAt", .orNull(.instant), "有权部门收到", "Competent authority got it"),
        field("acceptedAt", .orNull(.instant), "受理时间", "Accepted at"), region, subjectClass, problemClass,
        field("requests", .list(.words, max: 50), "诉求", "What is wanted"),
        field("amount", .orNull(.money), "消费金额", "Amount paid"),
        field("disputeAmount", .orNull(.money), "争议金额", "Amount in dispute"),
        field("occurredOn", .orNull(.day), "发生日期", "Date it happened"),
        field("isOnline", .flag, "网上购买", "Bought online"), field("isPrepaid", .flag, "预付式消费", "Paid in advance"),
        field("consentsToPublication", .flag, "同意公示", "May be published"),
        field("consentsToEntrustment", .flag, "同意委托调解", "May be mediated by an association"), officer,
        field("hotlineNumber", .orNull(.words), "12345工单编号", "12345 order number"),
        field("hotlineDueOn", .orNull(.day), "12345办理期限", "12345 due date"),
    ])

    private static let respondent = Schema.object([
        field("name", .words, "名称", "Name"), field("creditCode", .orNull(.words), "统一社会信用代码", "Credit code"),
        field("address", .orNull(.words), "地址", "Address"), field("premises", .orNull(.words), "店铺", "Shop"),
        field("platform", .orNull(.words), "平台", "Platform"),
    ])

    private static let routing = Schema.object([
        field("authority", .words, "部门", "Authority"), unit,
        field("reasons", .list(.words, max: 50), "依据代码", "Reasons, as codes"),
        field("isOverride", .flag, "由工作人员指定", "Chosen by an official"),
        field("explained", .placingReasons, "当时的理由", "The reasons as told then"),
    ])

    private static let event = Schema.object([
        field("sequence", .integer(1...1_000_000), "序号", "Number"), field("name", .words, "事件", "Event"),
        field("at", .instant, "时间", "When"), field("label", .words, "名称", "In words"),
    ])

    private static let attachment = Schema.object([
        field("digest", .text(max: 64), "内容摘要", "Digest of the content"),
        field("mediaType", .text(max: 100), "类型", "Type"), field("size", .integer(0...Int.max), "字节数", "Bytes"),
        field("audience", choices(Audience.allCases), "谁可以看", "Who may see it"),
        field("party", .orNull(choices(Party.allCases)), "由谁提交", "Whose it is"),
    ])

    private static let notice = Schema.object([
        field("message", choices(NoticeMessage.allCases), "通知内容", "What was said"), field("at", .instant, "时间", "When"),
    ])

    // MARK: Members of several

    private static let id = field("id", .identifier, "标识", "Identifier")
    private static let number = field("number", .text(max: 40), "编号", "Number")
    private static let version = field("version", .integer(1...1_000_000), "版本", "Version")
    private static let state = field(
        "state", .choice(ComplaintState.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }), "状态", "State")
    private static let outcome = field("outcome", .orNull(choices(Outcome.allCases)), "结果", "Outcome")
    private static let authority = field("authority", .orNull(.words), "部门", "Authority")
    private static let unit = field("unit", .orNull(.words), "单位", "Unit")
    private static let officer = field("officer", .orNull(.words), "承办人", "Official")
    private static let region = field("region", .orNull(.words), "区划代码", "Region")
    private static let channel = field("channel", .words, "来源", "Channel")
    private static let subjectClass = field("subjectClass", .orNull(.words), "商品服务类别", "Class of goods or service")
    private static let problemClass = field("problemClass", .orNull(.words), "问题类别", "Kind of problem")

    private static func choices<Value: RawRepresentable<String>>(_ all: [Value]) -> Schema {
        .choice(all.map { Schema.Choice($0.rawValue, .verbatim($0.rawValue)) })
    }

    private static func field(_ name: String, _ schema: Schema, _ zh: String, _ en: String) -> Field {
        field(name, schema, Phrase(zh: zh, en: en))
    }

    private static func field(_ name: String, _ schema: Schema, _ label: Phrase) -> Field { Field(name, label, schema) }
}
