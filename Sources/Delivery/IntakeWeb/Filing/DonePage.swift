import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Web

/// After sending: the number, the code, and what happens next by which day.
struct DonePage {
    let reader: Reader
    let receipt: ComplaintReceipt
    let office: OfficeCard?
    let promises: Promises
    let today: Day

    private var language: Language { reader.language }

    var node: Node {
        PageShell(.publicSide, Phrase(zh: "投诉已提交", en: "Complaint sent"))
            .page(
                for: reader, Style.node(reader),
                section(
                    [.class("fx-receipt"), .role("status")],
                    h1([.class("fx-title")], .text(Phrase(zh: "投诉已提交", en: "Your complaint has been sent"), language)),
                    dl(
                        [.class("fx-receipt__facts")],
                        dt(.text(Phrase(zh: "投诉编号", en: "Number"), language)),
                        dd([.class("fx-receipt__number")], .text(receipt.number)),
                        dt(.text(Phrase(zh: "查询码", en: "Query code"), language)),
                        dd([.class("fx-receipt__code")], .text(Self.grouped(receipt.queryCode)))),
                    p([.class("fx-receipt__note")], .text(Self.keepIt, language)),
                    div(
                        [.class("fx-buttons")],
                        Button.copy(
                            Phrase(zh: "复制编号和查询码", en: "Copy both"), "\(receipt.number) \(receipt.queryCode)",
                            language),
                        Button.print(Phrase(zh: "打印", en: "Print"), language),
                        Button.link(
                            Phrase(zh: "查看办理进度", en: "See the case"), to: CasePath.show.link(receipt.id.text), language,
                            weight: .primary))),
                h2([.class("fx-next__title")], .text(Phrase(zh: "接下来", en: "What happens next"), language)),
                Timeline(entries).node(language),
                .some(office, { reached($0) }), reporting)
    }

    /// One message may hold a complaint and reports, which are handled apart (O121 9); this page offers the other.
    private var reporting: Node {
        p(
            [.class("fx-quiet")],
            .text(Phrase(zh: "商家还有违法行为？", en: "Does the business break the law as well? "), language),
            a(
                [.href("/report?intake=\(receipt.id.text)")],
                .text(Phrase(zh: "另行举报，由专人保密办理", en: "Report it apart; it is handled in confidence"), language)))
    }

    private static let keepIt = Phrase(
        zh: "查询码只在这里出示一次，请抄下、截图或打印。凭编号和查询码可以随时查看进度；不要告诉商家。",
        en: "The code is shown here once. Write it down, print it or take a screenshot. "
            + "Number and code together open the case at any time; do not give the code to the business.")

    /// In two groups, as one reads it out.
    private static func grouped(_ code: String) -> String { "\(code.prefix(5)) \(code.dropFirst(5))" }

    private var entries: [Timeline.Entry] {
        var entries = [
            Timeline.Entry(
                .date(today),
                office.map { Phrase(zh: "已送达\($0.name.zh)", en: "Sent to \($0.name.en)") }
                    ?? Phrase(zh: "已登记，正在分送到有管辖权的部门", en: "Registered; it is being sent to the competent authority"))
        ]
        entries.append(decision)
        entries.append(
            Timeline.Entry(
                promises.mediation.map { Phrase(zh: "受理后\($0.zh)内", en: "Within \($0.en) of acceptance") }
                    ?? Phrase(zh: "受理后", en: "After acceptance"),
                Phrase(zh: "商家答复；双方同意的，由工作人员调解", en: "The business answers; if both sides agree, staff mediate")
            )
            .with { $0.isComing = true })
        return entries
    }

    private var decision: Timeline.Entry {
        let when =
            receipt.decisionDueOn.map { day in
                let date = Phrase.dateAndWeekday(day)
                return Phrase(zh: "最迟\(date.zh)", en: "By \(date.en)")
            }
            ?? promises.decision.map { Phrase(zh: "有权部门收到后\($0.zh)内", en: "Within \($0.en) of reaching it") }
            ?? Phrase(zh: "收到后", en: "Once received")
        return
            Timeline.Entry(
                when, Phrase(zh: "告诉您是否受理，不受理的说明理由", en: "You are told whether it is accepted, and if not, why")
            )
            .with { $0.isComing = true }
    }

    private func reached(_ office: OfficeCard) -> Node {
        Panel.node(Phrase(zh: "由谁办理", en: "Who handles it"), language, office.facts(language))
    }
}
