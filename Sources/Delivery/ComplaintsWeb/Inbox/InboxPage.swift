import CaseParts
import Commons
import Complaints
import Kernel
import Markup
import Web

/// What waits for an office, the nearest legal date first.
struct InboxPage {
    let wish: InboxWish<ComplaintState>
    let page: Page<ComplaintRow>
    /// Cases that nobody has yet, the newest first; nothing where they are not shown apart.
    let unplaced: Page<ComplaintRow>?
    /// What was bought, of cases without a class.
    let products: [Identifier<Complaint>: String]
    let tally: ComplaintTally
    let desk: ComplaintDesk
    let words: CaseWords
    let today: Day
    let mayRegister: Bool
    /// Whether what stands below the heading is renewed when a case of the office moves.
    var isLive = false
    /// Whether a case has just gone out of the reader's sight.
    var isSentAway = false

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.desk, .inbox, links: links)
            .with { $0.isLive = isLive }
            .page(
                for: reader, Parts.style(reader),
                Parts.deskHead(
                    .inbox, language, Parts.quiet(.dateWithWeekday(today), language),
                    .when(
                        mayRegister,
                        Button.link(.register, to: ComplaintPages.registerPath, language, weight: .primary))),
                .when(
                    isSentAway,
                    Notice.node(
                        .done, Phrase(zh: "已分送，已通知投诉人。", en: "Sent on; the complainant is told."), language,
                        isNews: true)),
                isLive ? live(reader) : content(reader))
    }

    /// The counts and the list, renewed at most every few seconds while cases move.
    private func live(_ reader: Reader) -> Node {
        div(
            [.hx(.ext("sse")), .hx(.sseConnect(ComplaintPages.inboxLivePath))],
            div(
                [
                    .id("inbox"), .hx(.get(Parts.link(reader, at: ComplaintPages.inboxPartPath))),
                    .hx(.trigger("sse:changed throttle:3s, sse:reset")), .hx(.swap("innerHTML")), .aria(.live, "off"),
                ],
                content(reader)))
    }

    func content(_ reader: Reader) -> Node {
        let isEmpty = unplaced?.items.isEmpty ?? true
        return InboxFrame(wish, tally)
            .node(
                page, first: waiting(reader), table: table(page.items, caption, reader),
                empty: .when(isEmpty, empty(reader.language)), for: reader)
    }

    /// What nobody has yet, before all that somebody works on already.
    private func waiting(_ reader: Reader) -> Node {
        guard let unplaced, !unplaced.items.isEmpty else { return .nothing }
        let title = Phrase(
            zh: "等您分送：还没有部门办理的投诉，新的在前。",
            en: "To be sent on by you: no authority has these yet. The newest come first.")
        return div(
            [.class("fx-inbox fx-inbox--waiting")], table(unplaced.items, title, reader),
            .when(
                unplaced.next != nil,
                p(
                    a(
                        [.href(Parts.link(reader, setting: [("state", ComplaintState.registered.rawValue)]))],
                        .text(Phrase(zh: "全部待分送的", en: "All that wait to be sent on"), reader.language)))))
    }

    // MARK: Rows

    private var caption: Phrase {
        switch wish.order {
        case .due:
            Phrase(
                zh: "按法定期限由近到远：先到期的先办；没有法定期限的排在最后。",
                en: "Nearest legal date first, since what ends first is handled first; cases without one come last.")
        case .newest: Phrase(zh: "按登记时间，新的在前。", en: "By date of registration, the newest first.")
        }
    }

    private func table(_ rows: [ComplaintRow], _ caption: Phrase, _ reader: Reader) -> Node {
        // A column that would be empty takes room from the names.
        let hasHotline = rows.contains { $0.hotlineDueOn != nil }
        var columns: [Table.Column] = [
            .init("number", .number), .init("respondent", .respondent), .init("class", .classes),
            .init("amount", .amount, isNumber: true), .init("complainant", .complainant), .init("state", .state),
            .init("due", .legalDate),
        ]
        if hasHotline { columns.append(.init("hotline", .hotline)) }
        return Table(caption, columns).with { $0.isDense = true }
            .node(rows.map { row($0, reader.language) }, for: reader)
    }

    private func row(_ row: ComplaintRow, _ language: Language) -> Table.Row {
        Table.Row(
            id: "case-\(row.id)",
            InboxCells.number(
                row.number, at: CasePath.show.link(row.id.text), registeredAt: row.registeredAt, channel: row.channel,
                isImported: row.isImported, language),
            InboxCells.name(row.respondentName, language),
            matter(row, language), row.amount.map { .text(language.money($0)) } ?? Parts.nothing,
            row.maskedName.map { Parts.chinese($0, language) } ?? Parts.nothing, Parts.state(row.state, language),
            due(row, language),
            row.hotlineDueOn.map { Parts.hotline($0, today: today, language) } ?? Parts.nothing)
    }

    /// What it is about: its classes, or what was bought where nobody has classed it.
    private func matter(_ row: ComplaintRow, _ language: Language) -> Node {
        let names = [row.subjectClass, row.problemClass].compactMap { $0 }.map(words.named)
        guard names.isEmpty else {
            return .text(
                Phrase(zh: names.map(\.zh).joined(separator: " / "), en: names.map(\.en).joined(separator: " / ")),
                language)
        }
        return products[row.id].map { InboxCells.name($0, language) } ?? Parts.nothing
    }

    private func due(_ row: ComplaintRow, _ language: Language) -> Node {
        InboxCells.due(
            row.dueOn, row.duePeriod == "mediationLimit" ? Self.mediation : Self.decision, today: today,
            calendar: desk.calendar(of: row.region), unit: desk.unit(of: row), language)
    }

    private static let decision = Phrase(zh: "决定是否受理", en: "decide on acceptance")
    private static let mediation = Phrase(zh: "完成调解", en: "finish mediation")

    // MARK: Nothing

    private func empty(_ language: Language) -> Node {
        if wish.isNarrowed {
            return EmptyState.node(
                Phrase(zh: "没有符合条件的投诉", en: "No complaint fits"),
                Phrase(zh: "去掉一个条件再看。", en: "Take a filter away and look again."), language,
                action: Button.link(
                    Phrase(zh: "回到收件箱", en: "Back to the inbox"), to: ComplaintPages.inboxPath, language))
        }
        return EmptyState.node(
            Phrase(zh: "没有待办的投诉", en: "Nothing waits for you"),
            Phrase(
                zh: "消费者提交或上级分送的投诉会出现在这里；电话、来访、来函和12345转来的，由您登记。",
                en:
                    "What consumers file or others send you appears here. Register what comes by phone, visit, letter or 12345."
            ), language,
            action: mayRegister ? Button.link(.register, to: ComplaintPages.registerPath, language) : .nothing)
    }
}
