import Access
import CaseParts
public import Complaints
public import Kernel
import Privacy
public import Web

/// The complaint desk's JSON endpoints: everything that its pages do.
public struct ComplaintAPI: Sendable {
    /// How a shop's code or identifier becomes what a filing needs to know of it.
    public typealias ShopFinder = @Sendable (_ premises: String) async throws -> PlaceFinder.Shop?

    let desk: ComplaintDesk
    let shop: ShopFinder
    let today: @Sendable () -> Day

    public init(desk: ComplaintDesk, shop: @escaping ShopFinder, today: @escaping @Sendable () -> Day) {
        self.desk = desk
        self.shop = shop
        self.today = today
    }

    public var all: [Endpoint] {
        (filing + reading + deciding + mediating).map { $0.sparingSharedPages() }
    }

    private static let tag = "complaints"

    // MARK: Filing

    private var filing: [Endpoint] {
        [
            Endpoint.api(
                .post, "/api/v1/complaints", .permission(.complaintFile), Phrase(zh: "提交投诉", en: "File a complaint")
            ) { request in
                try await file(request, names: FilingField.allCases.filter { $0 != .channel }, manner: .own)
            }
            .taking(FilingFields.own).idempotent()
            .answering(201, Phrase(zh: "已登记", en: "Registered"), CaseJSON.receiptSchema).tagged(Self.tag),
            Endpoint.api(
                .post, "/api/v1/desk/complaints", .permission(.complaintRegister),
                Phrase(zh: "登记投诉（电话、来访、来函、12345）", en: "Register a complaint from phone, window, letter or 12345")
            ) { request in
                try await file(
                    request, names: FilingField.allCases.filter { $0 != .declaresTruth }, manner: .registered)
            }
            .taking(FilingFields.registered).idempotent()
            .answering(201, Phrase(zh: "已登记", en: "Registered"), CaseJSON.receiptSchema).tagged(Self.tag),
            Endpoint.api(
                .post, "/api/v1/tracking", .open,
                Phrase(zh: "凭编号和查询码查看", en: "See a complaint with its number and query code")
            ) { request in
                var fields = request.fields
                let number = fields.text(.trackingNumber)
                let code = fields.text(.queryCode)
                guard let number, let code, fields.isClean else { throw fields.failure }
                let actor = try await desk.track(number: number, code: code)
                guard let id = actor.cases.first.flatMap({ Identifier<Complaint>($0) }) else {
                    throw Refusal.complaintAbsent
                }
                return .json(CaseJSON.view(try await desk.show(id, by: actor)))
            }
            .taking(.trackingNumber, .queryCode).costing(5)
            .answering(200, Phrase(zh: "投诉", en: "The complaint"), CaseJSON.viewSchema).tagged(Self.tag),
        ]
    }

    private func file(_ request: Request, names: [FilingField], manner: FilingManner) async throws -> Response {
        var fields = request.fields
        let input = FilingFields.input(names, from: &fields)
        try fields.finish()
        let filing = try Filing(checking: input, manner: manner, today: today())
        let found: PlaceFinder.Shop? =
            if let premises = filing.against.premises { try await shop(premises) } else { nil }
        let receipt =
            switch manner {
            case .own: try await desk.file(filing, against: found, by: request.actor)
            case .registered: try await desk.register(filing, against: found, by: request.actor)
            }
        return .created(CaseJSON.receipt(receipt), at: "/api/v1/complaints/\(receipt.id)")
    }

    // MARK: Reading

    private var reading: [Endpoint] {
        [
            Endpoint.api(
                .get, "/api/v1/complaints", .permission(.complaintReadList), Phrase(zh: "投诉列表", en: "List complaints")
            ) { request in
                let query = try ListQuery(request, state: .stateFilter)
                return .json(CaseJSON.page(try await desk.list(query, by: request.actor)))
            }
            .asking(.stateFilter, .dueByFilter, .orderFilter).paged()
            .answering(200, Phrase(zh: "一页投诉", en: "A page of complaints"), CaseJSON.pageSchema).tagged(Self.tag),
            Endpoint.api(
                .get, "/api/v1/complaints/{id}", .permission(.complaintRead), Phrase(zh: "查看投诉", en: "See a complaint")
            ) { request in
                let view = try await desk.show(try request.identifier("id"), by: request.actor)
                return Response.json(CaseJSON.view(view))
                    .tagged("\(view.complaint.version)-\(view.reader.rawValue)-\(request.language.rawValue)")
            }
            .withEntityTag().answering(200, Phrase(zh: "投诉", en: "The complaint"), CaseJSON.viewSchema)
            .tagged(Self.tag),
            step(
                "unmasking", .complaintUnmask, Phrase(zh: "查看完整个人信息（记入日志）", en: "See personal data in full, logged"),
                taking: [.purpose, .words]
            ) { request, id in
                var fields = request.fields
                let purpose = fields.choice(.purpose, as: Purpose.self)
                let words = fields.text(.words)
                guard let purpose, let words, fields.isClean else { throw fields.failure }
                let reason = try UnmaskReason(purpose, about: id.text, words: words)
                return CaseJSON.view(try await desk.unmask(id, reason: reason, by: request.actor))
            },
        ]
    }

    // MARK: Deciding

    private var deciding: [Endpoint] {
        [
            step(
                "dispatch", .complaintDispatch, Phrase(zh: "分送", en: "Send to an authority"),
                taking: [.authority, .unit.optional, .reason.optional]
            ) { request, id in
                var fields = request.fields
                let authority = fields.text(.authority)
                let unit = fields.text(.unit.optional)
                let reason = fields.text(.reason.optional)
                guard let authority, fields.isClean else { throw fields.failure }
                return CaseJSON.summary(
                    try await desk.dispatch(id, to: authority, unit: unit, reason: reason, by: request.actor))
            },
            step("return", .complaintDispatch, Phrase(zh: "退回", en: "Return"), taking: [.reason]) { request, id in
                var fields = request.fields
                guard let reason = fields.text(.reason), fields.isClean else { throw fields.failure }
                return CaseJSON.summary(try await desk.returnCase(id, reason: reason, by: request.actor))
            },
            step("acceptance", .complaintDecide, Phrase(zh: "受理", en: "Accept")) { request, id in
                CaseJSON.summary(try await desk.accept(id, by: request.actor))
            },
            step(
                "refusal", .complaintDecide, Phrase(zh: "不予受理", en: "Do not accept"),
                taking: [.grounds, .explanation]
            ) { request, id in
                var fields = request.fields
                let grounds = fields.texts(.grounds)
                let explanation = fields.text(.explanation)
                guard let explanation, fields.isClean else { throw fields.failure }
                return CaseJSON.summary(
                    try await desk.decline(id, grounds: grounds, explanation: explanation, by: request.actor))
            },
            step("closing", .complaintClose, Phrase(zh: "办结", en: "Close")) { request, id in
                CaseJSON.summary(try await desk.close(id, by: request.actor))
            },
            step(
                "notes", .complaintRecordConsent, Phrase(zh: "备注", en: "Add a note"), taking: [.text, .audience]
            ) { request, id in
                var fields = request.fields
                let text = fields.text(.text)
                let audience = fields.choice(.audience, as: Audience.self)
                guard let text, let audience, fields.isClean else { throw fields.failure }
                return CaseJSON.summary(try await desk.note(id, text: text, audience: audience, by: request.actor))
            },
        ]
    }

    // MARK: Mediating

    private var mediating: [Endpoint] {
        [
            step("answer", .complaintAnswer, Phrase(zh: "经营者答复", en: "Answer as the merchant"), taking: [.text]) {
                request, id in
                var fields = request.fields
                guard let text = fields.text(.text), fields.isClean else { throw fields.failure }
                return CaseJSON.summary(try await desk.answer(id, text: text, by: request.actor))
            },
            step(
                "entered-answer", .complaintAnswerForMerchant,
                Phrase(zh: "代录经营者答复", en: "Enter a merchant's answer"), taking: [.text, .source]
            ) { request, id in
                var fields = request.fields
                let text = fields.text(.text)
                let source = fields.choice(.source, as: Source.self)
                guard let text, let source, fields.isClean else { throw fields.failure }
                return CaseJSON.summary(
                    try await desk.enterAnswer(id, text: text, source: source, by: request.actor))
            },
            step("consent", .complaintConsent, Phrase(zh: "是否同意调解", en: "Consent to mediation"), taking: [.isGiven]) {
                request, id in
                var fields = request.fields
                let isGiven = fields.flag(.isGiven)
                try fields.finish()
                return CaseJSON.summary(try await desk.consent(id, isGiven: isGiven, by: request.actor))
            },
            step(
                "entered-consent", .complaintRecordConsent,
                Phrase(zh: "代录调解意愿", en: "Enter a party's consent"), taking: [.party, .isGiven, .source]
            ) { request, id in
                var fields = request.fields
                let party = fields.choice(.party, as: Party.self)
                let isGiven = fields.flag(.isGiven)
                let source = fields.choice(.source, as: Source.self)
                guard let party, let source, fields.isClean else { throw fields.failure }
                return CaseJSON.summary(
                    try await desk.enterConsent(id, of: party, isGiven: isGiven, source: source, by: request.actor))
            },
            step("mediation", .complaintMediate, Phrase(zh: "开始调解", en: "Begin mediation")) { request, id in
                CaseJSON.summary(try await desk.startMediation(id, by: request.actor))
            },
            step(
                "agreement", .complaintMediate, Phrase(zh: "达成协议", en: "Record an agreement"),
                taking: [.terms, .recovered]
            ) { request, id in
                var fields = request.fields
                let terms = fields.text(.terms)
                let recovered = fields.money(.recovered)
                guard let terms, let recovered, fields.isClean else { throw fields.failure }
                return CaseJSON.summary(
                    try await desk.agree(id, terms: terms, recovered: recovered, by: request.actor))
            },
            step(
                "termination", .complaintMediate, Phrase(zh: "终止调解", en: "End mediation"), taking: [.ground]
            ) { request, id in
                var fields = request.fields
                guard let ground = fields.text(.ground), fields.isClean else { throw fields.failure }
                return CaseJSON.summary(try await desk.terminate(id, ground: ground, by: request.actor))
            },
            step(
                "withdrawal", .complaintWithdraw, Phrase(zh: "撤回投诉", en: "Withdraw"), taking: [.source.optional]
            ) { request, id in
                var fields = request.fields
                let source = fields.choice(.source.optional, as: Source.self)
                try fields.finish()
                return CaseJSON.summary(try await desk.withdraw(id, source: source ?? .ownEntry, by: request.actor))
            },
        ]
    }

    /// One step of a complaint: a POST that answers with what became of it.
    private func step(
        _ name: String, _ permission: Permission, _ summary: Phrase, taking fields: [Field] = [],
        _ work: @escaping @Sendable (Request, Identifier<Complaint>) async throws -> JSON
    ) -> Endpoint {
        let isView = name == "unmasking"
        return
            Endpoint.api(.post, Path("/api/v1/complaints/{id}/\(name)"), .permission(permission), summary) {
                request in
                .json(try await work(request, try request.identifier("id")))
            }
            .taking(fields).idempotent()
            .answering(200, summary, isView ? CaseJSON.viewSchema : CaseJSON.summarySchema).tagged(Self.tag)
    }
}
