import Kernel
import Merchants
import Web

/// The shapes of what the API tells of merchants.
extension MerchantJSON {
    static let shopSchema = Schema.object(shopFields)

    static let faceSchema = Schema.object(
        shopFields + [
            field("isClaimed", .flag, "是否已认领"), field("commitments", .list(commitmentSchema, max: 100), "承诺"),
        ])

    static let commitmentsSchema = Schema.object([field("commitments", .list(commitmentSchema, max: 100), "承诺")])

    static let operatorVersionSchema = Schema.object([
        field("id", .identifier, "标识"), field("version", version, "版本"),
    ])

    static let claimSchema = Schema.object([
        field("id", .identifier, "标识"), field("operator", .identifier, "经营者"),
        field("post", choices(MerchantClaim.Post.allCases), "岗位"),
        field("state", choices(MerchantClaim.State.allCases), "状态"),
        field("proof", choices(MerchantClaim.Proof.allCases), "凭证"), field("madeAt", .instant, "申请时间"),
        field("decidedAt", .orNull(.instant), "审核时间"), field("reason", .orNull(words), "理由"),
    ])

    static let claimsSchema = page(
        .object([
            field("claim", claimSchema, "认领"), field("name", words, "经营者名称"),
            field("rivals", .integer(0...10_000), "同一商家的其他申请"),
        ]))

    static let staffSchema = Schema.object([field("items", .list(claimSchema, max: 1000), "员工")])

    static let counterSchema = Schema.object([
        field(
            "items",
            .list(
                .object([
                    field("claim", claimSchema, "认领"), field("name", words, "经营者名称"),
                    field("shops", .list(shopSchema, max: 1000), "店铺"),
                ]), max: 1000), "经营者")
    ])

    static let issued = Schema.object([
        field("code", .text(max: 20), "码"), field("operator", .identifier, "经营者"),
        field("expiresAt", .instant, "有效期至"),
    ])

    static func page(_ item: Schema) -> Schema {
        .object([
            field("items", .list(item, max: 200), "条目"), field("next", .orNull(.text(max: 96)), "下一页的游标"),
        ])
    }

    private static let shopFields = [
        field("code", .text(max: 20), "店铺码"), field("id", .identifier, "标识"), field("name", words, "店名"),
        field("address", .orNull(words), "地址"), field("region", .orNull(code), "区划代码"),
        field("platform", .orNull(words), "平台"), field("shopUrl", .orNull(.text(max: 500)), "网址"),
        field("isOpen", .flag, "是否营业"), field("authority", .orNull(code), "管辖部门"),
        field("unit", .orNull(code), "管辖单位"), field("version", version, "版本"),
        field("operator", operatorSchema, "经营者"),
    ]

    private static let operatorSchema = Schema.object([
        field("id", .identifier, "标识"), field("name", words, "名称"), field("creditCode", .orNull(code), "统一社会信用代码"),
        field("industry", .orNull(code), "行业代码"), field("status", choices(LicenceStatus.allCases), "登记状态"),
        field("region", .orNull(code), "区划代码"), field("address", .orNull(words), "登记地址"),
        field("version", version, "版本"),
    ])

    private static let commitmentSchema = Schema.object([
        field("zh", words, "中文"), field("en", .orNull(words), "英文"), field("madeOn", .day, "作出日期"),
    ])

    private static let words = Schema.text(max: 500, isMultiline: true)
    private static let code = Schema.text(max: 40)
    private static let version = Schema.integer(1...Int(Int32.max))

    private static func choices<Value: RawRepresentable<String>>(_ all: [Value]) -> Schema {
        .choice(all.map { Schema.Choice($0.rawValue, .verbatim($0.rawValue)) })
    }

    private static func field(_ name: String, _ schema: Schema, _ label: String) -> Field {
        Field(name, Phrase(zh: label, en: name), schema)
    }
}
