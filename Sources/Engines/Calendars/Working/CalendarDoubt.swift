public import Kernel

/// What a calendar does not know yet: the nation's own notices of some years, a province's holidays, or both.
public struct CalendarDoubt: Hashable, Sendable {
    /// The years whose national notice is not announced.
    public let unannounced: [Int]
    /// The province that sets holidays of its own; nil for the nation's calendar.
    public let local: Phrase?
    /// The years whose holidays of the province are not known.
    public let unknown: [Int]

    /// The doubt in one sentence or two, each with the years that it is about.
    public var phrase: Phrase {
        var zh: [String] = []
        var en: [String] = []
        if !unannounced.isEmpty {
            zh.append("国务院尚未公布\(Self.years(unannounced).zh)放假安排")
            en.append("the State Council has not announced the holidays of \(Self.years(unannounced).en) yet")
        }
        if let local, !unknown.isEmpty {
            zh.append("\(local.zh)\(Self.years(unknown).zh)自定的节假日尚未收录")
            en.append("the own holidays of \(local.en) in \(Self.years(unknown).en) are not on file yet")
        }
        let known = unannounced.isEmpty
        return Phrase(
            zh: "\(known ? "国务院放假安排已计入；" : "")\(zh.joined(separator: "；"))，如有变化将重新计算。",
            en: "\(known ? "The State Council’s holidays are counted; " : "")\(Self.sentence(en, begins: !known)); "
                + "the date is counted anew if they change it.")
    }

    private static func years(_ years: [Int]) -> Phrase {
        Phrase(
            zh: years.map { "\($0)年" }.joined(separator: "、"), en: years.map(String.init).joined(separator: " and "))
    }

    private static func sentence(_ parts: [String], begins: Bool) -> String {
        let text = parts.joined(separator: "; ")
        return begins ? text.prefix(1).uppercased() + text.dropFirst() : text
    }
}
