import CaseParts
import Complaints
import Kernel
import Markup
import Web

/// What is read to the complainant, or printed for them, once: number, query code, and what comes next.
struct RegisterReceipt {
    let receipt: ComplaintReceipt
    let authority: Phrase?

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        let title = Phrase(zh: "已登记", en: "Registered")
        return PageShell(.desk, title, links: links)
            .page(
                for: reader, Parts.style(reader),
                Notice.node(
                    .done,
                    Phrase(
                        zh: "投诉已登记。查询码只显示这一次，请现在读给投诉人或打印。",
                        en:
                            "The complaint is registered. The query code is shown this once: read it out or print it now."
                    ),
                    language, isNews: true),
                section(
                    [.class("fx-receipt")],
                    h1([.class("fx-title")], .text(Phrase(zh: "投诉登记回执", en: "Receipt of a complaint"), language)),
                    dl(
                        [.class("fx-receipt__codes")],
                        dt(.text(Phrase(zh: "投诉编号", en: "Complaint number"), language)),
                        dd([.class("fx-receipt__code")], .text(receipt.number)),
                        dt(.text(Phrase(zh: "查询码", en: "Query code"), language)),
                        dd([.class("fx-receipt__code")], .text(Self.grouped(receipt.queryCode)))),
                    KeyValue.node(
                        [
                            (.respondent, receipt.respondent.map { Parts.chinese($0, language) }),
                            (Phrase(zh: "承办部门", en: "Handled by"), .text(authority ?? Self.undetermined, language)),
                        ], language),
                    p(.text(next, language)),
                    p(
                        .text(
                            Phrase(
                                zh: "查询进度：打开“查询进度”页面，输入编号和查询码。请勿把查询码告诉他人。",
                                en:
                                    "To follow it, open “Track a complaint” with number and query code. Tell the code to nobody."
                            ),
                            language))),
                .when(
                    authority == nil,
                    Notice.node(
                        .caution,
                        Phrase(
                            zh: "地址还不能确定由哪个部门办理，请打开这件投诉并分送。",
                            en: "The address does not show who is competent. Open the complaint and send it on."),
                        language)),
                Button.row(
                    a(
                        [
                            .class("fx-button fx-button--primary"), .href(ComplaintPages.registerPath), .autofocus(),
                            .data("key", "a"),
                        ],
                        .text(Phrase(zh: "登记下一件", en: "Register the next"), language)),
                    button(
                        [.class("fx-button fx-button--secondary"), .type("button"), .data("print")],
                        .text(Phrase(zh: "打印回执", en: "Print the receipt"), language)),
                    Button.link(
                        Phrase(zh: "登记同一来件的举报", en: "Register a report of the same message"),
                        to: "/desk/reports/register?intake=\(receipt.id.text)", language),
                    Button.link(
                        Phrase(zh: "打开这件投诉", en: "Open this complaint"), to: CasePath.show.link(receipt.id.text),
                        language)))
    }

    private static let undetermined = Phrase(zh: "待确定，确定后告知", en: "To be determined; you will be told")

    private var next: Phrase {
        guard let due = receipt.decisionDueOn else {
            return Phrase(
                zh: "下一步：确定由哪个部门办理，确定后告知；该部门收到后依法告知是否受理。",
                en: "Next: it is found out who is competent; that authority then says whether it accepts the complaint."
            )
        }
        let date = Phrase.dateWithWeekday(due)
        return Phrase(
            zh: "下一步：最迟\(date.zh)，承办部门告知是否受理。",
            en: "Next: by \(date.en) the authority says whether it accepts the complaint.")
    }

    /// In two groups, as everywhere, and as it is read out.
    private static func grouped(_ code: String) -> String { "\(code.prefix(5)) \(code.dropFirst(5))" }
}
