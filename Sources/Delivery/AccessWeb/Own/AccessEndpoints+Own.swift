import Access
import Kernel
import Markup
import Seals
import Web

extension AccessEndpoints {
    var ownPages: [Endpoint] {
        [
            .page(.get, "/account", .permission(.accountOwn), OwnPage.title) { request in
                .page(try await ownPage(OwnPage.News(), request))
            },
            Endpoint.page(
                .post, "/account/password", .permission(.accountOwn),
                Phrase(zh: "修改密码", en: "Change the password"), changePassword
            )
            .taking(AccessField.currentPassword, AccessField.newPassword).costing(5),
            Endpoint.page(
                .post, "/account/language", .permission(.accountOwn), Phrase(zh: "选择语言", en: "Choose the language")
            ) { request in
                var fields = request.fields
                let language = fields.choice(AccessField.language, as: Language.self)
                guard let language, fields.isClean else { throw fields.failure }
                try await desk.choose(language, by: request.actor)
                return .seeOther("/account?lang=\(language.rawValue)")
            }
            .taking(AccessField.language),
            .page(
                .post, "/account/sign-outs", .permission(.accountOwn),
                Phrase(zh: "退出其他设备", en: "Sign out everywhere else")
            ) { request in
                let count = try await desk.signOutEverywhere(keeping: request.session?.id, by: request.actor)
                var news = OwnPage.News()
                news.done = Phrase(zh: "已退出其他\(count)处登录。", en: "Signed out of \(count) other sessions.")
                return .page(try await ownPage(news, request))
            },
            Endpoint.page(
                .post, "/account/tokens", .permission(.accountOwn), Phrase(zh: "新建令牌", en: "Issue a token"),
                issueToken
            )
            .taking(AccessField.label, AccessField.days),
            .page(
                .post, "/account/tokens/{id}/revocation", .permission(.accountOwn),
                Phrase(zh: "停用令牌", en: "Revoke a token")
            ) { request in
                try await desk.revokeToken(try request.identifier("id"), by: request.actor)
                return .seeOther("/account")
            },
        ]
    }

    func ownPage(_ news: OwnPage.News, _ request: Request) async throws -> Node {
        let own = try await desk.own(by: request.actor)
        return OwnPage.node(
            own, news, due: OwnPage.Due(request.actor), names: names,
            links: navigation(request.actor, "/account"), for: request.reader)
    }

    private func changePassword(_ request: Request) async throws -> Response {
        try await answering {
            var fields = request.fields
            let current = fields.text(AccessField.currentPassword)
            let wanted = fields.text(AccessField.newPassword)
            guard let current, let wanted, fields.isClean else { throw fields.failure }
            let signedIn = try await desk.changePassword(
                from: current, to: wanted, session: request.session?.id, by: request.actor)
            return Response.seeOther("/account").changingSession(.begin(token: signedIn.token.secretText))
        } refused: { refusals in
            var news = OwnPage.News()
            news.password = FormState(request.submission, refused: refusals)
            return Self.refusedPage(try await ownPage(news, request), refusals)
        }
    }

    private func issueToken(_ request: Request) async throws -> Response {
        try await answering {
            var fields = request.fields
            let label = fields.text(AccessField.label)
            let days = fields.integer(AccessField.days)
            guard let label, let days, fields.isClean else { throw fields.failure }
            var news = OwnPage.News()
            news.token = try await desk.issueToken(label: label, days: days, by: request.actor).text
            return .page(try await ownPage(news, request))
        } refused: { refusals in
            var news = OwnPage.News()
            news.newToken = FormState(request.submission, refused: refusals)
            return Self.refusedPage(try await ownPage(news, request), refusals)
        }
    }
}
