public import Kernel
public import Markup

/// What has to be put right, at the top of the page, each line leading to its field.
///
/// Accessibility: an alert that takes the focus when the page loads; its lines are links in the order of the fields;
/// the page's title begins with the word for an error (`PageShell.isRefused`).
public enum ErrorSummary {
    /// The summary; nothing where nothing was refused.
    ///
    /// A page that has several gives each heading an id of its own.
    public static func node(
        _ refusals: [Refusal], _ language: Language, headingID: String = "fx-errors-title"
    ) -> Node {
        guard !refusals.isEmpty else { return .nothing }
        let refusals = oneForEachField(refusals)
        return section(
            [
                .class("fx-errors"), .role("alert"), .tabindex(-1), .autofocus(), .data("focus"),
                .aria(.labelledby, headingID),
            ],
            h2([.class("fx-errors__title"), .id(headingID)], .text(heading(refusals), language)),
            ul(
                [.class("fx-errors__list")],
                .each(refusals) { refusal in
                    li(
                        .some(refusal.field) { a([.href("#f-\($0)")], .text(refusal.phrase, language)) },
                        .when(refusal.field == nil, .text(refusal.phrase, language)))
                }))
    }

    /// Of two things wrong with one field the first is said; mended, the other shows itself or is gone.
    private static func oneForEachField(_ refusals: [Refusal]) -> [Refusal] {
        var seen: Set<String> = []
        return refusals.filter { $0.field.map { seen.insert($0).inserted } ?? true }
    }

    /// What nobody can put right by typing is not called so.
    private static func heading(_ refusals: [Refusal]) -> Phrase {
        if refusals.allSatisfy({ $0.kind == .exhausted }) {
            return Phrase(zh: "请稍后再试", en: "Wait a while")
        }
        if refusals.allSatisfy({ $0.kind == .conflict }) {
            return Phrase(zh: "没有办成", en: "It was not done")
        }
        let count = refusals.count
        return Phrase(
            zh: count == 1 ? "有一处需要更正" : "有\(count)处需要更正",
            en: count == 1 ? "One thing needs to be put right" : "\(count) things need to be put right")
    }
}
