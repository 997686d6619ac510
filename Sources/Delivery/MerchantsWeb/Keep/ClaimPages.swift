import Access
import Commons
import Kernel
import Markup
import Merchants
import Web

extension MerchantEndpoints {
    static let claimsPath = "/desk/merchants/claims"
    static let claimPath: Path = "/desk/merchants/claims/{id}"
    static let endClaimPath: Path = "/desk/merchants/claims/{id}/end"
    /// The claim that was decided just now, in the list's address.
    private static let doneField = Field(
        "done", Phrase(zh: "刚审核的认领", en: "The claim just decided"), .identifier, isRequired: false)

    /// Claims that wait for an officer.
    var claimPages: [Endpoint] {
        [
            Endpoint.page(.get, Path(Self.claimsPath), .permission(.merchantClaimDecide), .claims) { request in
                .page(try await claimsPage(request))
            }
            .asking(Self.doneField).paged(),
            Endpoint.page(
                .post, Self.claimPath, .permission(.merchantClaimDecide), Phrase(zh: "审核认领", en: "Decide a claim")
            ) { request in
                try await refusing(request) {
                    var fields = request.fields
                    guard let decision = fields.decided(), fields.isClean else { throw fields.failure }
                    let decided = try await desk.decide(request.identifier("id"), decision, by: request.actor)
                    return .seeOther("\(Self.claimsPath)?\(Self.doneField.name)=\(decided.claim.id.text)")
                } page: { refusals in
                    try await claimsPage(request, refused: refusals)
                }
            }
            .taking(MerchantFields.decision, MerchantFields.reason),
            .page(.get, Self.endClaimPath, .permission(.merchantClaimDecide), EndingPage.remove) { request in
                let item = try await desk.claimCase(request.identifier("id"), by: request.actor)
                let back = item.premises.first.map { Self.deskShopPath.link($0.code.text) } ?? Self.deskPath
                let page = EndingPage(
                    item: item, names: try await accountNames([item.claim.account]), isOwn: false, face: .desk,
                    action: Self.endClaimPath.link(item.claim.id.text), back: back)
                return .page(page.node(links: navigation.desk(Self.deskPath), for: request.reader))
            },
            .page(
                .post, Self.endClaimPath, .permission(.merchantClaimDecide), Phrase(zh: "解除认领", en: "End a claim")
            ) { request in
                try await desk.revoke(request.identifier("id"), by: request.actor)
                return .seeOther(Self.deskPath)
            },
        ]
    }

    private func claimsPage(_ request: Request, refused: [Refusal] = []) async throws -> Node {
        let listing = try request.listing()
        let page = try await desk.pendingClaims(after: listing.after, limit: listing.limit, by: request.actor)
        var done: ClaimCase?
        if let id = request.query[Self.doneField.name].flatMap({ Identifier<MerchantClaim>($0) }) {
            done = try await decided(id, by: request.actor)
        }
        let cases = page.items + (done.map { [$0] } ?? [])
        let names = try await accountNames(cases.flatMap { [$0.claim.account] + $0.others.map(\.account) })
        let claims = ClaimsPage(
            page: page, names: names, done: done, refusedID: refused.isEmpty ? nil : request.place("id"),
            refused: refused, sent: request.submission)
        return claims.node(links: navigation.desk(Self.claimsPath), for: request.reader)
    }

    /// A claim that has been decided; nothing where there is none, since an address may be old.
    private func decided(_ id: Identifier<MerchantClaim>, by actor: Actor) async throws -> ClaimCase? {
        do {
            let item = try await desk.claimCase(id, by: actor)
            return [.approved, .rejected].contains(item.claim.state) ? item : nil
        } catch let refusal as Refusal where refusal.kind == .absent {
            return nil
        }
    }
}
