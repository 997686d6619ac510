import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Web

/// The review, the sending, and the receipt.
extension IntakeEndpoints {
    var sending: [Endpoint] {
        [
            .page(.get, FilingStep.reviewPath, .permission(.complaintFile), Phrase(zh: "核对", en: "Check")) {
                [ports] request in
                let draft = try await Draft.of(request, ports)
                guard !draft.isEmpty else { return .seeOther(FilingStep.against.path.link()) }
                let refusals = FilingStep.allRefusals(in: draft.input, today: ports.today)
                return .page(try await Self.review(draft.input, refusals, isSent: false, request, ports))
            },
            Endpoint.page(.post, FilingStep.reviewPath, .permission(.complaintFile), Phrase(zh: "提交投诉", en: "Send")) {
                [ports, sendings] request in
                try await Self.send(request, ports, sendings)
            }
            .taking(Asked.field(.declaresTruth)).costing(5),
            .page(.get, FilingStep.donePath, .permission(.complaintFile), Phrase(zh: "已提交", en: "Sent")) {
                [ports] request in
                guard let receipt = ComplaintReceipt(of: request) else { return .seeOther("/track") }
                let routing = try? await ports.desk.show(receipt.id, by: request.actor).complaint.routing
                let page = DonePage(
                    reader: request.reader, receipt: receipt,
                    office: (routing?.authority ?? receipt.authority).flatMap { ports.office($0, routing?.unit) },
                    promises: Promises(ports.rulebook, on: ports.today), today: ports.today)
                return .page(page.node)
            },
        ]
    }

    private static func review(
        _ input: FilingInput, _ refusals: [Refusal], isSent: Bool, _ request: Request, _ ports: IntakePorts
    ) async throws -> Node {
        let shop: PlaceFinder.Shop? =
            if let code = input[.premises] { try await ports.shops.one(code) } else { nil }
        return ReviewPage(
            reader: request.reader, input: input, shop: shop, classes: ports.classes, refusals: refusals,
            isSent: isSent
        )
        .node
    }

    private static func send(
        _ request: Request, _ ports: IntakePorts, _ sendings: Sendings
    ) async throws -> Response {
        guard let token = DraftToken(cookieOf: request, ports.chance) else {
            return .seeOther(FilingStep.against.path.link())
        }
        let isTrue = request.submission.pairs[FilingField.declaresTruth.rawValue] == "true"
        do {
            let receipt = try await sendings.send(token.text) {
                try await file(token, isTrue: isTrue, ports, by: request)
            }
            var response = Response.seeOther(FilingStep.donePath.link())
                .setting(
                    cookie: ComplaintReceipt(receipt)
                        .cookie(for: FilingStep.donePath.link(), isSecure: ports.chance.isSecure)
                )
                .setting(cookie: DraftToken.forgetting(ports.chance))
            if request.session == nil {
                response = response.changingSession(.begin(token: try await ports.beginTracking(receipt.id)))
            }
            return response
        } catch let refusals as Refusals {
            let input = try await ports.desk.draft(token: token.text) ?? FilingInput()
            return .page(try await review(input, refusals.all, isSent: true, request, ports), status: 422)
        } catch let refusal as Refusal where refusal.code == Refusal.draftAbsent.code {
            return .seeOther("/track")
        }
    }

    /// Files the draft of a token and forgets it.
    static func file(
        _ token: DraftToken, isTrue: Bool, _ ports: IntakePorts, by request: Request
    ) async throws -> FilingReceipt {
        guard var input = try await ports.desk.draft(token: token.text) else { throw Refusal.draftAbsent }
        input[.declaresTruth] = isTrue ? "true" : nil
        if let refusals = Refusals(FilingStep.allRefusals(in: input, today: ports.today)) { throw refusals }
        let filing = try Filing(checking: input, manner: .own, today: ports.today)
        let shop: PlaceFinder.Shop? =
            if let code = filing.against.premises { try await ports.shops.one(code) } else { nil }
        let receipt = try await ports.desk.file(filing, against: shop, by: request.actor)
        try await ports.desk.forgetDraft(token: token.text)
        return receipt
    }
}
