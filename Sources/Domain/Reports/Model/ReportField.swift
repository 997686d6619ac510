public import Privacy

/// The sealed fields of an imported report beside those of the person.
extension PersonalField {
    /// 反馈内容 of an export.
    public static let reportFeedback = PersonalField(rawValue: "import.feedback")
    /// 具体问题 of an export.
    public static let reportDetail = PersonalField(rawValue: "import.problemDetail")
    /// 事发地 of an export.
    public static let reportPlace = PersonalField(rawValue: "import.place")
}
