public import Access
import Kernel

extension Installation {
    /// Makes an account that signs in with a password, as the operator at the machine may: the first administrators.
    ///
    /// Answers the login and the password to hand over. The ledger names the product itself as the one who made it.
    ///
    /// - Throws: the refusals of the account desk: a login that is taken, a password that is too plain.
    public func createAccount(_ new: NewAccount) async throws -> (login: String, password: String) {
        let (account, password) = try await desks.access.createAccount(new, by: .system)
        return (account.login?.text ?? new.login, password)
    }

    /// The sides of administration on which nobody may sign in yet, in the order in which accounts are best made.
    ///
    /// Without the security administrator nobody makes accounts on the pages.
    public func vacantAdministrators() async throws -> [Role] {
        var vacant: [Role] = []
        for role in [Role.securityAdministrator, .systemAdministrator, .auditAdministrator] {
            var selection = AccountSelection()
            (selection.role, selection.status) = (role, .active)
            let page = try await desks.access.accounts(selection, after: nil, limit: 1, by: .system)
            if page.items.isEmpty { vacant.append(role) }
        }
        return vacant
    }
}
