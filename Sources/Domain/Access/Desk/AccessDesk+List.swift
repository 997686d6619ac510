import Kernel
import Privacy
import Seals

extension AccessDesk {
    /// What became of an account that a list names.
    public enum Listing: Hashable, Sendable {
        /// It was made; the password is told once, and must be changed at the first sign-in.
        case made(password: String)
        case changed, unchanged
    }

    /// Makes the account of a list's row, or gives the one of that login the name, roles and office that the row says.
    ///
    /// A closed account stays closed, and is refused.
    public func enter(_ new: NewAccount, by actor: Actor) async throws -> Listing {
        try actor.require(.accountKeep)
        guard let login = LoginName(new.login) else { throw Refusal.loginMalformed }
        let known = try await books.read { book in
            try book.account(named: login).map { NamedAccount(account: $0, name: try name(of: $0, in: book)) }
        }
        guard let known else {
            var new = new
            new.password = nil
            return .made(password: try await createAccount(new, by: actor).password)
        }
        let hasOtherRights = known.account.roles != new.roles || known.account.office != new.office
        guard hasOtherRights || known.name != new.name else { return .unchanged }
        if hasOtherRights {
            _ = try await changeRoles(of: known.account.id, to: new.roles, office: new.office, by: actor)
        }
        if known.name != new.name {
            let moment = now()
            try await books.write { book in
                let account = try account(known.account.id, toBeChangedBy: actor, in: book)
                try vault.keep([.name: new.name], of: account.id.text, in: book, using: random)
                try enter(.accountChanged, about: account.id, by: actor.id, in: book, at: moment)
            }
        }
        return .changed
    }
}
