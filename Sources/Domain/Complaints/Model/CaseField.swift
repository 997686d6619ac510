public import Privacy

/// The sealed fields of a complaint beside those of the person.
extension PersonalField {
    /// 商品或服务: what was bought, in the complainant's words.
    public static let product = PersonalField(rawValue: "case.product")
    /// The complainant's own words about what is wanted.
    public static let requestNote = PersonalField(rawValue: "case.requestNote")
    public static let agentName = PersonalField(rawValue: "agent.name")
    public static let agentPhone = PersonalField(rawValue: "agent.phone")
    /// The terms of the agreement.
    public static let terms = PersonalField(rawValue: "case.terms")
    /// A draft's whole content.
    public static let draft = PersonalField(rawValue: "draft.content")

    /// The text that an event brought: an answer, a note, a reason.
    public static func text(_ kind: String, _ sequence: Int) -> PersonalField {
        PersonalField(rawValue: "\(kind).\(sequence)")
    }

    /// The name that its owner gave a file.
    public static func fileName(_ digest: String) -> PersonalField {
        PersonalField(rawValue: "file.\(digest.prefix(16))")
    }

    /// The key under which a file's bytes are sealed, so that whoever erases the case erases its files.
    public static func fileKey(_ digest: String) -> PersonalField {
        PersonalField(rawValue: "fileKey.\(digest.prefix(16))")
    }

    /// Whether the field is a secret of the house that no view of the case ever holds.
    public var isKey: Bool { rawValue.hasPrefix("fileKey.") }
}
