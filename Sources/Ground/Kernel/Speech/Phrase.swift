/// Something the product says, in each of its languages side by side: a missing translation does not compile.
public struct Phrase: Hashable, Sendable {
    public let zh: String
    public let en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    /// A name that is the same in every language: a firm's, a person's, a place's.
    public static func verbatim(_ text: String) -> Phrase { Phrase(zh: text, en: text) }

    public func callAsFunction(_ language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }
}
