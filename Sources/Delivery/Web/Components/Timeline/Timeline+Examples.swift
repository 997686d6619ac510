import Kernel
import Markup

extension Timeline {
    static let exhibit = Exhibit(name: "timeline") { reader in
        let entries = [
            Entry(
                Phrase(zh: "2026年4月15日 09:05", en: "15 Apr 2026 09:05"), Phrase(zh: "投诉已提交", en: "Complaint sent"),
                by: Phrase(zh: "消费者", en: "Consumer")),
            Entry(
                Phrase(zh: "2026年4月16日 14:30", en: "16 Apr 2026 14:30"), Phrase(zh: "决定受理", en: "Accepted"),
                by: Phrase(zh: "城关市场监管所", en: "Chengguan office")),
            Entry(
                Phrase(zh: "2026年4月16日 14:40", en: "16 Apr 2026 14:40"), Phrase(zh: "内部备注", en: "Internal note"),
                by: Phrase(zh: "李娜", en: "Li Na")
            )
            .with { entry in
                entry.isPrivate = true
                entry.body = p(
                    .text(
                        Phrase(zh: "同一商家本月第4件，先电话核实。", en: "The shop’s fourth this month; call first."), reader.language
                    ))
            },
            Entry(
                Phrase(zh: "最迟2026年6月15日", en: "15 Jun 2026 at the latest"), Phrase(zh: "调解结束", en: "Mediation ends")
            )
            .with { $0.isComing = true },
        ]
        return [Example("case", Timeline(entries).node(reader.language))]
    }
}
