import Access
import Kernel
import Markup
import Merchants
import Web

extension MerchantEndpoints {
    static let deskPath = "/desk/merchants"
    static let newPath = "/desk/merchants/new"
    static let deskShopPath: Path = "/desk/merchants/{code}"
    static let deskOperatorPath: Path = "/desk/merchants/{code}/operator"
    static let deskPromisesPath: Path = "/desk/merchants/{code}/commitments"
    static let slipPath: Path = "/desk/merchants/{code}/activation-codes"

    /// The registry as officers keep it.
    var deskPages: [Endpoint] {
        [
            Endpoint.page(.get, Path(Self.deskPath), .permission(.merchantKeep), .merchants) { request in
                var fields = request.queryFields
                let text = fields.text(Self.wordsField) ?? ""
                let listing = try request.listing()
                let page = try await desk.list(text, after: listing.after, limit: listing.limit, by: request.actor)
                return .page(
                    KeepListPage(text: text, page: page, words: words, links: navigation.desk(Self.deskPath))
                        .node(for: request.reader))
            }
            .asking(Self.wordsField).paged(),
            .page(.get, Path(Self.newPath), .permission(.merchantKeep), Phrase(zh: "登记新商家", en: "Register a merchant"))
            {
                request in
                let state = FormState(Pairs(["status": "active", "isOpen": "true"]))
                return .page(
                    KeepPage.new(state, words: words, links: navigation.desk(Self.deskPath), for: request.reader))
            },
            Endpoint.page(
                .post, Path(Self.deskPath), .permission(.merchantKeep), Phrase(zh: "登记新商家", en: "Register a merchant")
            ) { request in
                try await refusing(request) {
                    var fields = request.fields
                    let (facts, place) = (fields.operatorFacts(), fields.premisesFacts())
                    guard let facts, let place, fields.isClean else { throw fields.failure }
                    let shop = try await desk.register(facts, at: place, by: request.actor)
                    return .seeOther(Self.deskShopPath.link(shop.premises.code.text))
                } page: { refusals in
                    KeepPage.new(
                        FormState(request.submission, refused: refusals), words: words,
                        links: navigation.desk(Self.deskPath), for: request.reader)
                }
            }
            .taking(MerchantFields.merchant).taking(MerchantFields.premises),
            .page(.get, Self.deskShopPath, .permission(.merchantKeep), Phrase(zh: "商家档案", en: "A merchant’s file")) {
                request in .page(try await keepPage(request))
            },
        ] + deskWrites
    }

    private var deskWrites: [Endpoint] {
        [
            Endpoint.page(.post, Self.deskShopPath, .permission(.merchantKeep), Phrase(zh: "修改店铺", en: "Change a shop"))
            {
                request in
                try await keeping(request, part: "premises") { fields in
                    let (facts, version) = (fields.premisesFacts(), fields.integer(MerchantFields.version))
                    guard let facts, let version, fields.isClean else { throw fields.failure }
                    try await desk.keep(code(request), as: facts, from: Int64(version), by: request.actor)
                }
            }
            .taking(MerchantFields.premises).taking(MerchantFields.version),
            Endpoint.page(
                .post, Self.deskOperatorPath, .permission(.merchantKeep),
                Phrase(zh: "修改经营者", en: "Change an operator")
            ) { request in
                try await keeping(request, part: "merchant") { fields in
                    let (facts, version) = (fields.operatorFacts(), fields.integer(MerchantFields.version))
                    guard let facts, let version, fields.isClean else { throw fields.failure }
                    let file = try await desk.open(code(request), by: request.actor)
                    try await desk.keep(
                        file.shop.merchant.id, as: facts, from: Int64(version), by: request.actor)
                }
            }
            .taking(MerchantFields.merchant).taking(MerchantFields.version),
            Endpoint.page(
                .post, Self.deskPromisesPath, .permission(.merchantKeep), Phrase(zh: "修改承诺", en: "Change promises")
            ) { request in
                try await keeping(request, part: "commitments") { fields in
                    let (drafts, version) = (fields.commitmentDrafts(), fields.integer(MerchantFields.version))
                    guard let version, fields.isClean else { throw fields.failure }
                    try await desk.commit(drafts, at: code(request), from: Int64(version), by: request.actor)
                }
            }
            .taking(MerchantFields.promises, MerchantFields.version),
            .page(
                .post, Self.slipPath, .permission(.merchantKeep), Phrase(zh: "签发激活码", en: "Issue an activation code")
            ) { request in
                let file = try await desk.open(code(request), by: request.actor)
                let code = try await desk.issueCode(for: file.shop.merchant.id, by: request.actor)
                return .page(
                    SlipPage(code: code, shop: file.shop, address: address, isInvitation: false)
                        .node(links: navigation.desk(Self.deskPath), for: request.reader))
            },
        ]
    }

    /// Does a part of a file's work, and shows the file again with what was refused of it.
    private func keeping(
        _ request: Request, part: String, _ work: (inout Fields) async throws -> Void
    ) async throws -> Response {
        try await refusing(request) {
            var fields = request.fields
            try await work(&fields)
            return .seeOther(Self.deskShopPath.link(request.place("code")) + "#" + part)
        } page: { refusals in
            try await keepPage(request, part: part, refused: refusals)
        }
    }

    private func keepPage(_ request: Request, part: String? = nil, refused: [Refusal] = []) async throws -> Node {
        let file = try await desk.open(code(request), by: request.actor)
        let names = try await accountNames(file.claims.map(\.account))
        let page = KeepPage(
            file: file, names: names, words: words, part: part, refused: refused, sent: request.submission)
        return page.node(links: navigation.desk(Self.deskPath), for: request.reader)
    }

    /// Shows the form again where it was refused; a refusal that is about no input goes its way.
    func refusing(
        _ request: Request, _ work: () async throws -> Response, page: ([Refusal]) async throws -> Node
    ) async throws -> Response {
        do {
            return try await work()
        } catch let refusals as Refusals {
            return .page(try await page(refusals.all), status: 422)
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .conflict {
            return .page(try await page([refusal]), status: refusal.kind == .conflict ? 409 : 422)
        } catch let refusal as Refusal where refusal.kind == .exhausted && refusal.field != nil {
            return .page(try await page([refusal]), status: 429)
        }
    }
}
