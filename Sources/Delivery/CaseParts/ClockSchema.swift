import Kernel
public import Web

extension Schema {
    /// The legal period that runs; null where none does.
    public static let clock = Schema.orNull(computation)

    /// A legal period as answers tell it, with the law behind it and every day of the count.
    public static let computation = Schema.object(
        [
            part("period", .words), part("startedOn", .day), part("region", .orNull(.words)), part("due", .day),
            part("rolledFrom", .orNull(.day)), part("strictDue", .day), part("lastDay", .day),
            part("dueReading", .words), part("provisional", .flag),
            part("doubt", .orNull(.object([part("zh", .words), part("en", .words)]))), part("extended", .flag),
            part("capped", .flag), part("ruleSet", .words), part("confidence", .words),
            part("basis", .list(citation, max: 100)), part("suspensions", .list(.words, max: 1000)),
            part("days", .list(countedDay, max: 20_000)),
        ])

    private static let citation = Schema.object([
        part("law", .words), part("article", .integer(1...10_000)).optional,
        part("paragraph", .integer(1...1000)).optional, part("item", .integer(1...1000)).optional,
    ])

    private static let countedDay = Schema.object([
        part("date", .day), part("counted", .flag), part("reason", .words), part("zh", .words), part("en", .words),
        part("provisional", .flag),
    ])

    private static func part(_ name: String, _ schema: Schema) -> Field { Field(name, .verbatim(name), schema) }
}

extension Schema {
    /// Why an office has a case, as codes and as the directory told it then.
    public static let placingReasons = Schema.list(
        .object([
            Field("zh", Phrase(zh: "中文", en: "Chinese"), .words), Field("en", Phrase(zh: "英文", en: "English"), .words),
        ]), max: 50)
}
