import CaseParts
import Kernel
import Rulebook
import Web

/// What the calculator asks.
struct DeadlineFields {
    let period: Field
    let rules: Field
    static let from = Field("from", Phrase(zh: "起算的日子（当日不计）", en: "The day it starts on (not counted)"), .day)
    static let region = Field(
        "region", Phrase(zh: "地区", en: "Place"), .choice(Provinces.choices), isRequired: false)
    /// The same for programs, which may name a place in it too.
    static let place = Field(
        "region", Phrase(zh: "地区（两位或六位代码）", en: "Place, by two or six digits"), .text(max: 12), isRequired: false)
    static let suspend = Field(
        "suspend", Phrase(zh: "不计入的日子", en: "Days that do not count"), .list(.text(max: 1_200), max: 50),
        hint: Phrase(zh: "如检测期间：2026-08-10..2026-08-20", en: "Such as testing: 2026-08-10..2026-08-20"),
        isRequired: false)
    static let extended = Field(
        "extended", Phrase(zh: "已批准延长", en: "An extension was approved"), .flag, isRequired: false)

    init(_ rulebook: Rulebook) {
        var seen: Set<PeriodIdentifier> = []
        let periods = rulebook.ruleSets.reversed().flatMap(\.periods).filter { seen.insert($0.id).inserted }
        period = Field(
            "period", Phrase(zh: "哪个期限", en: "Which period"),
            .choice(periods.map { Schema.Choice($0.id.rawValue, $0.title) }))
        rules = Field(
            "rules", Phrase(zh: "按哪部规定", en: "Under which rules"),
            .choice(rulebook.ruleSets.reversed().map { Schema.Choice($0.id.rawValue, $0.title) }), isRequired: false)
    }

    var all: [Field] { [period, Self.from, Self.place, rules, Self.suspend, Self.extended] }
}

extension LawEndpoints {
    var deadlinePages: [Endpoint] {
        let fields = DeadlineFields(rulebook)
        return [
            Endpoint.page(.get, Self.deadlinePath, .open, DeadlinePage.title) { request in
                var page = DeadlinePage(fields: fields)
                page.state = FormState(request.query)
                guard request.query["period"] != nil || request.query["from"] != nil else {
                    return .page(page.node(for: request.reader))
                }
                do {
                    page.clock = try clock(for: request, fields: fields)
                    return .page(page.node(for: request.reader))
                } catch let refusal as Refusal {
                    return .page(page.refusing([refusal], request).node(for: request.reader), status: 422)
                } catch let refusals as Refusals {
                    return .page(page.refusing(refusals.all, request).node(for: request.reader), status: 422)
                }
            }
            .asking(fields.all),
            Endpoint.page(.get, Self.deadlinePDF, .open, Phrase(zh: "期限计算证明（PDF）", en: "Certificate, PDF")) { request in
                let clock = try clock(for: request, fields: fields)
                let content = try ports.content(clock, of: nil, named: nil, request.reader.language)
                return try await ports.pdf(content.paper, named: "fangxin-\(clock.period.id.rawValue)-\(clock.due)")
            }
            .asking(fields.all).costing(40),
        ]
    }

    var deadlineAPI: [Endpoint] {
        let fields = DeadlineFields(rulebook)
        return [
            Endpoint.api(.get, "/api/v1/deadline", .open, Phrase(zh: "计算法定期限", en: "Compute a legal day")) { request in
                .json(try clock(for: request, fields: fields).json)
            }
            .tagged("law").asking(fields.all)
            .answering(200, Phrase(zh: "逐日计算的结果", en: "The computation, day by day"), .computation),
            Endpoint.api(
                .get, "/api/v1/deadline/certificate", .open, Phrase(zh: "签名的期限计算证明", en: "A signed computation")
            ) { request in
                .json(try ports.certify(clock(for: request, fields: fields), nil))
                    .with("Content-Disposition", "attachment; filename=\"fangxin-deadline.json\"")
            }
            .tagged("law").asking(fields.all).costing(2)
            .answering(200, Phrase(zh: "证明", en: "The certificate"), LawSchemas.certificate),
            Endpoint.api(
                .get, "/api/v1/deadline/key", .open, Phrase(zh: "平台的公钥", en: "The platform's public key")
            ) { _ in
                .json(ports.key)
            }
            .tagged("law").answering(200, Phrase(zh: "公钥", en: "The key"), LawSchemas.key),
        ]
    }

    /// The clock that a query asks for; what is wrong names its field.
    func clock(for request: Request, fields: DeadlineFields) throws -> Clock {
        var given = request.queryFields
        let period = given.choice(fields.period)
        let from = given.day(DeadlineFields.from)
        let (region, rules) = (given.text(DeadlineFields.place), given.choice(fields.rules))
        let spans = given.texts(DeadlineFields.suspend)
        let isExtended = given.flag(DeadlineFields.extended)
        try given.finish()
        guard let period, let from else { throw given.failure }
        let question = try DeadlineQuestion(
            period: period, from: from.description, region: region, rules: rules,
            suspensions: spans.flatMap { $0.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) },
            isExtended: isExtended)
        return try rulebook.clock(answering: question)
    }
}

/// The provinces by their codes, for choosing one.
enum Provinces {
    private static let names: [(code: String, zh: String, en: String)] = [
        ("11", "北京", "Beijing"),
        ("12", "天津", "Tianjin"),
        ("13", "河北", "Hebei"),
        ("14", "山西", "Shanxi"),
        ("15", "内蒙古", "Inner Mongolia"),
        ("21", "辽宁", "Liaoning"),
        ("22", "吉林", "Jilin"),
        ("23", "黑龙江", "Heilongjiang"),
        ("31", "上海", "Shanghai"),
        ("32", "江苏", "Jiangsu"),
        ("33", "浙江", "Zhejiang"),
        ("34", "安徽", "Anhui"),
        ("35", "福建", "Fujian"),
        ("36", "江西", "Jiangxi"),
        ("37", "山东", "Shandong"),
        ("41", "河南", "Henan"),
        ("42", "湖北", "Hubei"),
        ("43", "湖南", "Hunan"),
        ("44", "广东", "Guangdong"),
        ("45", "广西", "Guangxi"),
        ("46", "海南", "Hainan"),
        ("50", "重庆", "Chongqing"),
        ("51", "四川", "Sichuan"),
        ("52", "贵州", "Guizhou"),
        ("53", "云南", "Yunnan"),
        ("54", "西藏", "Xizang"),
        ("61", "陕西", "Shaanxi"),
        ("62", "甘肃", "Gansu"),
        ("63", "青海", "Qinghai"),
        ("64", "宁夏", "Ningxia"),
        ("65", "新疆", "Xinjiang"),
    ]

    static let choices = names.map { Schema.Choice($0.code, Phrase(zh: $0.zh, en: $0.en)) }
}
