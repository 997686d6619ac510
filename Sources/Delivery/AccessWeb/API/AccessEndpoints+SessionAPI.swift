import Access
import HTTPTypes
import Kernel
import Seals
import Web

extension AccessEndpoints {
    var sessionAPI: [Endpoint] {
        [
            Endpoint.api(.post, "/api/v1/sessions", .open, Phrase(zh: "用密码登录", en: "Sign in by password")) { request in
                var fields = request.fields
                let login = fields.text(AccessField.login)
                let password = fields.text(AccessField.password)
                guard let login, let password, fields.isClean else { throw fields.failure }
                return .json(
                    AccessJSON.signedIn(try await desk.signIn(login: login, password: password)), status: 201)
            }
            .tagged("access").taking(AccessField.login, AccessField.password).costing(5)
            .answering(201, Phrase(zh: "已登录", en: "Signed in"), AccessJSON.signedInSchema),
            Endpoint.api(.post, "/api/v1/codes", .open, Phrase(zh: "获取验证码", en: "Send a code")) { request in
                var fields = request.fields
                let text = fields.text(AccessField.contact)
                let role = fields.choice(AccessField.role, as: Role.self)
                guard let text, let role, fields.isClean else { throw fields.failure }
                try await desk.requestCode(
                    for: try Contact(text), as: role, client: request.client, language: request.language)
                return .noContent
            }
            .tagged("access").taking(AccessField.contact, AccessField.role).costing(5)
            .answering(204, Phrase(zh: "已发送", en: "Sent")),
            Endpoint.api(.post, "/api/v1/sessions/by-code", .open, Phrase(zh: "用验证码登录", en: "Sign in by code")) {
                request in
                var fields = request.fields
                let text = fields.text(AccessField.contact)
                let role = fields.choice(AccessField.role, as: Role.self)
                let code = fields.text(AccessField.code)
                guard let text, let role, let code, fields.isClean else { throw fields.failure }
                let signedIn = try await desk.confirmCode(code, for: try Contact(text), as: role)
                return .json(AccessJSON.signedIn(signedIn), status: 201)
            }
            .tagged("access").taking(AccessField.contact, AccessField.role, AccessField.code).costing(2)
            .answering(201, Phrase(zh: "已登录", en: "Signed in"), AccessJSON.signedInSchema),
            Endpoint.api(.delete, "/api/v1/sessions/current", .signedIn, Phrase(zh: "退出", en: "Sign out")) { request in
                if let session = request.session {
                    try await desk.signOut(session.id, by: request.actor)
                } else if let token = Self.bearer(request) {
                    try await desk.signOut(token: token, by: request.actor)
                }
                return Response.noContent.changingSession(.end)
            }
            .tagged("access").answering(204, Phrase(zh: "已退出", en: "Signed out")),
        ]
    }

    static func bearer(_ request: Request) -> String? {
        request.headers[.authorization].flatMap { $0.split(separator: " ").last.map(String.init) }
    }

    var ownAPI: [Endpoint] {
        [
            Endpoint.api(.get, "/api/v1/account", .permission(.accountOwn), OwnPage.title) { request in
                .json(AccessJSON.account(try await desk.own(by: request.actor).named))
            }
            .tagged("access").withEntityTag()
            .answering(200, Phrase(zh: "账号", en: "The account"), AccessJSON.accountSchema),
            Endpoint.api(
                .put, "/api/v1/account/password", .permission(.accountOwn),
                Phrase(zh: "修改密码，其他登录随即失效", en: "Change the password; other sessions end")
            ) { request in
                var fields = request.fields
                let current = fields.text(AccessField.currentPassword)
                let wanted = fields.text(AccessField.newPassword)
                guard let current, let wanted, fields.isClean else { throw fields.failure }
                let signedIn = try await desk.changePassword(
                    from: current, to: wanted, session: request.session?.id, by: request.actor)
                let response = Response.json(AccessJSON.signedIn(signedIn))
                guard request.session != nil else { return response }
                return response.changingSession(.begin(token: signedIn.token.secretText))
            }
            .tagged("access").taking(AccessField.currentPassword, AccessField.newPassword).costing(5)
            .answering(200, Phrase(zh: "新的登录", en: "The new session"), AccessJSON.signedInSchema),
            Endpoint.api(.get, "/api/v1/account/tokens", .permission(.accountOwn), Phrase(zh: "接口令牌", en: "Tokens")) {
                request in
                .json(["items": .array(try await desk.own(by: request.actor).tokens.map(AccessJSON.token))])
            }
            .tagged("access")
            .answering(200, Phrase(zh: "有效令牌", en: "Valid tokens"), AccessJSON.list(of: AccessJSON.tokenSchema)),
            Endpoint.api(
                .post, "/api/v1/account/tokens", .permission(.accountOwn), Phrase(zh: "新建令牌", en: "Issue a token"),
                issueTokenByAPI
            )
            .tagged("access").taking(AccessField.label, AccessField.days).idempotent()
            .answering(201, Phrase(zh: "令牌只给出这一次", en: "The token, told this once"), AccessJSON.tokenSchema),
            Endpoint.api(
                .delete, "/api/v1/account/tokens/{id}", .permission(.accountOwn),
                Phrase(zh: "停用令牌", en: "Revoke a token")
            ) { request in
                try await desk.revokeToken(try request.identifier("id"), by: request.actor)
                return .noContent
            }
            .tagged("access").answering(204, Phrase(zh: "已停用", en: "Revoked")),
        ]
    }

    private func issueTokenByAPI(_ request: Request) async throws -> Response {
        var fields = request.fields
        let label = fields.text(AccessField.label)
        let days = fields.integer(AccessField.days)
        guard let label, let days, fields.isClean else { throw fields.failure }
        let issued = try await desk.issueToken(label: label, days: days, by: request.actor)
        var members = AccessJSON.token(issued.token).object ?? [:]
        members["token"] = .string(issued.text)
        return .created(.object(members), at: "/api/v1/account/tokens/\(issued.token.id.text)")
    }
}
