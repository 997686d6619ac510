public import Kernel

/// Why a calendar document is refused; nothing of it is taken.
public enum CalendarError: Error, Hashable, Sendable {
    /// The document is not JSON.
    case unreadable(document: String, JSONError)
    /// The document is JSON, but not of the form that it must have.
    case misshapen(document: String, JSONShapeError)
    /// The same day is said to be off and to be worked.
    case contradiction(document: String, Day)
    /// A day is listed twice.
    case duplicate(document: String, Day)
    /// A day is neither in the year nor in the December before it.
    case outsideYear(document: String, Day, year: Int)
    /// Two documents are about the same year of the same calendar.
    case yearTwice(document: String, year: Int)
    /// A statutory day is said to be worked.
    case statutoryDayWorked(document: String, Day)

    public var phrase: Phrase {
        switch self {
        case .unreadable(let document, let error):
            Phrase(
                zh: "\(document)不是有效的JSON（第\(error.offset)字节）",
                en: "\(document) is not JSON (byte \(error.offset): \(error.reason))")
        case .misshapen(let document, let error):
            Phrase(
                zh: "\(document)的\(error.path)：\(error.reason.zh)", en: "\(document): \(error.path) \(error.reason.en)")
        case .contradiction(let document, let day):
            Phrase(
                zh: "\(document)自相矛盾：\(day)既放假又上班", en: "\(document) contradicts itself: \(day) is both off and worked")
        case .duplicate(let document, let day):
            Phrase(zh: "\(document)中\(day)重复", en: "\(document) lists \(day) twice")
        case .outsideYear(let document, let day, let year):
            Phrase(
                zh: "\(document)中\(day)不属于\(year)年，也不在其前一年12月",
                en: "\(document): \(day) is neither in \(year) nor in the December before it")
        case .yearTwice(let document, let year):
            Phrase(zh: "\(document)：\(year)年已有安排", en: "\(document): there is a notice for \(year) already")
        case .statutoryDayWorked(let document, let day):
            Phrase(
                zh: "\(document)把法定节假日\(day)列为上班", en: "\(document) says that the statutory holiday \(day) is worked")
        }
    }
}
