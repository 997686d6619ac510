import Access
import Kernel
import Markup
import Seals
import Web

/// The second factor: proved when signing in, set up and taken away on one's own page.
extension AccessEndpoints {
    var factorPages: [Endpoint] {
        [
            .page(.get, "/sign-in/factor", .open, FactorPage.title) { request in
                guard request.session != nil else { return .seeOther(request.reader.house.signIn + "/staff") }
                let next = Self.place(request.query[AccessField.next.name])
                return .page(FactorPage.ask(FormState(), next: next, for: request.reader))
            },
            Endpoint.page(.post, "/sign-in/factor", .open, Phrase(zh: "核对动态验证码", en: "Check the code"), proveFactor)
                .taking(AccessField.factor, AccessField.next).costing(5),
            .page(
                .post, "/account/factor", .permission(.accountOwn),
                Phrase(zh: "开始设置两步验证", en: "Begin to set up the second factor")
            ) { request in
                let begun = try await desk.beginFactor(by: request.actor)
                return .page(try FactorPage.setUp(FormState(), begun.code, login: begun.login, request))
            },
            Endpoint.page(
                .post, "/account/factor/confirmation", .permission(.accountOwn),
                Phrase(zh: "启用两步验证", en: "Switch the second factor on"), confirmFactor
            )
            .taking(AccessField.factor).costing(5),
            Endpoint.page(
                .post, "/account/factor/removal", .permission(.accountOwn),
                Phrase(zh: "停用两步验证", en: "Remove the second factor"), removeFactor
            )
            .taking(AccessField.factor).costing(5),
            .page(
                .post, "/accounts/{id}/factor", .permission(.accountKeep),
                Phrase(zh: "重置两步验证", en: "Reset the second factor")
            ) { request in
                try await changing(request) { id in
                    try await desk.resetFactor(of: id, by: request.actor)
                    return .factor
                }
            },
        ]
    }

    private func typed(_ request: Request) throws -> String {
        var fields = request.fields
        guard let code = fields.text(AccessField.factor), fields.isClean else { throw fields.failure }
        return code
    }

    private func proveFactor(_ request: Request) async throws -> Response {
        guard let session = request.session else { return .seeOther(request.reader.house.signIn + "/staff") }
        let next = Self.place(request.submission.typed(AccessField.next.name))
        return try await answering {
            try await desk.proveFactor(try typed(request), session: session.id, by: request.actor)
            return .seeOther(place(next, for: request.actor))
        } refused: { refusals in
            let state = FormState(request.submission, refused: refusals)
            return Self.refusedPage(FactorPage.ask(state, next: next, for: request.reader), refusals)
        }
    }

    private func confirmFactor(_ request: Request) async throws -> Response {
        try await answering {
            let codes = try await desk.confirmFactor(
                try typed(request), session: request.session?.id, by: request.actor)
            return .page(FactorPage.recovery(codes, for: request.reader))
        } refused: { refusals in
            let state = FormState(request.submission, refused: refusals)
            return Self.refusedPage(FactorPage.again(state, for: request.reader), refusals)
        }
    }

    private func removeFactor(_ request: Request) async throws -> Response {
        try await answering {
            try await desk.removeFactor(try typed(request), by: request.actor)
            return .seeOther("/account#factor")
        } refused: { refusals in
            var news = OwnPage.News()
            news.factor = FormState(request.submission, refused: refusals)
            return Self.refusedPage(try await ownPage(news, request), refusals)
        }
    }

    var factorAPI: [Endpoint] {
        [
            Endpoint.api(
                .post, "/api/v1/sessions/current/factor", .signedIn, Phrase(zh: "核对动态验证码", en: "Prove the factor")
            ) { request in
                let token = Self.bearer(request)
                let session = request.session?.id ?? token.flatMap(SessionToken.init)?.digest.hex
                guard let session else { throw Refusal.secondFactorAbsent }
                try await desk.proveFactor(try typed(request), session: session, by: request.actor)
                return .noContent
            }
            .tagged("access").taking(AccessField.factor).costing(5)
            .answering(204, Phrase(zh: "已核对", en: "Proved")),
            Endpoint.api(
                .post, "/api/v1/account/factor", .permission(.accountOwn),
                Phrase(zh: "开始设置两步验证", en: "Begin to set up the second factor")
            ) { request in
                let begun = try await desk.beginFactor(by: request.actor)
                return .json(
                    [
                        "secret": .string(begun.code.secretText),
                        "address": .string(begun.code.address(issuer: FactorPage.issuer, account: begun.login)),
                    ], status: 201)
            }
            .tagged("access").answering(201, Phrase(zh: "密钥只给出这一次", en: "The secret, told once"), Self.secretSchema),
            Endpoint.api(
                .put, "/api/v1/account/factor", .permission(.accountOwn),
                Phrase(zh: "启用两步验证", en: "Switch the second factor on")
            ) { request in
                let session = request.session?.id ?? Self.bearer(request).flatMap(SessionToken.init)?.digest.hex
                let codes = try await desk.confirmFactor(try typed(request), session: session, by: request.actor)
                return .json(["recoveryCodes": .array(codes.map(JSON.string))])
            }
            .tagged("access").taking(AccessField.factor).costing(5)
            .answering(200, Phrase(zh: "恢复码只给出这一次", en: "Recovery codes, told once"), Self.recoverySchema),
            Endpoint.api(
                .post, "/api/v1/account/factor/removal", .permission(.accountOwn),
                Phrase(zh: "停用两步验证", en: "Remove the second factor")
            ) { request in
                try await desk.removeFactor(try typed(request), by: request.actor)
                return .noContent
            }
            .tagged("access").taking(AccessField.factor).costing(5)
            .answering(204, Phrase(zh: "已停用", en: "Removed")),
            Endpoint.api(
                .post, "/api/v1/accounts/{id}/factor-resets", .permission(.accountKeep),
                Phrase(zh: "重置两步验证", en: "Reset the second factor")
            ) { request in
                try await desk.resetFactor(of: try request.identifier("id"), by: request.actor)
                return .noContent
            }
            .tagged("accounts").answering(204, Phrase(zh: "已重置", en: "Reset")),
        ]
    }

    private static let secretSchema = Schema.object([
        Field("secret", Phrase(zh: "密钥", en: "The secret in base 32"), .text(max: 64)),
        Field("address", Phrase(zh: "二维码内容", en: "What an app reads from a picture"), .text(max: 500)),
    ])

    private static let recoverySchema = Schema.object([
        Field("recoveryCodes", Phrase(zh: "恢复码", en: "Recovery codes"), .list(.text(max: 20), max: 20))
    ])
}
