import Access
import Commons
import Kernel
import Merchants
import Web

extension MerchantEndpoints {
    static let apiPath: Path = "/api/v1/merchants"
    static let apiShopPath: Path = "/api/v1/merchants/{code}"
    static let apiClaimPath: Path = "/api/v1/merchant-claims/{id}"
    private static let tag = "merchants"
    private static let shop = Phrase(zh: "店铺", en: "The shop")
    private static let claim = Phrase(zh: "认领", en: "The claim")

    /// The same things as JSON.
    var api: [Endpoint] { readingAPI + keepingAPI + claimAPI }

    private var readingAPI: [Endpoint] {
        [
            Endpoint.api(.get, Self.apiPath, .permission(.merchantSearch), Phrase(zh: "查找店铺", en: "Find shops")) {
                request in
                var fields = request.queryFields
                let text = fields.text(Self.neededWords)
                let region = try fields.text(Self.regionField).map { try RegionCode($0) }
                try fields.finish()
                let listing = try request.listing(limit: 20)
                let page = try await desk.search(
                    text ?? "", within: region, after: listing.after, limit: listing.limit, by: request.actor)
                return .json(MerchantJSON.page(page, MerchantJSON.shop))
            }
            .tagged(Self.tag).asking(Self.neededWords, Self.regionField).paged().withEntityTag().costing(2)
            .answering(200, Phrase(zh: "找到的店铺", en: "What was found"), MerchantJSON.page(MerchantJSON.shopSchema)),
            Endpoint.api(.get, Self.apiShopPath, .permission(.merchantRead), Phrase(zh: "一家店铺", en: "One shop")) {
                request in
                let face = try await desk.show(code(request), by: request.actor)
                return Response.json(MerchantJSON.face(face)).tagged(face.version)
            }
            .tagged(Self.tag).withEntityTag().answering(200, Self.shop, MerchantJSON.faceSchema),
            Endpoint.api(
                .get, "/api/v1/counter", .permission(.merchantWorkspace), Phrase(zh: "我的店铺", en: "My shops")
            ) { request in
                let shops = try await desk.counter(by: request.actor)
                return .json([
                    "items": .array(
                        shops.map { shop in
                            [
                                "claim": MerchantJSON.claim(shop.claim), "name": .string(shop.merchant.facts.name),
                                "shops": .array(
                                    shop.premises.map {
                                        MerchantJSON.shop(Shop(premises: $0, merchant: shop.merchant))
                                    }),
                            ]
                        })
                ])
            }
            .tagged(Self.tag).withEntityTag()
            .answering(200, Phrase(zh: "店铺", en: "The shops"), MerchantJSON.counterSchema),
        ]
    }

    private static let neededWords = Field("q", MerchantEndpoints.wordsField.label, .text(max: 100))

    private var keepingAPI: [Endpoint] {
        [
            Endpoint.api(.post, Self.apiPath, .permission(.merchantKeep), Phrase(zh: "登记商家", en: "Register a merchant"))
            {
                request in
                var fields = request.fields
                let (facts, place) = (fields.operatorFacts(), fields.premisesFacts())
                guard let facts, let place, fields.isClean else { throw fields.failure }
                let shop = try await desk.register(facts, at: place, by: request.actor)
                return .created(MerchantJSON.shop(shop), at: Self.apiShopPath.link(shop.premises.code.text))
            }
            .tagged(Self.tag).taking(MerchantFields.merchant).taking(MerchantFields.premises).idempotent()
            .answering(201, Self.shop, MerchantJSON.shopSchema),
            Endpoint.api(.put, Self.apiShopPath, .permission(.merchantKeep), Phrase(zh: "修改店铺", en: "Change a shop")) {
                request in
                var fields = request.fields
                let (facts, version) = (fields.premisesFacts(), fields.integer(MerchantFields.version))
                guard let facts, let version, fields.isClean else { throw fields.failure }
                let shop = try await desk.keep(
                    try code(request), as: facts, from: Int64(version), by: request.actor)
                return .json(MerchantJSON.shop(shop))
            }
            .tagged(Self.tag).taking(MerchantFields.premises).taking(MerchantFields.version)
            .answering(200, Self.shop, MerchantJSON.shopSchema),
            Endpoint.api(
                .put, "/api/v1/merchants/{code}/commitments", .signedIn, Phrase(zh: "修改承诺", en: "Change promises")
            ) { request in
                var fields = request.fields
                let drafts = fields.commitmentDrafts()
                let version = fields.integer(MerchantFields.version)
                guard let version, fields.isClean else { throw fields.failure }
                let promises = try await desk.commit(
                    drafts, at: try code(request), from: Int64(version), by: request.actor)
                return .json(["commitments": MerchantJSON.commitments(promises)])
            }
            .tagged(Self.tag).taking(MerchantFields.promises, MerchantFields.version)
            .answering(200, Phrase(zh: "承诺", en: "The promises"), MerchantJSON.commitmentsSchema),
            Endpoint.api(
                .put, "/api/v1/operators/{id}", .permission(.merchantKeep),
                Phrase(zh: "修改经营者", en: "Change an operator")
            ) { request in
                var fields = request.fields
                let (facts, version) = (fields.operatorFacts(), fields.integer(MerchantFields.version))
                guard let facts, let version, fields.isClean else { throw fields.failure }
                let merchant = try await desk.keep(
                    request.identifier("id"), as: facts, from: Int64(version), by: request.actor)
                return .json(["id": .string(merchant.id.text), "version": .integer(merchant.version)])
            }
            .tagged(Self.tag).taking(MerchantFields.merchant).taking(MerchantFields.version)
            .answering(200, Phrase(zh: "经营者", en: "The operator"), MerchantJSON.operatorVersionSchema),
        ]
    }

    private var claimAPI: [Endpoint] {
        [
            Endpoint.api(
                .post, "/api/v1/operators/{id}/activation-codes", .permission(.merchantKeep),
                Phrase(zh: "签发激活码", en: "Issue an activation code")
            ) { request in issued(try await desk.issueCode(for: request.identifier("id"), by: request.actor)) }
            .tagged(Self.tag).answering(201, Phrase(zh: "激活码，只此一次", en: "The code, this once"), MerchantJSON.issued),
            Endpoint.api(
                .post, "/api/v1/operators/{id}/invitations", .permission(.merchantWorkspace),
                Phrase(zh: "邀请员工", en: "Invite a colleague")
            ) { request in issued(try await desk.invite(to: request.identifier("id"), by: request.actor)) }
            .tagged(Self.tag).answering(201, Phrase(zh: "邀请码，只此一次", en: "The code, this once"), MerchantJSON.issued),
            Endpoint.api(
                .get, "/api/v1/operators/{id}/staff", .signedIn, Phrase(zh: "员工账号", en: "Staff")
            ) { request in
                let staff = try await desk.staff(of: request.identifier("id"), by: request.actor)
                return .json(["items": .array(staff.map(MerchantJSON.claim))])
            }
            .tagged(Self.tag).answering(200, .staff, MerchantJSON.staffSchema),
            Endpoint.api(
                .get, "/api/v1/merchant-claims", .permission(.merchantClaimDecide),
                Phrase(zh: "待审核认领", en: "Claims to decide")
            ) { request in
                let listing = try request.listing()
                let page = try await desk.pendingClaims(after: listing.after, limit: listing.limit, by: request.actor)
                return .json(
                    MerchantJSON.page(page) { item in
                        [
                            "claim": MerchantJSON.claim(item.claim), "name": .string(item.merchant.facts.name),
                            "rivals": JSON(item.rivalCount),
                        ]
                    })
            }
            .tagged(Self.tag).paged().withEntityTag()
            .answering(200, Phrase(zh: "认领", en: "The claims"), MerchantJSON.claimsSchema),
            Endpoint.api(.post, "/api/v1/merchant-claims", .permission(.merchantClaim), .claimShop) { request in
                .json(MerchantJSON.claim(try await claim(request)), status: 201)
            }
            .tagged(Self.tag).taking(MerchantFields.activationCode.optional, MerchantFields.shop.optional).costing(5)
            .answering(201, Self.claim, MerchantJSON.claimSchema),
            Endpoint.api(
                .post, "/api/v1/merchant-claims/{id}/decision", .permission(.merchantClaimDecide),
                Phrase(zh: "审核认领", en: "Decide a claim")
            ) { request in
                var fields = request.fields
                guard let decision = fields.decided(), fields.isClean else { throw fields.failure }
                return .json(
                    MerchantJSON.claim(
                        try await desk.decide(request.identifier("id"), decision, by: request.actor).claim))
            }
            .tagged(Self.tag).taking(MerchantFields.decision, MerchantFields.reason)
            .answering(200, Self.claim, MerchantJSON.claimSchema),
            Endpoint.api(.delete, Self.apiClaimPath, .signedIn, Phrase(zh: "解除认领", en: "End a claim")) { request in
                .json(MerchantJSON.claim(try await desk.revoke(request.identifier("id"), by: request.actor)))
            }
            .tagged(Self.tag).answering(200, Self.claim, MerchantJSON.claimSchema),
        ]
    }

    private func claim(_ request: Request) async throws -> MerchantClaim {
        var fields = request.fields
        let code = fields.text(MerchantFields.activationCode.optional)
        let shop = fields.text(MerchantFields.shop.optional)
        try fields.finish()
        if let code { return try await desk.claim(code: code, by: request.actor) }
        guard let shop, let code = PremisesCode(shop) else { throw Refusal.merchantShopCodeWrong }
        return try await desk.claim(code, by: request.actor)
    }

    private func issued(_ code: IssuedCode) -> Response {
        .json(
            [
                "code": .string(code.text), "operator": .string(code.merchant.id.text),
                "expiresAt": .string("\(code.expiresAt)"),
            ], status: 201)
    }
}
