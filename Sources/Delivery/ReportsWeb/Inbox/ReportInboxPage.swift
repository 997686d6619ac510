import Commons
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Reports
import Web

/// The reports of an office, the nearest legal date first.
struct ReportInboxPage {
    let wish: ReportWish
    let page: Page<ReportRow>
    let tally: ReportTally
    let desk: ReportDesk
    let words: ComplaintWords
    let today: Day
    let mayRegister: Bool

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.desk, .reportInbox, links: links)
            .page(
                for: reader, Parts.style(reader),
                div(
                    [.class("fx-desk-head")], h1([.class("fx-title")], .text(.reportInbox, language)),
                    p([.class("fx-quiet")], .text(.dateWithWeekday(today), language)),
                    .when(
                        mayRegister,
                        Button.link(
                            .registerReport, to: ReportEndpoints.registerPath, language, weight: .primary))),
                counts(language).node(for: reader), filters(reader),
                page.items.isEmpty
                    ? empty(language)
                    : .group([
                        div([.class("fx-inbox")], table(reader)),
                        Pagination.node(count: page.items.count, next: page.next, for: reader),
                    ]))
    }

    private func counts(_ language: Language) -> InboxCounts {
        func count(_ state: ReportState) -> Int { tally.byState[state] ?? 0 }
        return InboxCounts(
            byBand: tally.byBand, chosen: wish.band,
            states: ReportState.allCases.filter { $0.isOpen && count($0) > 0 || $0 == wish.state }
                .map {
                    InboxCounts.StateCount(
                        value: $0.rawValue, count: count($0), tag: $0.tag(language), isChosen: $0 == wish.state)
                })
    }

    private func filters(_ reader: Reader) -> Node {
        let language = reader.language
        var chosen: [FilterBar.Word] = []
        if let state = wish.state { chosen.append(FilterBar.Word("state", .reportState, state.phrase)) }
        if wish.isEverything {
            chosen.append(FilterBar.Word("state", .reportState, Phrase(zh: "全部，含已办结", en: "All, with closed ones")))
        }
        if let band = wish.band { chosen.append(FilterBar.Word("due", .reportDate, band.phrase)) }
        if wish.isMine { chosen.append(FilterBar.Word("mine", Phrase(zh: "承办人", en: "Official"), .onlyMine)) }
        let more: [(Bool, String, String, Phrase)] = [
            (!wish.isMine, "mine", "true", .onlyMine),
            (wish.state == nil && !wish.isEverything, "state", "all", Phrase(zh: "含已办结", en: "With closed ones")),
            (wish.order == .due, "order", "newest", Phrase(zh: "改按登记时间，新的在前", en: "Newest first")),
        ]
        return FilterBar(chosen)
            .node(
                for: reader,
                more: .each(more.filter(\.0)) { item in
                    a([.href(Parts.link(reader, setting: [(item.1, item.2)]))], .text(item.3, language))
                })
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
                .init("reporter", .reporter), .init("state", .reportState), .init("due", .reportDate),
            ]
        )
        .with { $0.isDense = true }
        .node(page.items.map { row($0, reader.language) }, for: reader)
    }

    private func row(_ row: ReportRow, _ language: Language) -> Table.Row {
        Table.Row(
            id: "report-\(row.id)",
            .group([
                a([.class("fx-number"), .href(ReportPath.show.link(row.id.text))], .text(row.number)),
                span([.class("fx-inbox__from")], .text(from(row), language)),
            ]),
            span([.class("fx-inbox__name")], Parts.chinese(row.partyName, language)),
            row.reportClass.map { .text(words.className($0) ?? .verbatim($0), language) } ?? Parts.nothing,
            row.who(language), row.state.tag(language), due(row, language))
    }

    private func from(_ row: ReportRow) -> Phrase {
        let (channel, day) = (Channel.phrase(row.channel), Phrase.shortDate(Day(at: row.registeredAt)))
        let imported = row.isImported ? Phrase(zh: " · 历史导入", en: " · imported") : Phrase(zh: "", en: "")
        return Phrase(zh: "\(day.zh) \(channel.zh)\(imported.zh)", en: "\(day.en), \(channel.en)\(imported.en)")
    }

    private func due(_ row: ReportRow, _ language: Language) -> Node {
        guard let due = row.dueOn else { return Parts.nothing }
        let task =
            row.duePeriod == "reportVerify"
            ? Phrase(zh: "决定是否立案", en: "decide on filing") : Phrase(zh: "告知举报人", en: "tell the reporter")
        return span(
            [.class("fx-inbox__due")],
            Parts.clock(due: due, today: today, calendar: desk.calendar(of: row.region), language),
            span(
                [.class("fx-inbox__from")],
                .text(
                    Phrase(
                        zh: "\(Phrase.shortDate(due).zh)前\(task.zh)", en: "\(task.en) by \(Phrase.shortDate(due).en)"),
                    language)))
    }

    private func empty(_ language: Language) -> Node {
        let isNarrowed = wish.listing.after != nil || wish.isNarrowed
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
