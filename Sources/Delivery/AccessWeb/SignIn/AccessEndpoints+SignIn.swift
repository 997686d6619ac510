import Access
import Kernel
import Seals
import Web

extension AccessEndpoints {
    var signInPages: [Endpoint] {
        [
            .page(.get, "/sign-in", .open, SignInPage.title) { request in
                let going = going(request)
                let state = FormState(Pairs([AccessField.role.name: going.role.rawValue]))
                return .page(SignInPage.contact(state, going, for: request.reader))
            },
            Endpoint.page(.post, "/sign-in", .open, Phrase(zh: "获取验证码", en: "Send a code"), sendCode)
                .taking(AccessField.contact, AccessField.role, AccessField.next).costing(5),
            Endpoint.page(.post, "/sign-in/code", .open, Phrase(zh: "用验证码登录", en: "Sign in by code"), confirmCode)
                .taking(AccessField.contact, AccessField.role, AccessField.code, AccessField.next).costing(2),
            .page(.get, "/sign-in/staff", .open, SignInPage.byPassword) { request in
                .page(SignInPage.staff(FormState(), next: going(request).next, for: request.reader))
            },
            Endpoint.page(.post, "/sign-in/staff", .open, Phrase(zh: "用密码登录", en: "Sign in by password"), signIn)
                .taking(AccessField.login, AccessField.password, AccessField.next).costing(5),
            .page(.post, "/sign-out", .open, Phrase(zh: "退出", en: "Sign out")) { request in
                if let session = request.session { try await desk.signOut(session.id, by: request.actor) }
                return Response.seeOther(request.reader.house.home).changingSession(.end)
            },
        ]
    }

    private func going(_ request: Request) -> SignInPage.Going {
        let isForm = request.method == .post
        func value(_ name: String) -> String? {
            isForm ? request.submission.typed(name) : request.query[name]
        }
        let role = value(AccessField.role.name).flatMap(Role.init(rawValue:)) ?? .consumer
        return SignInPage.Going(
            role: role == .merchantStaff ? role : .consumer, next: Self.place(value(AccessField.next.name)))
    }

    private func sendCode(_ request: Request) async throws -> Response {
        let going = going(request)
        return try await answering {
            var fields = request.fields
            let text = fields.text(AccessField.contact)
            let role = fields.choice(AccessField.role, as: Role.self)
            guard let text, let role, fields.isClean else { throw fields.failure }
            let contact = try Contact(text)
            try await desk.requestCode(
                for: contact, as: role, client: request.client, language: request.language)
            return .page(
                SignInPage.code(
                    FormState(), contact: contact, shown: shownCodes?.code(for: contact), going, for: request.reader))
        } refused: { refusals in
            let state = FormState(request.submission, refused: refusals)
            return Self.refusedPage(SignInPage.contact(state, going, for: request.reader), refusals)
        }
    }

    private func confirmCode(_ request: Request) async throws -> Response {
        let going = going(request)
        let contact = try Contact(request.submission.typed(AccessField.contact.name))
        return try await answering {
            var fields = request.fields
            let role = fields.choice(AccessField.role, as: Role.self)
            let code = fields.text(AccessField.code)
            guard let role, let code, fields.isClean else { throw fields.failure }
            let signedIn = try await desk.confirmCode(
                code, for: contact, as: role, replacing: request.session?.id)
            return Response.seeOther(place(going.next, for: signedIn.session.actor))
                .changingSession(.begin(token: signedIn.token.secretText))
        } refused: { refusals in
            let state = FormState(request.submission, refused: refusals)
            return Self.refusedPage(
                SignInPage.code(
                    state, contact: contact, shown: shownCodes?.code(for: contact), going, for: request.reader),
                refusals)
        }
    }

    private func signIn(_ request: Request) async throws -> Response {
        let next = going(request).next
        return try await answering {
            var fields = request.fields
            let login = fields.text(AccessField.login)
            let password = fields.text(AccessField.password)
            guard let login, let password, fields.isClean else { throw fields.failure }
            let signedIn = try await desk.signIn(login: login, password: password, replacing: request.session?.id)
            let (house, session) = (request.reader.house, signedIn.session)
            let goal =
                session.needsFactor
                ? "\(house.secondFactor)?\(Pairs([AccessField.next.name: next]).text)"
                : session.needsNewPassword ? house.account : place(next, for: session.actor)
            return Response.seeOther(goal).changingSession(.begin(token: signedIn.token.secretText))
        } refused: { refusals in
            let state = FormState(request.submission, refused: refusals)
            return Self.refusedPage(SignInPage.staff(state, next: next, for: request.reader), refusals)
        }
    }
}
