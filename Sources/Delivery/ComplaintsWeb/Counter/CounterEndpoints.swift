import Access
import CaseParts
import Complaints
import Kernel
import Markup
import Web

enum CounterPath {
    static let list = "/counter/complaints"
    static let show: Path = "/counter/complaints/{id}"
    static let answer: Path = "/counter/complaints/{id}/answer"
    static let consent: Path = "/counter/complaints/{id}/consent"
}

extension ComplaintPages {
    /// What complaints ask of a merchant.
    var counterPages: [Endpoint] {
        [
            Endpoint.page(.get, Path(CounterPath.list), .permission(.complaintAnswer), .counterInbox) { request in
                let listing = try request.listing(limit: 20)
                let page = CounterListPage(
                    page: try await desk.counter(after: listing.after, limit: listing.limit, by: request.actor),
                    desk: desk, words: words, today: today())
                return .page(
                    page.node(links: navigation.counter(CounterPath.list, request.actor), for: request.reader))
            }
            .paged().costing(2),
            .page(.get, CounterPath.show, .permission(.complaintAnswer), Phrase(zh: "投诉", en: "A complaint")) {
                request in .page(try await counterCase(request))
            },
            counterStep(
                CounterPath.answer, .complaintAnswer, Phrase(zh: "答复投诉", en: "Answer"), taking: CounterFields.answer
            ) {
                request, fields, id, desk in
                guard let text = fields.text(CounterFields.answer), fields.isClean else { throw fields.failure }
                _ = try await desk.answer(id, text: text, by: request.actor)
            },
            counterStep(
                CounterPath.consent, .complaintConsent, Phrase(zh: "是否同意调解", en: "Consent to mediation"),
                taking: CounterFields.consent
            ) { request, fields, id, desk in
                let given = fields.choice(CounterFields.consent)
                guard let given, fields.isClean else { throw fields.failure }
                _ = try await desk.consent(id, isGiven: given == "yes", by: request.actor)
            },
        ]
    }

    private func counterStep(
        _ path: Path, _ permission: Permission, _ summary: Phrase, taking field: Field,
        _ work: @escaping @Sendable (Request, inout Fields, Identifier<Complaint>, ComplaintDesk) async throws -> Void
    ) -> Endpoint {
        Endpoint.page(.post, path, .permission(permission), summary) { request in
            try await Response.refusing {
                let id: Identifier<Complaint> = try request.identifier("id")
                try await merchantsOnly(id, request)
                var fields = request.fields
                let version = fields.integer(.seenVersion)
                try await work(request, &fields, id, version.map { desk.seeing(version: $0) } ?? desk)
                return .seeOther(
                    CounterPath.show.link(id.text) + "?done=\(path == CounterPath.answer ? "answer" : "consent")")
            } page: { refusals in
                try await counterCase(request, refused: refusals.map(CounterFields.renamed))
            }
        }
        .taking(field, .seenVersion)
    }

    /// A merchant hears of a complaint when it is accepted; before that there is nothing to answer.
    @discardableResult
    private func merchantsOnly(_ id: Identifier<Complaint>, _ request: Request) async throws -> CaseView {
        let view = try await desk.show(id, by: request.actor)
        guard view.reader == .respondent, view.complaint.acceptedAt != nil else { throw Refusal.complaintAbsent }
        return view
    }

    private func counterCase(_ request: Request, refused: [Refusal] = []) async throws -> Node {
        let view = try await merchantsOnly(try request.identifier("id"), request)
        let scene = CaseScene(
            view: view, reader: request.reader, actor: request.actor, words: words, names: [:], today: today(),
            desk: desk)
        return CounterCasePage(scene: scene, refused: refused, sent: request.submission)
            .node(links: navigation.counter("", request.actor))
    }
}

enum CounterFields {
    static let answer = Field(
        "answer", Phrase(zh: "您的答复", en: "Your answer"), .text(max: 5000, isMultiline: true),
        hint: Phrase(
            zh: "写清事实，以及您打算怎样解决。监管部门和投诉人都会看到。",
            en: "Say what happened and how you will settle it. The authority and the complainant both read it."))

    static let consent = Field(
        CaseFields.consentGiven.name, Phrase(zh: "您的意愿", en: "Your decision"),
        .choice([
            Schema.Choice("yes", Phrase(zh: "同意调解", en: "I agree to mediation")),
            Schema.Choice("no", Phrase(zh: "不同意调解", en: "I refuse mediation")),
        ]))

    static func renamed(_ refusal: Refusal) -> Refusal { refusal.field == "text" ? refusal.about("answer") : refusal }
}
