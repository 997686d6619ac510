public import Kernel
import Ledger
import Privacy
import Seals

extension AccessDesk {
    /// Issues a bearer token for programs; its text is told once.
    public func issueToken(
        label: String, days: Int, by actor: Actor
    ) async throws -> (token: APIToken, text: String) {
        try actor.require(.accountOwn)
        try actor.requirePerson()
        guard (1...60).contains(label.count), Recogniser.findings(in: label).isEmpty else {
            throw Refusal.tokenLabelMissing
        }
        guard (1...terms.longestTokenDays).contains(days) else {
            throw Refusal.tokenDaysOutOfRange(terms.longestTokenDays)
        }
        let moment = now()
        let secret = SessionToken(using: random)
        return try await books.write { book in
            let account = try ownAccount(of: actor, in: book)
            guard !account.needsNewPassword(terms.password.lifetimeDays, at: moment) else {
                throw Refusal.passwordChangeNeeded
            }
            let valid = try book.tokens(of: account.id).filter { $0.isValid(at: moment) }
            guard valid.count < terms.tokenCount else { throw Refusal.tokensTooMany(terms.tokenCount) }
            let token = APIToken(
                id: random.identifier(at: moment), account: account.id, label: label, digest: secret.digest,
                createdAt: moment, expiresAt: moment.advanced(bySeconds: Int64(days) * 86_400))
            try book.add(token)
            try enter(
                .tokenIssued, about: account.id, by: actor.id, in: book, at: moment,
                ["token": .string(token.id.text), "days": JSON(days)])
            return (token, APIToken.prefix + secret.secretText)
        }
    }

    /// Revokes one of the actor's tokens; a foreign one answers as if it were absent.
    public func revokeToken(_ id: Identifier<APIToken>, by actor: Actor) async throws {
        let moment = now()
        try await books.write { book in
            let account = try ownAccount(of: actor, in: book)
            guard var token = try book.tokens(of: account.id).first(where: { $0.id == id }) else {
                throw Refusal.tokenAbsent
            }
            guard token.revokedAt == nil else { return }
            token.revokedAt = moment
            try book.replace(token)
            try enter(
                .tokenRevoked, about: account.id, by: actor.id, in: book, at: moment,
                ["token": .string(id.text)])
        }
    }
}
