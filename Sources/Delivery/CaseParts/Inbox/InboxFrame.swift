public import Complaints
public import Kernel
public import Markup
public import Web

/// An inbox below its heading: counts, filters, and what waits.
public struct InboxFrame<State: CaseState> {
    let wish: InboxWish<State>
    let tally: CaseTally<State>

    public init(_ wish: InboxWish<State>, _ tally: CaseTally<State>) {
        self.wish = wish
        self.tally = tally
    }

    /// The frame around the rows of a page, or around what is said where there are none.
    ///
    /// `first` stands before them: what is shown apart.
    public func node<Row>(
        _ page: Page<Row>, first: Node = .nothing, table: Node, empty: Node, for reader: Reader
    ) -> Node {
        .group([
            InboxCounts(tally: tally, wish: wish).node(for: reader), filters(reader), first,
            page.items.isEmpty
                ? empty
                : .group([
                    div([.class("fx-inbox")], table),
                    Pagination.node(count: page.items.count, next: page.next, for: reader),
                    p(
                        [.class("fx-quiet fx-keys")],
                        .text(
                            Phrase(
                                zh: "键盘：j 下一件，k 上一件，o 打开，? 全部快捷键",
                                en: "Keys: j next, k previous, o open, ? all keys"),
                            reader.language)),
                ]),
        ])
    }

    private func filters(_ reader: Reader) -> Node {
        var chosen: [FilterBar.Word] = []
        if let state = wish.state { chosen.append(FilterBar.Word("state", .state, state.phrase)) }
        if wish.isEverything {
            chosen.append(FilterBar.Word("state", .state, Phrase(zh: "全部，含已办结", en: "All, with closed ones")))
        }
        if let band = wish.band { chosen.append(FilterBar.Word("due", .legalDate, band.phrase)) }
        if wish.isMine { chosen.append(FilterBar.Word("mine", Phrase(zh: "承办人", en: "Official"), .mine)) }
        return FilterBar(chosen).node(for: reader, more: switches(reader))
    }

    private func switches(_ reader: Reader) -> Node {
        let language = reader.language
        let other: ComplaintSelection.Order = wish.order == .due ? .newest : .due
        let label =
            other == .newest
            ? Phrase(zh: "改按登记时间，新的在前", en: "Order by date of registration, newest first")
            : Phrase(zh: "改按法定期限，近的在前", en: "Order by legal date, nearest first")
        return .group([
            .when(
                !wish.isMine,
                a(
                    [.href(Parts.link(reader, setting: [("mine", "true")]))],
                    .text(Phrase(zh: "只看我承办的", en: "Only mine"), language))),
            .when(
                wish.state == nil && !wish.isEverything,
                a(
                    [.href(Parts.link(reader, setting: [("state", InboxWords.everything)]))],
                    .text(Phrase(zh: "含已办结", en: "With closed ones"), language))),
            a(
                [
                    .class("fx-inbox__order"),
                    .href(Parts.link(reader, setting: [("order", other == .due ? nil : other.rawValue)])),
                ],
                .text(label, language)),
        ])
    }
}
