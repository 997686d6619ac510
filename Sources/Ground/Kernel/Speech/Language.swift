/// A language that the product speaks.
public enum Language: String, CaseIterable, Sendable {
    case zh, en

    /// The BCP 47 tag for `lang=` and `Content-Language`.
    public var tag: String {
        switch self {
        case .zh: "zh-CN"
        case .en: "en"
        }
    }
}
