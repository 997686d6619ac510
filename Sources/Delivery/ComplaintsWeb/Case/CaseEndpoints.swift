import Access
import CaseParts
import Complaints
import Kernel
import Markup
import Privacy
import Rulebook
import Web

extension ComplaintPages {
    /// A case for the authority that handles it.
    var casePages: [Endpoint] {
        [
            .page(.get, CasePath.show, .permission(.complaintRead), Phrase(zh: "投诉", en: "A complaint")) { request in
                let view = try await desk.show(try request.identifier("id"), by: request.actor)
                let word = PassingWord(of: request)
                return .page(try await casePage(view, request, done: word))
                    .showing(word, at: CasePath.show.link(view.complaint.id.text))
            },
            Endpoint.page(
                .post, CasePath.step(.unmasking), .permission(.complaintUnmask), CaseStep.unmasking.phrase
            ) { request in
                let id: Identifier<Complaint> = try request.identifier("id")
                return try await Response.refusing {
                    var fields = request.fields
                    let purpose = fields.choice(.purpose, as: Purpose.self)
                    let words = fields.text(.words)
                    guard let purpose, let words, fields.isClean else { throw fields.failure }
                    let reason = try UnmaskReason(asked: purpose, about: id.text, words: words)
                    return .page(
                        try await casePage(try await desk.unmask(id, reason: reason, by: request.actor), request))
                } page: { refusals in
                    try await casePage(id, request, refused: refusals, at: .unmasking)
                }
            }
            .taking(.purpose, .words).costing(5),
        ]
    }

    /// One step: taken by a POST, then the case is shown anew; refused, the case is shown as it stands with the form
    /// as it was filled in.
    func step(
        _ step: CaseStep, taking fields: [Field] = [],
        _ work: @escaping @Sendable (Request, inout Fields, Identifier<Complaint>, ComplaintDesk) async throws -> Void
    ) -> Endpoint {
        Endpoint.page(.post, CasePath.step(step), .permission(step.permission), step.phrase) { request in
            let id: Identifier<Complaint> = try request.identifier("id")
            return try await Response.refusing {
                var fields = request.fields
                let version = fields.integer(.seenVersion)
                try await work(request, &fields, id, version.map { desk.seeing(version: $0) } ?? desk)
                // Sent to another place, a case may be out of the sender's sight.
                if step == .dispatch, (try? await desk.show(id, by: request.actor)) == nil {
                    return Response.seeOther(Self.inboxPath)
                        .leaving(Self.sentAway, at: Self.inboxPath, isSecure: isSecure)
                }
                let place = CasePath.show.link(id.text)
                return Response.seeOther(place).leaving(step.rawValue, at: place, isSecure: isSecure)
            } page: { refusals in
                try await casePage(id, request, refused: refusals.map { CaseFields.renamed($0, in: step) }, at: step)
            }
        }
        .taking(fields + [.seenVersion])
    }

    /// The word for the inbox where a case has gone out of the sender's sight.
    static let sentAway = "sent-away"

    private func casePage(
        _ id: Identifier<Complaint>, _ request: Request, refused: [Refusal], at step: CaseStep
    ) async throws -> Node {
        let view = try await desk.show(id, by: request.actor)
        return try await casePage(view, request, refused: refused, at: step)
    }

    private func casePage(
        _ view: CaseView, _ request: Request, refused: [Refusal] = [], at step: CaseStep? = nil,
        done: PassingWord? = nil
    ) async throws -> Node {
        // A merchant's or consumer's own case has its own page.
        guard view.reader == .authority else { throw Refusal.complaintAbsent }
        let accounts =
            view.events.map(\.actor) + [view.complaint.officer, view.complaint.facts.registrar].compactMap { $0 }
        let names = try await words.names(of: accounts)
        let scene = CaseScene(
            view: view, reader: request.reader, actor: request.actor, words: words, names: names, today: today(),
            desk: desk, shopAddress: try await shopAddress(of: view, for: request.actor))
        var forms = CaseForms(scene: scene, refused: refused, step: step, sent: request.submission)
        forms.files = files?.field
        var page = CasePage(scene: scene, forms: forms, isLive: feed != nil)
        page.done = done.flatMap { CaseDone.phrase($0.text, view.complaint) }
        return page.node(links: navigation.desk("", request.actor))
    }
}

extension ComplaintPages {
    fileprivate func shopAddress(of view: CaseView, for actor: Actor) async throws -> String? {
        guard let premises = view.respondent.premises, actor.reach(.merchantKeep) != nil else { return nil }
        return try await words.shopAddress(premises)
    }
}

/// A case and all that is needed to say it to one reader.
struct CaseScene {
    let view: CaseView
    let reader: Reader
    let actor: Actor
    let words: CaseWords
    let names: [String: String]
    let today: Day
    let desk: ComplaintDesk
    /// Where the shop of the registry is kept, for those who may open it.
    var shopAddress: String?

    var language: Language { reader.language }
    var complaint: Complaint { view.complaint }

    /// The ground on which a case ends that is withdrawn after it was accepted.
    var withdrawalGround: String? { try? view.rules.withdrawalGround().code }

    func text(_ field: PersonalField) -> String? { view.texts[field].flatMap { $0.isEmpty ? nil : $0 } }

    /// Who did something, by name for officials.
    func who(_ account: String) -> Phrase {
        switch account {
        case "visitor", "tracking": .complainant
        case "system": Phrase(zh: "系统", en: "the system")
        case complaint.facts.account: .complainant
        default: Parts.official(account, names)
        }
    }
}
