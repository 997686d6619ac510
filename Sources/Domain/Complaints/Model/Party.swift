public import Kernel

/// A side of a dispute.
public enum Party: String, CaseIterable, Sendable {
    /// 投诉人
    case complainant
    /// 被投诉人
    case respondent

    public var phrase: Phrase {
        switch self {
        case .complainant: Phrase(zh: "投诉人", en: "Complainant")
        case .respondent: Phrase(zh: "被投诉人", en: "Respondent")
        }
    }
}

/// Who may see an attachment or a note.
public enum Audience: String, CaseIterable, Sendable {
    /// Only the authority: the default for all that a party hands in.
    case authority
    /// Both parties and the authority.
    case parties

    public var phrase: Phrase {
        switch self {
        case .authority: Phrase(zh: "仅监管部门可见", en: "Only the authority sees it")
        case .parties: Phrase(zh: "双方可见", en: "Both sides see it")
        }
    }
}

/// How something that a party said or did reached the file, when the party did not enter it itself.
public enum Source: String, CaseIterable, Sendable {
    /// The party's own entry, signed in or with number and query code.
    case ownEntry
    case call, visit, letter, onSite

    public var phrase: Phrase {
        switch self {
        case .ownEntry: Phrase(zh: "本人网上提交", en: "Entered by the party")
        case .call: Phrase(zh: "电话", en: "By telephone")
        case .visit: Phrase(zh: "来访", en: "In person at the office")
        case .letter: Phrase(zh: "信函", en: "By letter")
        case .onSite: Phrase(zh: "现场", en: "On site")
        }
    }
}
