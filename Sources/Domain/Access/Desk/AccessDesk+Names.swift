import Kernel

/// Somebody whom the log names, as an auditor may know them.
public struct AuditedActor: Hashable, Sendable {
    /// The name of an official; a masked phone or mailbox of anybody else.
    public let name: String
    public let login: String?
    public let side: Role.Side
}

extension AccessDesk {
    /// Who stands behind accounts of the log, for those who read it.
    public func actorNames(of accounts: Set<String>, by actor: Actor) async throws -> [String: AuditedActor] {
        try actor.require(.auditRead)
        return try await books.read { book in
            var names: [String: AuditedActor] = [:]
            for id in accounts.compactMap({ Identifier<Account>($0) }) {
                guard let account = try book.account(id) else { continue }
                names[id.text] = AuditedActor(
                    name: try name(of: account, in: book), login: account.login?.text, side: account.side)
            }
            return names
        }
    }

    /// The account that a login names, or that is named itself; those who act without one go by their own word.
    public func actorID(of text: String, by actor: Actor) async throws -> String? {
        try actor.require(.auditRead)
        if Actor.withoutAccount.contains(text) { return text }
        return try await books.read { book in
            if let login = LoginName(text), let account = try book.account(named: login) { return account.id.text }
            return try Identifier<Account>(text).flatMap { try book.account($0) }?.id.text
        }
    }
}
