import Access
import Kernel
import Web

/// The inputs of these pages and of the API.
enum AccessField {
    static let contact = Field(
        "contact", Phrase(zh: "手机号或电子邮箱", en: "Mobile number or e-mail"), .text(max: 254),
        hint: Phrase(zh: "我们会发送一个六位验证码。", en: "We will send a code of six digits."))
    static let code = Field(
        "code", Phrase(zh: "验证码", en: "Code"), .text(max: 16),
        hint: Phrase(zh: "十分钟内有效。", en: "It holds for ten minutes."))
    static let role = Field(
        "as", Phrase(zh: "身份", en: "Signing in as"),
        .choice([Role.consumer, .merchantStaff].map { Schema.Choice($0.rawValue, $0.phrase) }))
    static let login = Field("login", Phrase(zh: "登录名", en: "Login"), .text(max: 32))
    static let password = Field("password", Phrase(zh: "密码", en: "Password"), .text(max: 256))
    static let next = Field("next", Phrase(zh: "登录后前往", en: "Then go to"), .text(max: 500)).optional

    static let factor = Field(
        "factor", Phrase(zh: "动态验证码", en: "Code of your app"), .text(max: 24),
        hint: Phrase(
            zh: "验证器应用中的6位数字；也可以用一个恢复码。", en: "Six digits of your authenticator app, or one of your recovery codes."))

    /// The first one, when there are no recovery codes yet.
    static let firstFactor = Field(factor.name, factor.label, factor.schema)

    static let currentPassword = Field("current", Phrase(zh: "当前密码", en: "Present password"), .text(max: 256))
    static let newPassword = Field(
        "password", Phrase(zh: "新密码", en: "New password"), .text(max: 256),
        hint: Phrase(
            zh: "至少12个字符，包含大写字母、小写字母、数字、符号中的三类。",
            en: "At least 12 characters, of three kinds: capitals, small letters, digits, signs."))
    static let language = Field(
        "language", Phrase(zh: "语言", en: "Language"),
        .choice([
            Schema.Choice(Language.zh.rawValue, .verbatim("中文")),
            Schema.Choice(Language.en.rawValue, .verbatim("English")),
        ]))
    static let label = Field(
        "label", Phrase(zh: "令牌名称", en: "Name of the token"), .text(max: 60),
        hint: Phrase(zh: "写明用在哪个程序，不要写个人信息。", en: "Which program uses it; no personal data."))
    static let days = Field("days", Phrase(zh: "有效天数", en: "Days it lasts"), .integer(1...90))

    static let name = Field(
        "name", Phrase(zh: "姓名", en: "Name"), .text(max: 40),
        hint: Phrase(zh: "办案决定上显示的姓名，加密保存。", en: "Shown on decisions; kept sealed."))
    static let roles = Field("roles", Phrase(zh: "角色", en: "Roles"), .list(.choice(roleChoices), max: 11))
    static let authority = Field(
        "authority", Phrase(zh: "所属部门代码", en: "Authority’s code"), .text(max: 32),
        hint: Phrase(zh: "只有监管部门人员填写。", en: "For staff of an authority only.")
    )
    .optional
    static let unit = Field("unit", Phrase(zh: "所属机构代码", en: "Unit’s code"), .text(max: 32)).optional
    static let region = Field(
        "regionPrefix", Phrase(zh: "辖区代码", en: "Region’s number"), .text(max: 12),
        hint: Phrase(zh: "省2位、市4位、县6位。", en: "2 digits for a province, 4 for a city, 6 for a county.")
    )
    .optional
    /// The office by its name, in place of the three codes.
    static func place(_ choices: [AccessNames.Choice]) -> Field {
        Field(
            "place", Phrase(zh: "所属单位", en: "Office"),
            .choice(choices.map { Schema.Choice($0.value, $0.name) }),
            hint: Phrase(
                zh: "只有监管部门人员选择；辖区随单位确定。", en: "For staff of an authority only; the jurisdiction is the office’s."),
            isRequired: false)
    }

    static let status = Field("status", Phrase(zh: "状态", en: "State"), .choice(statusChoices))

    static let action = Field("action", Phrase(zh: "操作", en: "Deed"), .text(max: 64)).optional
    static let actor = Field("actor", Phrase(zh: "操作账号", en: "By account"), .text(max: 64)).optional
    static let subjectKind = Field("kind", Phrase(zh: "对象类型", en: "Kind of thing"), .text(max: 32)).optional
    static let subjectID = Field("subject", Phrase(zh: "对象编号", en: "Thing’s number"), .text(max: 64)).optional
    static let from = Field("from", Phrase(zh: "自", en: "From"), .day).optional
    static let until = Field("until", Phrase(zh: "至", en: "To"), .day).optional

    static let side = Field(
        "side", Phrase(zh: "类别", en: "Side"),
        .choice(Role.Side.allCases.map { Schema.Choice($0.rawValue, $0.phrase) })
    )
    .optional
    static let loginPrefix = Field("login", Phrase(zh: "登录名开头", en: "Login begins with"), .text(max: 32)).optional
    static let statusFilter = status.optional
    static let roleFilter = Field("role", Phrase(zh: "角色", en: "Role"), .choice(roleChoices)).optional

    private static let roleChoices = Role.allCases.filter { $0 != .consumer }
        .map { Schema.Choice($0.rawValue, $0.phrase) }
    private static let statusChoices = Account.Status.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }
}
