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

    /// Claims that wait for an officer.
    var claimPages: [Endpoint] {
        [
            Endpoint.page(.get, Path(Self.claimsPath), .permission(.merchantClaimDecide), .claims) { request in
                .page(try await claimsPage(request))
            }
            .paged(),
            Endpoint.page(
                .post, Self.claimPath, .permission(.merchantClaimDecide), Phrase(zh: "审核认领", en: "Decide a claim")
            ) { request in
                try await refusing(request) {
                    var fields = request.fields
                    guard let decision = fields.decided(), fields.isClean else { throw fields.failure }
                    try await desk.decide(request.identifier("id"), decision, by: request.actor)
                    return .seeOther(Self.claimsPath)
                } page: { refusals in
                    try await claimsPage(request, refused: refusals)
                }
            }
            .taking(MerchantFields.decision, MerchantFields.reason),
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
        let names = try await accountNames(page.items.map(\.claim.account))
        return ClaimsPage(page: page, names: names, refused: refused)
            .node(links: navigation.desk(Self.claimsPath), for: request.reader)
    }
}

/// The claims, the oldest first, each with what it rests on and who else wants the same.
struct ClaimsPage {
    let page: Page<ClaimCase>
    let names: [String: String]
    let refused: [Refusal]

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.desk, .claims, links: links).with { $0.isRefused = !refused.isEmpty }
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(.claims, language)),
                ErrorSummary.node(refused, language),
                .when(
                    page.items.isEmpty,
                    EmptyState.node(
                        Phrase(zh: "没有待审核的认领", en: "No claim is waiting"),
                        Phrase(
                            zh: "凭激活码的认领不需要审核；没有激活码的、或与他人冲突的才会到这里。",
                            en: "Claims with a code need no decision; those without one, or with rivals, come here."),
                        language)),
                .when(
                    !page.items.isEmpty,
                    .group([
                        p([.class("fx-quiet")], .text(Phrase(zh: "按提交时间，最早的在前", en: "The oldest first"), language)),
                        .each(page.items) { claim($0, reader) },
                        Pagination.node(count: page.items.count, next: page.next, for: reader),
                    ])))
    }

    private func claim(_ item: ClaimCase, _ reader: Reader) -> Node {
        let language = reader.language
        let facts = item.merchant.facts
        return section(
            [.class("fx-panel"), .aria(.label, facts.name)],
            div(
                [.class("fx-panel__head")], h2([.class("fx-panel__title")], Parts.chinese(facts.name, language)),
                span([.class("fx-number fx-quiet")], .text(facts.creditCode?.text ?? facts.ownNumber ?? ""))),
            .when(
                item.rivalCount > 0,
                Notice.node(
                    .caution,
                    Phrase(
                        zh: "另有\(item.rivalCount)个账号已认领或申请认领，请核实身份后再决定",
                        en: "\(item.rivalCount) other accounts have claimed it or ask to. Check who is who first"),
                    language)),
            KeyValue.node(
                [
                    (
                        Phrase(zh: "申请人", en: "Claimant"),
                        .text(names[item.claim.account] ?? String(item.claim.account.suffix(6)))
                    ),
                    (Phrase(zh: "凭证", en: "Proof"), .text(item.claim.proof.phrase, language)),
                    (Phrase(zh: "提交时间", en: "Made"), .text(language.dateAndTime(item.claim.madeAt))),
                ], language),
            form(
                [
                    .class("fx-decide"), .method("post"),
                    .action(MerchantEndpoints.claimPath.link(item.claim.id.text)),
                ],
                FormFrame.token(reader),
                input([
                    .class("fx-input"), .type("text"), .name("reason"), .maxlength(300),
                    .placeholder(Phrase(zh: "不同意的理由（申请人可见）", en: "Reason for a no, shown to the claimant")(language)),
                    .aria(.label, MerchantFields.reason.label(language)),
                ]),
                Button.submit(
                    Phrase(zh: "同意，作为负责人", en: "Approve as keeper"), language, name: "decision", value: "approveKeeper"),
                Button.submit(
                    Phrase(zh: "同意，作为员工", en: "Approve as staff"), language, weight: .secondary, name: "decision",
                    value: "approveStaff"),
                Button.submit(.reject, language, weight: .danger, name: "decision", value: "reject")))
    }
}
