import CaseParts
import Kernel
import Reports
import Web

/// The shapes of what the API tells of reports.
extension ReportJSON {
    static let receiptSchema = Schema.object([
        id, number, field("queryCode", .text(max: 40), "查询码，只出示一次", "Query code, shown once"), state,
        field("decisionDueOn", .orNull(.day), "决定是否立案的最后一天", "Last day for the decision on filing"), authority,
    ])

    static let summarySchema = Schema.object([id, number, state, version, authority, unit])

    static let rowSchema = Schema.object([
        id, number, state, field("registeredAt", .instant, "登记时间", "Registered at"), channel,
        field("party", .words, "被举报人", "Reported party"),
        field("reporter", .orNull(.words), "举报人，已脱敏", "Reporter, masked"), isAnonymous, wantsSecrecy, reportClass,
        authority, unit, officer, region, field("dueOn", .orNull(.day), "法定期限", "Legal date"),
        field("duePeriod", .orNull(.words), "期限名称", "Which period ends then"),
        field("isImported", .flag, "导入的历史记录", "Imported history"),
    ])

    static let pageSchema = Schema.object([
        field("items", .list(rowSchema, max: 200), "条目", "Items"),
        field("next", .orNull(.text(max: 96)), "下一页的游标", "Cursor of the next page"),
    ])

    static let viewSchema = Schema.object([
        id, number, state, version,
        field(
            "reader", .choice(["reporter", "authority"].map { Schema.Choice($0, .verbatim($0)) }), "以谁的身份", "Seen as"),
        field("isMasked", .flag, "已脱敏", "Masked"), field("facts", facts, "事实", "Facts"),
        field("party", party, "被举报人", "Reported party"),
        field("texts", .map(.words), "文字，按字段名", "Texts, by the name of their field"),
        field("events", .list(event, max: 10_000), "经过", "Events"),
        field("clock", .clock, "正在计算的期限", "The period that runs"),
        field("files", .list(file, max: 1000), "材料", "Files"),
        // Told to the authority alone.
        field("routing", .orNull(routing), "承办部门", "Whose it is").optional, officer.optional,
        field("intake", .words, "同一来件的标识", "Mark of the same message").optional,
        field("earlierOfReporter", .list(rowSchema, max: 200), "同一电话的举报", "Earlier reports of the telephone").optional,
        field("earlierOfParty", .list(rowSchema, max: 200), "同一商家的举报", "Earlier reports of the business").optional,
    ])

    private static let facts = Schema.object([
        channel, field("ruleSet", .words, "适用规则", "Rule set"), isAnonymous, wantsSecrecy,
        field("wantsReward", .flag, "申请奖励", "Applies for a reward"), reportClass,
        field("occurredOn", .orNull(.day), "发生日期", "Date it happened"),
        field("isOnline", .flag, "发生在网上", "It happened online"), region,
        field("platformReceivedAt", .orNull(.instant), "平台收到", "Platform got it"),
        field("lastReceivedAt", .orNull(.instant), "最近收到材料", "Last of it received"),
        field("isExtended", .flag, "已延长", "Extended"), field("isBeingTested", .flag, "检测鉴定中", "Being tested"),
        field("decidedAt", .orNull(.instant), "决定时间", "Decided at"),
        field("grounds", .list(.words, max: 50), "不予立案情形", "Grounds"),
        field(
            "outcome", .orNull(.choice(ReportState.allCases.map { Schema.Choice($0.rawValue, $0.phrase) })), "结果",
            "Outcome"),
    ])

    private static let party = Schema.object([
        field("name", .words, "名称", "Name"), field("creditCode", .orNull(.words), "统一社会信用代码", "Credit code"),
        field("address", .orNull(.words), "地址", "Address"), field("platform", .orNull(.words), "平台", "Platform"),
        field("premises", .orNull(.words), "店铺", "Shop"),
    ])

    private static let event = Schema.object([
        field("name", .words, "事件", "Event"), field("at", .instant, "时间", "When"),
        field("label", .words, "名称", "In Chinese"), field("labelEn", .words, "英文名称", "In English"),
        field("texts", .list(.words, max: 10), "文字的字段名", "Names of its texts"),
    ])

    private static let file = Schema.object([
        field("digest", .text(max: 64), "内容摘要", "Digest of the content"),
        field("mediaType", .text(max: 100), "类型", "Type"), field("size", .integer(0...Int.max), "字节数", "Bytes"),
        field("name", .orNull(.words), "文件名", "Its name"),
        field("isReporters", .flag, "举报人提交", "The reporter handed it in"),
    ])

    private static let routing = Schema.object([
        field("authority", .words, "部门", "Authority"), unit,
        field("reasons", .list(.words, max: 50), "依据代码", "Reasons, as codes"),
        field("isOverride", .flag, "由工作人员指定", "Chosen by an official"),
        field("explained", .placingReasons, "当时的理由", "The reasons as told then"),
    ])

    // MARK: Members of several

    private static let id = field("id", .identifier, "标识", "Identifier")
    private static let number = field("number", .text(max: 40), "举报编号", "Report number")
    private static let version = field("version", .integer(1...1_000_000), "版本", "Version")
    private static let state = field(
        "state", .choice(ReportState.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }), "状态", "State")
    private static let authority = field("authority", .orNull(.words), "部门", "Authority")
    private static let unit = field("unit", .orNull(.words), "单位", "Unit")
    private static let officer = field("officer", .orNull(.words), "承办人", "Official")
    private static let region = field("region", .orNull(.words), "区划代码", "Region")
    private static let channel = field("channel", .words, "来源", "Channel")
    private static let reportClass = field("reportClass", .orNull(.words), "问题类别", "Kind of violation")
    private static let isAnonymous = field("isAnonymous", .flag, "匿名", "Anonymous")
    private static let wantsSecrecy = field("wantsSecrecy", .flag, "要求保密", "Secrecy asked for")

    private static func field(_ name: String, _ schema: Schema, _ zh: String, _ en: String) -> Field {
        Field(name, Phrase(zh: zh, en: en), schema)
    }
}
