import Kernel

/// Labels that several of these pages share.
extension Phrase {
    static let inbox = Phrase(zh: "收件箱", en: "Inbox")
    static let register = Phrase(zh: "登记投诉", en: "Register a complaint")
    static let overview = Phrase(zh: "概览", en: "Overview")
    static let counterInbox = Phrase(zh: "投诉", en: "Complaints")
    static let number = Phrase(zh: "编号", en: "Number")
    static let respondent = Phrase(zh: "被投诉人", en: "Respondent")
    static let complainant = Phrase(zh: "投诉人", en: "Complainant")
    static let classes = Phrase(zh: "类别 / 商品", en: "Class / goods")
    static let amount = Phrase(zh: "金额", en: "Amount")
    static let hotline = Phrase(zh: "12345期限（非法定）", en: "12345 date (not statutory)")
    static let order = Phrase(zh: "排序", en: "Order")
}
