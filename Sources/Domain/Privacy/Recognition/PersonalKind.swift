/// What sort of personal datum stands in a text.
public enum PersonalKind: String, CaseIterable, Sendable {
    /// 手机号: eleven digits from 13 to 19.
    case mobile
    /// 固定电话 with its area code.
    case landline
    /// 居民身份证号 of 18 or, before 1999, 15 places.
    case residentID
    /// 银行卡号: 13 to 19 digits whose Luhn sum is right.
    case bankCard
    case email
    /// 姓名 after a word that introduces one.
    case name
    /// 车牌号.
    case plate
}

/// One personal datum in a text.
public struct PersonalFinding: Hashable, Sendable {
    public let kind: PersonalKind
    /// Places of the text's Unicode scalars, from 0.
    public let range: Range<Int>
    /// The text as it was written.
    public let text: String
}
