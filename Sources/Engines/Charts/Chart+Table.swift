public import Kernel
public import Markup

extension Chart {
    /// The same numbers as a table, for those who read rather than look; every column says what it counts.
    public func table(_ language: Language) -> Node {
        Markup.table(
            [.class("fx-table fx-table--figures")],
            caption(.text(title, language)),
            thead(
                tr(
                    th([.scope("col")], .text(axis, language)),
                    .each(series) { series in
                        th([.scope("col"), .class("fx-table__number")], "\(series.name(language))（\(unit(language))）")
                    })),
            tbody(.each(categories.indices) { row(of: $0, language) }))
    }

    private func row(of index: Int, _ language: Language) -> Node {
        tr(
            th([.scope("row")], .text(categories[index], language)),
            .each(series) { series in
                let value = index < series.values.count ? series.values[index] : nil
                return td([.class("fx-table__number")], .text(value.map(language.figure) ?? "–"))
            })
    }
}
