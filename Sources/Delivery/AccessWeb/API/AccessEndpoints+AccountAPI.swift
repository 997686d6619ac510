import Access
import Kernel
import Web

extension AccessEndpoints {
    private static let keeping = Endpoint.Rule.permission(.accountKeep)
    private static let answer = Phrase(zh: "账号", en: "The account")

    var accountAPI: [Endpoint] {
        [
            Endpoint.api(.get, "/api/v1/accounts", Self.keeping, AccountPages.title) { request in
                let listing = try request.listing()
                let page = try await desk.accounts(
                    try AccountForm.selection(request), after: listing.after, limit: listing.limit, by: request.actor)
                return .json([
                    "items": .array(page.items.map(AccessJSON.account)), "next": JSON(page.next?.text),
                ])
            }
            .tagged("accounts").asking(AccountForm.filterFields).paged()
            .answering(200, AccountPages.title, AccessJSON.page(of: AccessJSON.accountSchema)),
            Endpoint.api(.post, "/api/v1/accounts", Self.keeping, Phrase(zh: "建立账号", en: "Create an account")) {
                request in
                let made = try await desk.createAccount(try AccountForm.new(request), by: request.actor)
                let named = try await desk.account(made.account.id, by: request.actor)
                return .created(
                    with(made.password, named), at: "/api/v1/accounts/\(made.account.id.text)")
            }
            .tagged("accounts").taking(AccountForm.newFields).idempotent()
            .answering(201, Self.answer, AccessJSON.accountSchema),
            Endpoint.api(.get, "/api/v1/accounts/{id}", Self.keeping, Self.answer) { request in
                .json(AccessJSON.account(try await desk.account(try request.identifier("id"), by: request.actor)))
            }
            .tagged("accounts").withEntityTag().answering(200, Self.answer, AccessJSON.accountSchema),
            Endpoint.api(
                .put, "/api/v1/accounts/{id}/roles", Self.keeping, Phrase(zh: "更改权限", en: "Change the rights")
            ) { request in
                let rights = try AccountForm.rights(request)
                let id: Identifier<Account> = try request.identifier("id")
                _ = try await desk.changeRoles(of: id, to: rights.roles, office: rights.office, by: request.actor)
                return .json(AccessJSON.account(try await desk.account(id, by: request.actor)))
            }
            .tagged("accounts").taking(AccountForm.rightFields)
            .answering(200, Self.answer, AccessJSON.accountSchema),
            Endpoint.api(
                .put, "/api/v1/accounts/{id}/status", Self.keeping,
                Phrase(zh: "锁定、解锁或注销", en: "Lock, unlock or close")
            ) { request in
                let id: Identifier<Account> = try request.identifier("id")
                _ = try await desk.setStatus(of: id, to: try AccountForm.status(request), by: request.actor)
                return .json(AccessJSON.account(try await desk.account(id, by: request.actor)))
            }
            .tagged("accounts").taking(AccessField.status).answering(200, Self.answer, AccessJSON.accountSchema),
            Endpoint.api(
                .post, "/api/v1/accounts/{id}/password-resets", Self.keeping,
                Phrase(zh: "重置密码", en: "Reset the password")
            ) { request in
                let id: Identifier<Account> = try request.identifier("id")
                let password = try await desk.resetPassword(of: id, by: request.actor)
                return .json(with(password, try await desk.account(id, by: request.actor)))
            }
            .tagged("accounts").idempotent().answering(200, Self.answer, AccessJSON.accountSchema),
        ]
    }

    /// The account with the password that is told this once.
    private func with(_ password: String, _ named: NamedAccount) -> JSON {
        var members = AccessJSON.account(named).object ?? [:]
        members["password"] = .string(password)
        return .object(members)
    }

    var auditAPI: [Endpoint] {
        [
            Endpoint.api(.get, "/api/v1/audit/entries", .permission(.auditRead), AuditPage.title) { request in
                let found = try await found(request)
                return .json(["items": .array(found.entries.map(AccessJSON.entry)), "next": JSON(found.next)])
            }
            .tagged("audit").asking(AuditForm.fields(withReports: reportAudit != nil) + [AuditForm.before, .pageLimit])
            .answering(200, AuditPage.title, AccessJSON.entriesSchema),
            Endpoint.api(
                .post, "/api/v1/audit/verifications", .permission(.auditVerify), Phrase(zh: "校验完整性", en: "Verify")
            ) { request in
                .json(AccessJSON.reports(try await verified(by: request.actor)))
            }
            .tagged("audit").costing(20)
            .answering(200, Phrase(zh: "校验结果", en: "What was found"), AccessJSON.reportsSchema),
        ]
    }
}
