import Access
import CaseParts
import Commons
import Complaints
import Kernel
import Markup
import Web

extension ComplaintPages {
    static let registerPath = "/desk/register"
    static let earlierPath = "/desk/register/earlier"
    static let registeredPath = "/desk/register/done"

    /// Form 1, typed by an official from phone, window, letter or a 12345 order.
    var registerPages: [Endpoint] {
        let fields = RegisterFields(words: words)
        let all =
            RegisterFields.names.map { fields.field($0).optional } + [RegisterFields.isPastMeant]
            + (files.map { [$0.field.optional, CaseFields.fileAudience.optional] } ?? [])
        return [
            .page(.get, Path(Self.registerPath), .permission(.complaintRegister), .register) { request in
                var pairs = Pairs().setting(FilingField.channel.rawValue, to: Channel.phone.rawValue)
                if let shop = request.query["shop"] {
                    pairs = pairs.setting(FilingField.premises.rawValue, to: shop)
                }
                return .page(registerPage(FormState(pairs), request))
            },
            Endpoint.page(.post, Path(Self.registerPath), .permission(.complaintRegister), .register) { request in
                try await Response.refusing {
                    try await registered(request)
                } page: { refusals in
                    registerPage(
                        FormState(request.submission, refused: refusals.map { $0.naming(RegisterFields.label) }),
                        request)
                }
            }
            .taking(all),
            .page(
                .get, Path(Self.registeredPath), .permission(.complaintRegister),
                Phrase(zh: "登记回执", en: "Receipt of a registration")
            ) { request in
                guard let receipt = ComplaintReceipt(of: request) else { return .seeOther(Self.registerPath) }
                let page = RegisterReceipt(
                    receipt: receipt, authority: receipt.authority.flatMap(words.authorityName))
                return .page(
                    page.node(links: navigation.desk(Self.registerPath, request.actor), for: request.reader))
            },
            Endpoint.page(
                .post, Path(Self.earlierPath), .permission(.complaintRegister),
                Phrase(zh: "查同一电话的以往投诉", en: "Look up earlier complaints of a telephone")
            ) { request in
                try await lookedUp(request)
            }
            .taking(all).costing(5),
        ]
    }

    private func registerPage(
        _ state: FormState, _ request: Request, earlier: [ComplaintRow]? = nil
    ) -> Node {
        RegisterPage(
            state: state, fields: RegisterFields(words: words), words: words, files: files?.field, earlier: earlier,
            isReader: request.actor.reach(.complaintReadList) != nil
        )
        .node(links: navigation.desk(Self.registerPath, request.actor), for: request.reader)
    }

    private func registered(_ request: Request) async throws -> Response {
        var fields = request.fields
        let input = FilingFields.input(RegisterFields.names, from: &fields)
        var refusals = fields.refusals
        var filing: Filing?
        do {
            filing = try Filing(checking: input, manner: .registered, today: today())
        } catch {
            refusals += error.all
        }
        if let due = filing?.hotlineDueOn, due < today(), !fields.flag(RegisterFields.isPastMeant) {
            refusals.append(.registerHotlinePast(due))
        }
        guard var filing, refusals.isEmpty else {
            throw Refusals(Refusal.inOrder(refusals, of: RegisterPage.order)) ?? Refusals(only: .inputMalformed)
        }
        let added = try await kept(of: &fields)
        if !added.isEmpty {
            var whole = input
            whole.files = added
            filing = try Filing(checking: whole, manner: .registered, today: today())
        }
        let found: PlaceFinder.Shop? =
            if let premises = filing.against.premises { try await shop(premises) } else { nil }
        let receipt = try await desk.register(filing, against: found, by: request.actor)
        let carried = ComplaintReceipt(receipt, respondent: found?.name ?? filing.against.name)
        return .seeOther(Self.registeredPath)
            .with("Set-Cookie", carried.cookie(for: Self.registeredPath, isSecure: isSecure))
    }

    /// The files that came with the form; looked at once the rest of it holds.
    private func kept(of fields: inout Fields) async throws -> [FiledFile] {
        guard let files else { return [] }
        let uploads = fields.uploads(files.field.optional)
        guard !uploads.isEmpty else { return [] }
        let audience = fields.choice(CaseFields.fileAudience.optional, as: Audience.self) ?? .authority
        let taken = try await files.take(uploads, audience)
        if let refusals = Refusals(taken.refusals) { throw refusals }
        return taken.files
    }

    /// The page again, with what was typed and the earlier cases of the number; the look is entered in the ledger.
    private func lookedUp(_ request: Request) async throws -> Response {
        let typed = request.submission.typed(FilingField.phone.rawValue)
        do {
            let phone = try PhoneNumber(typed)
            let earlier = try await desk.earlier(phone: phone.national, by: request.actor)
            return .page(registerPage(FormState(request.submission.pairs), request, earlier: earlier))
        } catch let refusal as Refusal where refusal.kind == .invalid || refusal.kind == .malformed {
            return .page(
                registerPage(
                    FormState(request.submission, refused: [refusal.about(FilingField.phone.rawValue)]), request),
                status: 422)
        }
    }
}
