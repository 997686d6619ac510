public import Charts
public import Kernel
public import Markup

/// A chart with its sentence, its still picture for those without scripts, and its numbers as a table.
///
/// Accessibility: the picture is named by its sentence; the same numbers stand in a table one key away.
public enum Figure {
    /// The figure under a name that is unique on the page; `open` is an address with `{name}` for what is chosen by a
    /// click, where anything can be.
    public static func node(_ chart: Chart, id: String, _ language: Language, open: String? = nil) -> Node {
        figure(
            [.class("fx-figure"), .id(id)],
            figcaption([.class("fx-figure__title")], .text(chart.title, language)),
            div(
                [.class("fx-figure__plot"), .data("chart", id + "-options"), .some(open) { .data("open", $0) }],
                chart.picture(language)),
            dataBlock(id: id + "-options", chart.options(language)),
            details(
                summary(.text(Phrase(zh: "查看数据表", en: "Show the numbers"), language)),
                div(
                    [.class("fx-table-frame"), .tabindex(0), .role("region"), .aria(.label, chart.title(language))],
                    chart.table(language))))
    }
}
