public import Kernel

extension Refusal {
    public static let unmaskSubjectMissing = Refusal(
        "privacy.caseMissing", .invalid,
        Phrase(zh: "请选择查看信息所涉的案件", en: "Name the case that you need the data for"), field: "case")
    public static let unmaskReasonMissing = Refusal(
        "privacy.reasonMissing", .invalid,
        Phrase(zh: "请写明查看完整信息的理由，至少4个字", en: "Say why you need to see the data, in 4 characters or more"),
        field: "words")
    public static let unmaskReasonTooLong = Refusal(
        "privacy.reasonTooLong", .invalid,
        Phrase(zh: "理由请不要超过200个字", en: "Keep the reason to 200 characters or fewer"), field: "words")
    public static let unmaskReasonPersonal = Refusal(
        "privacy.reasonPersonal", .invalid,
        Phrase(
            zh: "理由会写入审计日志，请不要写入电话、证件号、姓名等个人信息",
            en: "The reason goes into the audit log: leave out phone numbers, ID numbers and names"), field: "words")
    public static let unmaskTooOften = Refusal(
        "privacy.unmaskedTooOften", .exhausted,
        Phrase(zh: "查看完整信息过于频繁，请稍后再试", en: "You have unmasked too many records; try again later"))
    public static let personErased = Refusal(
        "privacy.personErased", .absent,
        Phrase(zh: "该个人信息已依法删除，无法恢复", en: "This person’s data has been erased and cannot be restored"))
}
