import CaseParts
import Complaints
import Kernel
import Markup
import Web

/// A merchant's complaints: first what waits for the merchant, then the rest.
struct CounterListPage {
    let page: Page<CounterCase>
    let desk: ComplaintDesk
    let words: CaseWords
    let today: Day

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        let waiting = page.items.filter(\.isWaiting)
            .sorted { ($0.row.dueOn?.number ?? .max) < ($1.row.dueOn?.number ?? .max) }
        let others = page.items.filter { !$0.isWaiting }
        return PageShell(.counter, .counterInbox, links: links)
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(.counterInbox, language)),
                h2([.class("fx-counter__title")], .text(Self.waitingTitle(waiting.count), language)),
                waiting.isEmpty
                    ? EmptyState.node(
                        Phrase(zh: "没有等您答复的投诉", en: "No complaint waits for your answer"),
                        Phrase(
                            zh: "监管部门受理投诉后会出现在这里，并通知您。",
                            en: "Complaints appear here when the authority accepts them, and you are told."),
                        language)
                    : .group([
                        Parts.quiet(Phrase(zh: "调解期限近的在前。", en: "The nearest end of mediation first."), language),
                        ul([.class("fx-cards")], .each(waiting) { card($0, language) }),
                    ]),
                .when(
                    !others.isEmpty,
                    .group([
                        h2([.class("fx-counter__title")], .text(Phrase(zh: "其他投诉", en: "Other complaints"), language)),
                        Parts.quiet(Phrase(zh: "新的在前。", en: "The newest first."), language),
                        ul([.class("fx-cards")], .each(others) { card($0, language) }),
                    ])),
                Pagination.node(count: page.items.count, next: page.next, for: reader))
    }

    private static func waitingTitle(_ count: Int) -> Phrase {
        Phrase(zh: "等您处理（\(count)）", en: "Waiting for you (\(count))")
    }

    private func card(_ item: CounterCase, _ language: Language) -> Node {
        let row = item.row
        let address = CounterPath.show.link(row.id.text)
        return li(
            [.class("fx-card")],
            div(
                [.class("fx-card__head")],
                a([.class("fx-card__title"), .href(address)], .text(title(row), language)),
                Parts.state(row.state, language)),
            p([.class("fx-card__line")], .text(facts(item), language)),
            p(
                [.class("fx-card__line fx-quiet")],
                Parts.chinese(row.respondentName, language), " · ", span([.class("fx-number")], .text(row.number)),
                " · ",
                span([.class("fx-card__when")], .text(.shortDate(Day(at: row.registeredAt)), language))),
            .when(
                item.isRunning,
                .some(row.dueOn) {
                    p(
                        Parts.clock(
                            due: $0, today: today, calendar: desk.calendar(of: row.region), unit: desk.unit(of: row),
                            language), " ",
                        span([.class("fx-quiet")], .text(Self.limit, language)))
                }),
            .when(item.isWaiting, Button.row(button(item, address, language))))
    }

    private static let limit = Phrase(zh: "（调解期限）", en: "(mediation)")

    private func button(_ item: CounterCase, _ address: String, _ language: Language) -> Node {
        item.hasAnswered
            ? Button.link(
                Phrase(zh: "表示是否同意调解", en: "Say whether you agree to mediation"), to: address + "#consent", language,
                weight: .primary)
            : Button.link(Phrase(zh: "现在答复", en: "Answer now"), to: address + "#answer", language, weight: .primary)
    }

    private func title(_ row: ComplaintRow) -> Phrase {
        let names = [row.problemClass, row.subjectClass].compactMap { $0 }.map(words.named)
        return names.isEmpty ? Phrase(zh: "消费投诉", en: "A consumer’s complaint") : Parts.joined(names)
    }

    private func facts(_ item: CounterCase) -> Phrase {
        let wish = item.requests.map(RequestWord.phrase)
        let amount = item.row.amount.map {
            Phrase(zh: "涉及\(Language.zh.money($0))", en: "\(Language.en.money($0)) at stake")
        }
        let parts = (wish.isEmpty ? [] : [Parts.joined(wish)]) + (amount.map { [$0] } ?? [])
        return Phrase(zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }
}
