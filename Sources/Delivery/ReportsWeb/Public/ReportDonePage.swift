import CaseParts
import ComplaintsWeb
import Kernel
import Markup
import Reports
import Web

/// After sending: number and code, once, and what happens next.
struct ReportDonePage {
    let receipt: CarriedReceipt<Report>
    let authority: Phrase?
    /// What an official adds below; nothing on the reporter's own page.
    var face = PageShell.Face.publicSide
    var links: [PageShell.Link] = []
    var after: Node = .nothing

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(face, Phrase(zh: "举报已登记", en: "Report registered"), links: links)
            .page(
                for: reader, Parts.style(reader),
                Notice.node(
                    .done, Phrase(zh: "举报已登记。查询码只显示这一次。", en: "The report is registered. The code is shown this once."),
                    language, isNews: true),
                section(
                    [.class("fx-receipt")],
                    h1([.class("fx-title")], .text(Phrase(zh: "举报登记回执", en: "Receipt of a report"), language)),
                    dl(
                        [.class("fx-receipt__codes")], dt(.text(.reportNumber, language)),
                        dd([.class("fx-receipt__code")], .text(receipt.number)),
                        dt(.text(Phrase(zh: "查询码", en: "Query code"), language)),
                        dd([.class("fx-receipt__code")], .text(Self.grouped(receipt.queryCode)))),
                    KeyValue.node(
                        [
                            (
                                Phrase(zh: "核查部门", en: "Verified by"),
                                .text(authority ?? Self.undetermined, language)
                            )
                        ], language),
                    p(.text(next, language)), p(.text(Self.keepIt, language)),
                    Button.row(
                        Button.print(Phrase(zh: "打印回执", en: "Print the receipt"), language),
                        .when(
                            face == .publicSide,
                            .group([
                                Button.copy(
                                    Phrase(zh: "复制编号和查询码", en: "Copy both"),
                                    "\(receipt.number) \(receipt.queryCode)", language),
                                Button.link(.trackReport, to: ReportEndpoints.trackPath, language),
                            ])))),
                after)
    }

    private static let undetermined = Phrase(zh: "待确定，确定后告知", en: "To be determined; you can see it here then")

    private static let keepIt = Phrase(
        zh: "请抄下或打印，凭编号和查询码在“查询举报”页面查看或补充；不要告诉他人，也不要留在别人能看到的地方。",
        en:
            "Write both down or print them: they open “Track a report”. Tell nobody, and leave them where nobody sees them."
    )

    private var next: Phrase {
        guard let due = receipt.decisionDueOn else {
            return Phrase(
                zh: "下一步：确定由哪个部门核查。", en: "Next: it is found out which authority verifies it.")
        }
        let date = Phrase.dateWithWeekday(due)
        return Phrase(
            zh: "下一步：最迟\(date.zh)完成核查并决定是否立案；经批准可以延长，检测鉴定时间不计算在内。",
            en:
                "Next: by \(date.en) it is verified and decided whether a case is filed. This can be extended once with approval, and testing does not count."
        )
    }

    /// In groups, as it is read out.
    private static func grouped(_ code: String) -> String { "\(code.prefix(5)) \(code.dropFirst(5))" }
}
