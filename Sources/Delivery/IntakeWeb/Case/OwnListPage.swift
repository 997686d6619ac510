import Access
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Web

extension IntakeEndpoints {
    /// All cases of somebody who has signed in: filed with the account, or with the phone or mailbox that it proved.
    var ownList: [Endpoint] {
        [
            Endpoint.page(.get, CasePath.list, .permission(.complaintReadList), .myComplaints) { [ports] request in
                guard request.actor.roles.contains(.consumer) else { throw Refusal.pageAbsent }
                let listing = try request.listing(limit: 20)
                var query = ListQuery()
                (query.limit, query.cursor) = (listing.limit, listing.after)
                let page = try await ports.desk.list(query, by: request.actor)
                return .page(OwnListPage(page: page, reader: request.reader).node)
            }
            .paged()
        ]
    }
}

/// One's own cases, the newest first.
struct OwnListPage {
    let page: Page<ComplaintRow>
    let reader: Reader

    private var language: Language { reader.language }

    var node: Node {
        PageShell(.publicSide, .myComplaints)
            .page(
                for: reader, Style.node(reader),
                h1([.class("fx-title")], .text(.myComplaints, language)),
                page.items.isEmpty ? nothing : list,
                Pagination.node(count: page.items.count, next: page.next, for: reader))
    }

    private var nothing: Node {
        EmptyState.node(
            Phrase(zh: "还没有投诉", en: "No complaints yet"),
            Phrase(
                zh: "用登录的手机号或邮箱提交的投诉会出现在这里。其他投诉请用编号和查询码查询。",
                en:
                    "What is filed with the phone or mailbox you signed in with appears here. Open others with number and code."
            ), language, action: Button.link(.fileComplaint, to: "/file", language, weight: .primary))
    }

    private var list: Node {
        .group([
            p([.class("fx-quiet")], .text(Phrase(zh: "新的在前。", en: "The newest first."), language)),
            ul([.class("fx-own")], .each(page.items, item)),
        ])
    }

    private func item(_ row: ComplaintRow) -> Node {
        let day = Day(at: row.registeredAt)
        return li(
            [.class("fx-own__item")],
            a([.class("fx-own__name"), .href(CasePath.show.link(row.id.text))], .text(row.respondentName)),
            Tag.node(row.state.isOpen ? .active : .plain, row.state.phrase, language),
            p(
                [.class("fx-quiet")], span([.class("fx-number")], .text(row.number)), " · ",
                .text(Phrase.date(day), language)))
    }
}

extension Phrase {
    static let myComplaints = Phrase(zh: "我的投诉", en: "My complaints")
}
