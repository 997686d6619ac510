import Access
import Complaints
import ComplaintsWeb
import Kernel
import Web

/// One's own case: following it, agreeing, withdrawing.
extension IntakeEndpoints {
    var ownCase: [Endpoint] {
        [
            // Open, so that whoever is not let in is led to the page that asks for number and code; the desk decides.
            .page(.get, CasePath.show, .open, Phrase(zh: "我的投诉", en: "My complaint")) { [ports] request in
                do {
                    let page = CasePage(
                        view: try await Self.ownView(request, ports), reader: request.reader, ports: ports)
                    return .page(page.node)
                } catch let refusal as Refusal where refusal.code == Refusal.signInNeeded.code {
                    return .seeOther("/track")
                }
            },
            .page(.get, CasePath.part, .permission(.complaintRead), Phrase(zh: "我的投诉（更新）", en: "My complaint, renewed"))
            {
                [ports] request in
                let page = CasePage(view: try await Self.ownView(request, ports), reader: request.reader, ports: ports)
                return .part(page.content)
            },
            .page(.get, CasePath.live, .permission(.complaintRead), Phrase(zh: "我的投诉（实时）", en: "My complaint, live")) {
                [ports] request in
                let view = try await Self.ownView(request, ports)
                guard let feed = ports.feed else { throw Refusal.pageAbsent }
                let events = await feed.listen(
                    to: IntakePorts.topic(of: view.complaint.id), after: request.lastEventID)
                return .events(EventStream(events))
            },
            Endpoint.page(
                .post, CasePath.consent, .permission(.complaintConsent),
                Phrase(zh: "是否同意调解", en: "Consent to mediation")
            ) { [ports] request in
                let id: Identifier<Complaint> = try request.identifier("id")
                let isGiven = request.submission.pairs["isGiven"]
                guard let isGiven, ["true", "false"].contains(isGiven) else { throw Refusal.intakeChoiceMissing }
                _ = try await ports.desk.consent(id, isGiven: isGiven == "true", by: request.actor)
                return .seeOther(CasePath.show.link(id.text))
            }
            .taking(.isGiven),
            .page(
                .get, CasePath.withdrawal, .permission(.complaintWithdraw), Phrase(zh: "撤回投诉", en: "Withdraw")
            ) { [ports] request in
                let view = try await Self.ownView(request, ports)
                return .page(WithdrawalPage(view: view, reader: request.reader).node)
            },
            .page(
                .post, CasePath.withdrawal, .permission(.complaintWithdraw), Phrase(zh: "撤回投诉", en: "Withdraw")
            ) { [ports] request in
                let id: Identifier<Complaint> = try request.identifier("id")
                _ = try await ports.desk.withdraw(id, by: request.actor)
                return .seeOther(CasePath.show.link(id.text))
            },
        ]
    }

    /// The case as its complainant sees it; for anybody else, officials included, there is no such page.
    static func ownView(_ request: Request, _ ports: IntakePorts) async throws -> CaseView {
        let view = try await ports.desk.show(try request.identifier("id"), by: request.actor)
        guard view.reader == .complainant else { throw Refusal.pageAbsent }
        return view
    }
}

extension Refusal {
    static let intakeChoiceMissing = Refusal(
        "intake.choiceMissing", .invalid, Phrase(zh: "请选择同意或不同意。", en: "Choose yes or no."), field: "isGiven")
}
