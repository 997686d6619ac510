import Access
import Kernel
import Markup
import Merchants
import Web

extension MerchantEndpoints {
    static let counterPath = "/counter"
    static let claimFormPath = "/counter/claim"
    static let claimRequestPath = "/counter/claim/request"
    static let counterShopPath: Path = "/counter/shops/{code}"
    static let staffPath: Path = "/counter/merchants/{id}/staff"
    static let endStaffPath: Path = "/counter/claims/{id}/end"
    static let withdrawPath: Path = "/counter/claims/{id}/withdraw"

    /// What merchants do for themselves.
    var counterPages: [Endpoint] {
        [
            .page(.get, Path(Self.counterPath), .permission(.merchantWorkspace), .myShops) { request in
                let shops = try await desk.counter(by: request.actor)
                return .page(
                    CounterPage(shops: shops).node(links: navigation.counter(Self.counterPath), for: request.reader))
            },
            .page(.get, Path(Self.claimFormPath), .permission(.merchantClaim), .claimShop) { request in
                .page(claimForm(request))
            },
            Endpoint.page(.post, Path(Self.claimFormPath), .permission(.merchantClaim), .claimShop) { request in
                try await refusing(request) {
                    var fields = request.fields
                    guard let code = fields.text(MerchantFields.activationCode) else { throw fields.failure }
                    _ = try await desk.claim(code: code, by: request.actor)
                    return .seeOther(Self.counterPath)
                } page: {
                    claimForm(request, refused: $0)
                }
            }
            .taking(MerchantFields.activationCode).costing(5),
            Endpoint.page(
                .post, Path(Self.claimRequestPath), .permission(.merchantClaim),
                Phrase(zh: "申请认领", en: "Ask for a claim")
            ) { request in
                try await refusing(request) {
                    var fields = request.fields
                    guard let text = fields.text(MerchantFields.shop) else { throw fields.failure }
                    guard let code = PremisesCode(text) else { throw Refusal.merchantShopCodeWrong }
                    do {
                        _ = try await desk.claim(code, by: request.actor)
                    } catch let refusal as Refusal where refusal == .merchantAbsent {
                        // On a form an unknown shop is a slip of the pen, not a missing page.
                        throw Refusal.merchantShopCodeWrong
                    }
                    return .seeOther(Self.counterPath)
                } page: {
                    claimForm(request, refused: $0)
                }
            }
            .taking(MerchantFields.shop).costing(5),
        ] + counterShopPages + staffPages
    }

    private func claimForm(_ request: Request, refused: [Refusal] = []) -> Node {
        let state =
            refused.isEmpty
            ? FormState(Pairs().setting("code", to: request.query["code"]))
            : FormState(request.submission, refused: refused)
        return ClaimFormPage.node(state, links: navigation.counter(Self.claimFormPath), for: request.reader)
    }

    private var counterShopPages: [Endpoint] {
        [
            .page(.get, Self.counterShopPath, .permission(.merchantWorkspace), .myShops) { request in
                .page(try await counterShop(request))
            },
            Endpoint.page(
                .post, Self.counterShopPath, .permission(.merchantWorkspace), Phrase(zh: "修改承诺", en: "Change promises")
            ) { request in
                try await refusing(request) {
                    var fields = request.fields
                    let (drafts, version) = (fields.commitmentDrafts(), fields.integer(MerchantFields.version))
                    guard let version, fields.isClean else { throw fields.failure }
                    let code = try code(request)
                    try await desk.commit(drafts, at: code, from: Int64(version), by: request.actor)
                    return .seeOther(Self.counterShopPath.link(code.text))
                } page: {
                    try await counterShop(request, refused: $0)
                }
            }
            .taking(MerchantFields.promises, MerchantFields.version),
        ]
    }

    private func counterShop(_ request: Request, refused: [Refusal] = []) async throws -> Node {
        let (face, own) = try await desk.counterShop(code(request), by: request.actor)
        return CounterShopPage(face: face, own: own, refused: refused, sent: request.submission)
            .node(links: navigation.counter(""), for: request.reader)
    }

    private var staffPages: [Endpoint] {
        [
            .page(.get, Self.staffPath, .permission(.merchantWorkspace), .staff) { request in
                let id = try request.identifier("id", of: BusinessOperator.self)
                let staff = try await desk.staff(of: id, by: request.actor)
                let names = try await accountNames(staff.map(\.account))
                let page = StaffPage(merchant: id, staff: staff, own: request.actor.id, names: names)
                return .page(page.node(links: navigation.counter(""), for: request.reader))
            },
            .page(.post, Self.staffPath, .permission(.merchantWorkspace), Phrase(zh: "邀请员工", en: "Invite a colleague"))
            {
                request in
                let code = try await desk.invite(to: request.identifier("id"), by: request.actor)
                return .page(
                    SlipPage(code: code, shop: nil, address: address, isInvitation: true)
                        .node(links: navigation.counter(""), for: request.reader))
            },
            .page(.get, Self.endStaffPath, .permission(.merchantWorkspace), EndingPage.remove) { request in
                let item = try await desk.claimCase(request.identifier("id"), by: request.actor)
                let page = EndingPage(
                    item: item, names: try await accountNames([item.claim.account]),
                    isOwn: item.claim.account == request.actor.id, face: .counter,
                    action: Self.endStaffPath.link(item.claim.id.text),
                    back: Self.staffPath.link(item.claim.merchant.text))
                return .page(page.node(links: navigation.counter(""), for: request.reader))
            },
            .page(.post, Self.endStaffPath, .permission(.merchantWorkspace), Phrase(zh: "解除员工", en: "Remove staff")) {
                request in
                let claim = try await desk.revoke(request.identifier("id"), by: request.actor)
                let isSelf = claim.account == request.actor.id
                return .seeOther(isSelf ? Self.counterPath : Self.staffPath.link(claim.merchant.text))
            },
            .page(.post, Self.withdrawPath, .permission(.merchantClaim), Phrase(zh: "撤回认领", en: "Withdraw a claim")) {
                request in
                try await desk.withdraw(request.identifier("id"), by: request.actor)
                return .seeOther(Self.counterPath)
            },
        ]
    }
}

extension Refusal {
    static let merchantShopCodeWrong = Refusal(
        "merchant.shopCodeWrong", .invalid,
        Phrase(zh: "店铺码不对，请核对门贴上的10位码。", en: "This is no shop code. Check the ten characters on the door."),
        field: "shop")
}
