public import Kernel

/// How long records of one class are kept, and from when.
public struct RetentionClass: Hashable, Sendable {
    /// What starts the period.
    public enum Start: String, CaseIterable, Sendable {
        /// The record was made.
        case created
        /// The matter was closed.
        case closed
    }

    /// How long.
    public enum Period: Hashable, Sendable {
        case years(Int)
        case days(Int)
        case forever
    }

    public let code: String
    public let phrase: Phrase
    public let period: Period
    public let start: Start
    /// The law or rule; nothing where the number is our own choice.
    public let article: String?
    /// How sure the number is: `high`, `medium`, `own` or `unsure`.
    public let confidence: String

    public init(
        code: String, phrase: Phrase, period: Period, start: Start, article: String?, confidence: String
    ) {
        self.code = code
        self.phrase = phrase
        self.period = period
        self.start = start
        self.article = article
        self.confidence = confidence
    }

    /// The first day on which the record may go; nothing where it stays.
    ///
    /// A period that would end on a 29 February that is not runs a day longer.
    public func endsOn(from day: Day) -> Day? {
        switch period {
        case .forever: return nil
        case .days(let count): return day.advanced(by: count)
        case .years(let count):
            let (year, month, number) = day.parts
            return Day(year: year + count, month: month, day: number)
                ?? Day(year: year + count, month: month + 1, day: 1)
        }
    }
}

extension RetentionClass {
    /// The last day on which a period began that is over on a day; nothing where it never is.
    public func lastStart(endingBy day: Day) -> Day? {
        let guess: Day
        switch period {
        case .forever: return nil
        case .days(let count): guess = day.advanced(by: -count)
        case .years(let count):
            let (year, month, number) = day.parts
            guess =
                Day(year: year - count, month: month, day: number)
                ?? Day(year: year - count, month: month, day: number - 1) ?? day.advanced(by: -366 * count)
        }
        // The day before is tried where a leap day moved the end.
        return [guess, guess.advanced(by: -1)].first { endsOn(from: $0).map { $0 <= day } ?? false }
    }
}

/// The retention classes in force, read from data.
public struct RetentionSchedule: Hashable, Sendable {
    public let source: String
    public let classes: [RetentionClass]

    /// The class of a code; nothing where there is none.
    public subscript(code: String) -> RetentionClass? { classes.first { $0.code == code } }

    /// Reads a schedule; throws what is wrong with it, entry by entry.
    public init(reading json: JSON) throws(RetentionFormError) {
        var classes: [RetentionClass] = []
        var remarks: [Diagnostic] = []
        for (index, row) in (json["classes"]?.array ?? []).enumerated() {
            do throws(RetentionRemark) {
                let read = try Self.retentionClass(row)
                guard !classes.contains(where: { $0.code == read.code }) else { throw RetentionRemark("code") }
                classes.append(read)
            } catch {
                let phrase = Phrase(
                    zh: "第\(index + 1)类的“\(error.member)”缺失或不合规定",
                    en: "Class \(index + 1): “\(error.member)” is missing or wrong")
                remarks.append(Diagnostic(.error, column: error.member, phrase))
            }
        }
        if classes.isEmpty, remarks.isEmpty {
            remarks.append(
                Diagnostic(.error, column: "classes", Phrase(zh: "没有任何保存期限类别", en: "There is no retention class")))
        }
        guard remarks.isEmpty else { throw RetentionFormError(remarks: remarks) }
        self.classes = classes
        source = json["source"]?.string ?? ""
    }

    private static func retentionClass(_ row: JSON) throws(RetentionRemark) -> RetentionClass {
        func text(_ name: String) throws(RetentionRemark) -> String {
            guard let text = row[name]?.string, !text.isEmpty else { throw RetentionRemark(name) }
            return text
        }
        guard let start = RetentionClass.Start(rawValue: try text("start")) else { throw RetentionRemark("start") }
        let confidence = try text("confidence")
        guard ["high", "medium", "own", "unsure"].contains(confidence) else { throw RetentionRemark("confidence") }
        return RetentionClass(
            code: try text("code"), phrase: Phrase(zh: try text("zh"), en: try text("en")),
            period: try period(row), start: start, article: row["article"]?.string, confidence: confidence)
    }

    private static func period(_ row: JSON) throws(RetentionRemark) -> RetentionClass.Period {
        switch (row["years"]?.integer, row["days"]?.integer, row["forever"]?.bool) {
        case (let years?, nil, nil) where (1...200).contains(years): .years(Int(years))
        case (nil, let days?, nil) where (1...73_000).contains(days): .days(Int(days))
        case (nil, nil, true?): .forever
        default: throw RetentionRemark("years")
        }
    }
}

/// What is wrong with a retention file.
public struct RetentionFormError: Error, Hashable, Sendable {
    public let remarks: [Diagnostic]
}

private struct RetentionRemark: Error {
    let member: String

    init(_ member: String) {
        self.member = member
    }
}
