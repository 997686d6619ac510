import Access
import Kernel
import Markup
import Web

extension AccessEndpoints {
    var accountPages: [Endpoint] {
        [
            Endpoint.page(.get, "/accounts", .permission(.accountKeep), AccountPages.title) { request in
                let listing = try request.listing()
                let page = try await desk.accounts(
                    try AccountForm.selection(request), after: listing.after, limit: listing.limit, by: request.actor)
                return .page(pages(request).list(page))
            }
            .asking(AccountForm.filterFields).paged(),
            .page(.get, "/accounts/new", .permission(.accountKeep), Phrase(zh: "新建账号", en: "New account")) {
                .page(pages($0).new(FormState()))
            },
            Endpoint.page(
                .post, "/accounts", .permission(.accountKeep), Phrase(zh: "建立账号", en: "Create an account"), create
            )
            .taking(AccountForm.newFields + [AccessField.place([])]),
            .page(.get, "/accounts/{id}", .permission(.accountKeep), Phrase(zh: "一个账号", en: "One account")) { request in
                let named = try await desk.account(try request.identifier("id"), by: request.actor)
                let word = PassingWord(of: request)
                let done = word.flatMap { AccountDone(rawValue: $0.text) }
                return .page(pages(request).one(named, done: done))
                    .showing(word, at: "/accounts/\(named.account.id.text)")
            },
            Endpoint.page(
                .post, "/accounts/{id}/roles", .permission(.accountKeep), Phrase(zh: "更改权限", en: "Change the rights")
            ) { request in
                try await changing(request) { id in
                    let rights = try AccountForm.rights(request, offices: names.offices())
                    _ = try await desk.changeRoles(of: id, to: rights.roles, office: rights.office, by: request.actor)
                    return .rights
                }
            }
            .taking(AccountForm.rightFields + [AccessField.place([])]),
            .page(.get, "/accounts/{id}/closing", .permission(.accountKeep), AccountPages.closing) { request in
                let named = try await desk.account(try request.identifier("id"), by: request.actor)
                return .page(pages(request).closing(named))
            },
            Endpoint.page(
                .post, "/accounts/{id}/status", .permission(.accountKeep),
                Phrase(zh: "锁定、解锁或注销", en: "Lock, unlock or close")
            ) { request in
                try await changing(request) { id in
                    let status = try AccountForm.status(request)
                    let earlier = try await desk.account(id, by: request.actor).account.status
                    _ = try await desk.setStatus(of: id, to: status, by: request.actor)
                    return AccountDone(status, from: earlier)
                }
            }
            .taking(AccessField.status),
            .page(
                .post, "/accounts/{id}/password", .permission(.accountKeep),
                Phrase(zh: "重置密码", en: "Reset the password")
            ) { request in
                let id: Identifier<Account> = try request.identifier("id")
                let password = try await desk.resetPassword(of: id, by: request.actor)
                let named = try await desk.account(id, by: request.actor)
                return .page(pages(request).one(named, done: .password, password: password))
            },
        ]
    }

    private func pages(_ request: Request) -> AccountPages {
        AccountPages(links: navigation(request.actor, "/accounts"), reader: request.reader, names: names)
    }

    private func create(_ request: Request) async throws -> Response {
        try await answering {
            let made = try await desk.createAccount(
                try AccountForm.new(request, offices: names.offices()), by: request.actor)
            let named = try await desk.account(made.account.id, by: request.actor)
            return .page(pages(request).one(named, done: .created, password: made.password), status: 201)
        } refused: { refusals in
            let state = FormState(request.submission, refused: refusals)
            return Self.refusedPage(pages(request).new(state), refusals)
        }
    }

    func changing(
        _ request: Request, _ change: (Identifier<Account>) async throws -> AccountDone
    ) async throws -> Response {
        let id: Identifier<Account> = try request.identifier("id")
        return try await answering {
            let done = try await change(id)
            let place = "/accounts/\(id.text)"
            return Response.seeOther(place).leaving(done.rawValue, at: place, isSecure: isSecure)
        } refused: { refusals in
            let named = try await desk.account(id, by: request.actor)
            let state = FormState(request.submission, refused: refusals)
            return Self.refusedPage(pages(request).one(named, refused: state), refusals)
        }
    }
}
