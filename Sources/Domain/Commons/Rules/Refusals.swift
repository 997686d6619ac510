public import Kernel

/// Every "no" of this room.
extension Refusal {
    public static func creditCodeLength(_ count: Int) -> Refusal {
        Refusal(
            "commons.creditCodeLengthRefused", .invalid,
            Phrase(zh: "统一社会信用代码应为18位，现为\(count)位", en: "A unified social credit code has 18 characters, not \(count)"))
    }

    public static func creditCodeLetter(_ letter: Unicode.Scalar, at place: Int) -> Refusal {
        Refusal(
            "commons.creditCodeLetterRefused", .invalid,
            Phrase(
                zh: "统一社会信用代码第\(place)位不能是“\(letter)”（只用数字和大写字母，不用 I、O、S、V、Z）",
                en:
                    "Character \(place) of a unified social credit code cannot be “\(letter)” (digits and letters but I, O, S, V, Z)"
            ))
    }

    public static let creditCodeRegion = Refusal(
        "commons.creditCodeRegionRefused", .invalid,
        Phrase(
            zh: "统一社会信用代码第3至8位应为登记机关行政区划码",
            en: "Characters 3 to 8 of a unified social credit code must be the region of registration"))

    public static let creditCodeCheck = Refusal(
        "commons.creditCodeCheckRefused", .invalid,
        Phrase(
            zh: "统一社会信用代码第18位校验码不符，请核对各位",
            en: "The check character (18) of the unified social credit code does not fit; please compare it"))

    public static let creditCodeOrganisation = Refusal(
        "commons.creditCodeOrganisationRefused", .invalid,
        Phrase(
            zh: "统一社会信用代码第17位（组织机构代码校验码）不符，请核对第9至17位",
            en: "The organisation code’s check (17) does not fit; please compare characters 9 to 17"))

    public static let organisationCodeMalformed = Refusal(
        "commons.organisationCodeMalformed", .invalid,
        Phrase(zh: "组织机构代码应为8位本体代码加1位校验码", en: "An organisation code has eight characters and a check"))

    public static let organisationCodeCheck = Refusal(
        "commons.organisationCodeCheckRefused", .invalid,
        Phrase(zh: "组织机构代码校验码不符", en: "The organisation code’s check character does not fit"))

    public static let residentIDMalformed = Refusal(
        "commons.residentIDMalformed", .invalid,
        Phrase(
            zh: "公民身份号码应为17位数字加1位数字或X", en: "A resident number has 17 digits and a last digit or X"))

    public static let residentIDOld = Refusal(
        "commons.residentIDOldRefused", .invalid,
        Phrase(
            zh: "15位号码自2013年起停用，请填写18位公民身份号码",
            en: "Numbers of 15 digits have not been valid since 2013; please give the 18-character number"))

    public static let residentIDRegion = Refusal(
        "commons.residentIDRegionRefused", .invalid,
        Phrase(zh: "公民身份号码前两位不是省级代码", en: "The first two digits of the resident number are no province"))

    public static let residentIDBirth = Refusal(
        "commons.residentIDBirthRefused", .invalid,
        Phrase(zh: "公民身份号码第7至14位不是可能的出生日期", en: "Digits 7 to 14 of the resident number are no possible birthday"))

    public static let residentIDCheck = Refusal(
        "commons.residentIDCheckRefused", .invalid,
        Phrase(
            zh: "公民身份号码校验码不符，请核对各位", en: "The resident number’s check character does not fit; please compare it"))

    public static func documentMalformed(_ kind: IdentityKind) -> Refusal {
        Refusal(
            "commons.documentMalformed", .invalid,
            Phrase(zh: "\(kind.phrase.zh)号码格式不符", en: "\(kind.phrase.en): the number has not the right form"))
    }

    public static let phoneMalformed = Refusal(
        "commons.phoneMalformed", .invalid,
        Phrase(
            zh: "请填写手机号、带区号的固定电话，或以“+”开头的境外号码",
            en: "Give a mobile number, a landline with area code, or a number abroad that starts with “+”"))

    public static let phoneAreaMissing = Refusal(
        "commons.phoneAreaMissed", .invalid,
        Phrase(zh: "固定电话请加区号，如 0951-5550101", en: "Please add the area code, as in 0951-5550101"))

    public static let emailMalformed = Refusal(
        "commons.emailMalformed", .invalid,
        Phrase(zh: "请填写有效的电子邮箱，如 name@example.cn", en: "Give an e-mail address, such as name@example.cn"))

    public static let regionCodeMalformed = Refusal(
        "commons.regionCodeMalformed", .invalid,
        Phrase(zh: "行政区划代码应为6位、9位或12位数字", en: "A region code has 6, 9 or 12 digits"))

    public static let industryCodeMalformed = Refusal(
        "commons.industryCodeMalformed", .invalid,
        Phrase(
            zh: "行业代码应为门类字母A至T或2至4位数字", en: "An industry code is a letter from A to T or two to four digits"))

    public static let authorityCodeMalformed = Refusal(
        "commons.authorityCodeMalformed", .invalid,
        Phrase(
            zh: "单位代码应为2至32位大写字母、数字或下划线", en: "An authority’s code is 2 to 32 capitals, digits or underscores"))
}
