public import Kernel

/// Labels that the pages of all cases share.
extension Phrase {
    public static let state = Phrase(zh: "状态", en: "State")
    public static let legalDate = Phrase(zh: "法定期限", en: "Legal date")
    public static let mine = Phrase(zh: "我承办的", en: "Mine")
    /// What closing a case means.
    public static let putAway = Phrase(zh: "材料归档，不再办理。", en: "The papers are put away; nothing more is to be done.")
    public static let byRule = Phrase(zh: "系统按规则", en: "by rule")
}
