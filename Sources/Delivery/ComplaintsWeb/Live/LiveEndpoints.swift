import Access
import CaseParts
import Complaints
import Kernel
import Markup
import Web

/// What keeps open pages of the desk up to date.
extension ComplaintPages {
    static let inboxLivePath = "/desk/live"
    static let inboxPartPath = "/desk/part"

    var livePages: [Endpoint] {
        [
            .page(
                .get, Path(Self.inboxLivePath), .permission(.complaintReadList),
                Phrase(zh: "收件箱（实时）", en: "Inbox, live")
            ) { request in
                guard let office = request.actor.office else { throw Refusal.pageAbsent }
                guard let feed else { throw Refusal.pageAbsent }
                let topic = CaseTopic.authority(office.authority)
                return .events(EventStream(await feed.listen(to: topic, after: request.lastEventID)))
            },
            Endpoint.page(
                .get, Path(Self.inboxPartPath), .permission(.complaintReadList),
                Phrase(zh: "收件箱（更新）", en: "Inbox, renewed")
            ) { request in
                // Links of the part are those of the page that it stands on.
                .part(try await inboxPage(request).content(request.reader.at(Self.inboxPath)))
            }
            .asking(InboxWish<ComplaintState>.fields).paged().costing(2),
            .page(.get, CasePath.live, .permission(.complaintRead), Phrase(zh: "投诉（实时）", en: "A complaint, live")) {
                request in
                let view = try await authorityView(request)
                guard let feed else { throw Refusal.pageAbsent }
                let topic = CaseTopic.complaint(view.complaint.id)
                return .events(EventStream(await feed.listen(to: topic, after: request.lastEventID)))
            },
            Endpoint.page(
                .get, CasePath.news, .permission(.complaintRead), Phrase(zh: "投诉有无新进展", en: "Whether a complaint moved")
            ) { request in
                let view = try await authorityView(request)
                var fields = request.queryFields
                let seen = fields.integer(.seenVersion)
                try fields.finish()
                return .part(
                    .when(
                        seen != view.complaint.version, CaseNews.notice(view.complaint.id, request.reader.language)))
            }
            .asking(.seenVersion),
        ]
    }

    private func authorityView(_ request: Request) async throws -> CaseView {
        let view = try await desk.show(try request.identifier("id"), by: request.actor)
        guard view.reader == .authority else { throw Refusal.complaintAbsent }
        return view
    }
}

/// The line that tells an official that somebody else worked on the case before them.
///
/// The page itself is not renewed: what is being typed on it must stay.
enum CaseNews {
    static func node(_ complaint: Complaint) -> Node {
        let id = complaint.id.text
        return div(
            [.hx(.ext("sse")), .hx(.sseConnect(CasePath.live.link(id)))],
            div([
                .hx(.get("\(CasePath.news.link(id))?\(Field.seenVersion.name)=\(complaint.version)")),
                .hx(.trigger("sse:changed, sse:reset")), .hx(.swap("innerHTML")), .role("status"),
            ]))
    }

    static func notice(_ id: Identifier<Complaint>, _ language: Language) -> Node {
        Notice.node(
            .caution, Phrase(zh: "此案刚有新进展", en: "This case has just moved"), language,
            p(
                a(
                    [.href(CasePath.show.link(id.text))],
                    .text(Phrase(zh: "重新载入；正在填写的内容请先记下", en: "Read it anew; note what you are typing first"), language))
            ))
    }
}
