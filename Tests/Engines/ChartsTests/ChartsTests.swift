import Charts
import Kernel
import Markup
import TestSupport
import Testing

@Suite("Charts")
struct ChartsTests {
    static func chart(_ form: Chart.Form) -> Chart {
        Chart(
            form, title: Phrase(zh: "各月投诉量", en: "Complaints a month"), axis: Phrase(zh: "月份", en: "Month"),
            unit: Phrase(zh: "件", en: "cases"),
            categories: [Phrase(zh: "1月", en: "Jan"), Phrase(zh: "2月", en: "Feb"), Phrase(zh: "3月", en: "Mar")],
            series: [
                Chart.Series(Phrase(zh: "今年", en: "This year"), [1200, nil, 37.5], isChosen: true),
                Chart.Series(Phrase(zh: "去年", en: "Last year"), [800, 900, 0]),
            ])
    }

    @Test("Options name axes and series in the reader's language, with gaps kept and whole numbers whole")
    func options() throws {
        let options = Self.chart(.line).options(.en)
        #expect(options["series"]?.array?.first?["data"] == [1200, nil, 37.5])
        #expect(options["xAxis"]?["data"] == ["Jan", "Feb", "Mar"])
        #expect(options["yAxis"]?["name"] == "cases")
        #expect(options["fangxin"]?["chosen"] == [0])
        #expect(Self.chart(.rows).options(.zh)["yAxis"]?["data"] == ["1月", "2月", "3月"])
    }

    @Test("The table says the same as the picture", arguments: Language.allCases)
    func table(language: Language) throws {
        try expectGolden(Self.chart(.bar).table(language).lines, "table.\(language.rawValue).html")
    }

    @Test("The picture is the same on every machine", arguments: [Chart.Form.line, .bar, .rows])
    func picture(form: Chart.Form) throws {
        try expectGolden(Self.chart(form).picture(.zh).lines, "picture-\(form.rawValue).zh.svg")
    }

    @Test("An axis of whole things has no marks between them", arguments: [1.0, 2, 3, 4, 5, 7, 23, 100, 2400])
    func wholeAxis(top: Double) {
        let chart = Chart(
            .bar, title: .verbatim("x"), axis: .verbatim("x"), unit: .verbatim("件"), categories: [.verbatim("a")],
            series: [Chart.Series(.verbatim("s"), [top])])
        let marks = chart.picture(.zh).html.matches(of: /text-anchor="end">([^<]+)</).map { String($0.1) }
        #expect(marks.count >= 2 && marks.allSatisfy { !$0.contains(".") })
        #expect(chart.options(.zh)["yAxis"]?["minInterval"] == 1)
    }

    @Test("A chart without numbers, or with more values than names, is still drawn")
    func degenerate() {
        let empty = Chart(
            .line, title: .verbatim("x"), axis: .verbatim("x"), unit: .verbatim("x"), categories: [], series: [])
        #expect(empty.picture(.zh).html.hasPrefix("<svg"))
        let long = Chart(
            .bar, title: .verbatim("x"), axis: .verbatim("x"), unit: .verbatim("x"), categories: [.verbatim("a")],
            series: [Chart.Series(.verbatim("s"), [1, 2, .infinity, .nan])])
        #expect(long.picture(.zh).html.contains("</svg>"))
        #expect(!long.picture(.zh).html.contains("nan") && !long.options(.zh).text.contains("nan"))
    }
}
