import Charts
import Kernel
import Markup

extension Figure {
    static let exhibit = Exhibit(name: "figure") { reader in
        let months = (1...9).map { Phrase(zh: "\($0)月", en: "M\($0)") }
        let line = Chart(
            .line,
            title: Phrase(
                zh: "2026年1—9月甘肃投诉量：9月1,284件，同比增长37%",
                en: "Complaints in Gansu, January to September 2026: 1,284 in September, up 37%"),
            axis: Phrase(zh: "月份", en: "Month"), unit: Phrase(zh: "件", en: "cases"), categories: months,
            series: [
                Chart.Series(
                    Phrase(zh: "2026年", en: "2026"), [812, 640, 905, 960, 1010, nil, 1104, 1190, 1284], isChosen: true),
                Chart.Series(Phrase(zh: "2025年", en: "2025"), [700, 610, 720, 800, 810, 830, 870, 900, 937]),
            ])
        let rows = Chart(
            .rows, title: Phrase(zh: "2026年第3季度投诉最多的类别", en: "Most complained of, third quarter of 2026"),
            axis: Phrase(zh: "类别", en: "Class"), unit: Phrase(zh: "件", en: "cases"),
            categories: [
                Phrase(zh: "预付式消费", en: "Prepaid services"), Phrase(zh: "网络购物", en: "Online shopping"),
                Phrase(zh: "餐饮服务", en: "Restaurants"), Phrase(zh: "家用电器", en: "Appliances"),
            ], series: [Chart.Series(Phrase(zh: "投诉", en: "Complaints"), [1284, 1107, 640, 388])])
        return [
            Example("line", node(line, id: "figure-line", reader.language)),
            Example("rows", node(rows, id: "figure-rows", reader.language)),
        ]
    }
}
