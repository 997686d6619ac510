import CaseParts
import Commons
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Reports
import Web

/// The reports of an office, the nearest legal date first.
struct ReportInboxPage {
    let wish: InboxWish<ReportState>
    let page: Page<ReportRow>
    let tally: ReportTally
    let desk: ReportDesk
    let words: CaseWords
    let today: Day
    let mayRegister: Bool

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.desk, .reportInbox, links: links)
            .page(
                for: reader, Parts.style(reader),
                Parts.deskHead(
                    .reportInbox, language, Parts.quiet(.dateWithWeekday(today), language),
                    .when(
                        mayRegister,
                        Button.link(
                            .registerReport, to: ReportEndpoints.registerPath, language, weight: .primary))),
                InboxFrame(wish, tally).node(page, table: table(reader), empty: empty(language), for: reader))
    }

    // MARK: Rows

    private func table(_ reader: Reader) -> Node {
        let caption =
            wish.order == .due
            ? Phrase(
                zh: "按法定期限由近到远；检测中的和没有期限的排在最后。",
                en: "Nearest legal date first; those being tested and those without a date come last.")
            : Phrase(zh: "按登记时间，新的在前。", en: "By date of registration, the newest first.")
        return Table(
            caption,
            [
                .init("number", .reportNumber), .init("party", .party), .init("class", .reportClass),
                .init("reporter", .reporter), .init("state", .state), .init("due", .legalDate),
            ]
        )
        .with { $0.isDense = true }
        .node(page.items.map { row($0, reader.language) }, for: reader)
    }

    private func row(_ row: ReportRow, _ language: Language) -> Table.Row {
        Table.Row(
            id: "report-\(row.id)",
            InboxCells.number(
                row.number, at: ReportPath.show.link(row.id.text), registeredAt: row.registeredAt,
                channel: row.channel, isImported: row.isImported, language),
            InboxCells.name(row.partyName, language),
            row.reportClass.map { .text(words.named($0), language) } ?? Parts.nothing,
            row.who(language), Parts.state(row.state, language), due(row, language))
    }

    private func due(_ row: ReportRow, _ language: Language) -> Node {
        InboxCells.due(
            row.dueOn,
            row.duePeriod == "reportVerify"
                ? Phrase(zh: "决定是否立案", en: "decide on filing") : Phrase(zh: "告知举报人", en: "tell the reporter"),
            today: today, calendar: desk.calendar(of: row.region), language)
    }

    private func empty(_ language: Language) -> Node {
        let isNarrowed = wish.isNarrowed
        return EmptyState.node(
            isNarrowed
                ? Phrase(zh: "没有符合条件的举报", en: "No report fits") : Phrase(zh: "没有待办的举报", en: "Nothing waits for you"),
            isNarrowed
                ? Phrase(zh: "去掉一个条件再看。", en: "Take a filter away and look again.")
                : Phrase(
                    zh: "网上提交和窗口登记的举报会出现在这里，只有办理举报的专人能看到。",
                    en:
                        "Reports filed online or at the window appear here; only those with the post for reports see them."
                ),
            language,
            action: isNarrowed
                ? Button.link(
                    Phrase(zh: "回到举报收件箱", en: "Back to the reports"), to: ReportEndpoints.inboxPath, language)
                : mayRegister
                    ? Button.link(.registerReport, to: ReportEndpoints.registerPath, language) : .nothing)
    }
}
