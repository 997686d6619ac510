public import Kernel
import Ledger
import Privacy
import Seals

extension AccessDesk {
    /// Sends a one-time code to a contact.
    ///
    /// Whether anybody is known by it makes no difference to the answer or to what is done: an account comes into being
    /// only when the code comes back. The contact is kept nowhere until then.
    public func requestCode(
        for contact: Contact, as role: Role, client: String, language: Language? = nil
    ) async throws {
        try requireSelfServed(role)
        let moment = now()
        let audience = audience(of: contact, role)
        let made = OneTimeCode.make(
            for: audience.hex, rule: terms.code, at: moment, key: keys.codes, using: random)
        let limits: [(Tally.Kind, Digest, AttemptRule)] = [
            (.codeClient, keys.mark("client", client), terms.codesPerClient),
            (.codeContact, contactMark(contact), terms.codesPerContact),
        ]
        do {
            try await books.write { book in
                for (kind, mark, rule) in limits {
                    let counted = try rule.counting(try book.tally(kind, of: mark), at: moment)
                    try book.put(counted, kind, of: mark, at: moment)
                }
                try book.put(made.code, for: audience)
                try book.append(
                    EntryDraft(
                        at: moment, actor: "visitor", action: .codeRequested,
                        subject: EntrySubject(kind: "contact", id: contactMark(contact).ledgerMark)))
            }
        } catch let spent as AttemptRule.Spent {
            throw Refusal.codesSpent(minutes: spent.minutes(from: moment))
        }
        try await courier.deliver(contact, made.digits, language)
    }

    /// Opens a session for whoever sends back the code; the first time, this makes the account.
    public func confirmCode(
        _ digits: String, for contact: Contact, as role: Role, replacing earlier: String? = nil
    ) async throws -> SignedIn {
        try requireSelfServed(role)
        let moment = now()
        let audience = audience(of: contact, role)
        // A wrong code is an outcome, not an error: it must be counted, so the transaction has to stand.
        let outcome: Result<SignedIn, Refusal> = try await books.write { book in
            guard let kept = try book.code(for: audience) else { return .failure(.codeWrong) }
            let (answer, tried) = kept.tried(digits, at: moment, key: keys.codes)
            try book.put(tried, for: audience)
            guard answer == .accepted else {
                try book.append(
                    EntryDraft(
                        at: moment, actor: "visitor", action: .codeFailed,
                        subject: EntrySubject(kind: "contact", id: contactMark(contact).ledgerMark)))
                return .failure(.codeWrong)
            }
            let account = try account(known: contact, as: role, in: book, at: moment)
            guard account.status == .active else { return .failure(.accountShut) }
            return .success(try begin(account, in: book, at: moment, replacing: earlier, by: "code"))
        }
        return try outcome.get()
    }

    private func account(
        known contact: Contact, as role: Role, in book: any AccessBook, at moment: Instant
    ) throws -> Account {
        if let hash = vault.search.hash(contact.text, as: contact.field) {
            let known = try book.accounts(with: hash, of: contact.field, keyID: vault.search.id, on: role.side)
            if let first = known.first { return first }
        }
        let account = Account(id: random.identifier(at: moment), login: nil, roles: [role], createdAt: moment)
        try book.add(account)
        try vault.keep([contact.field: contact.text], of: account.id.text, in: book, using: random)
        try enter(
            .accountCreated, about: account.id, by: account.id.text, in: book, at: moment,
            ["roles": [.string(role.rawValue)]])
        return account
    }

    /// Consumers and merchants' staff come by themselves; a merchant's staff may speak for nobody until a claim is
    /// approved.
    private func requireSelfServed(_ role: Role) throws(Refusal) {
        guard role == .consumer || role == .merchantStaff else { throw .roleNotSelfServed }
    }

    private func audience(of contact: Contact, _ role: Role) -> Digest {
        keys.mark("code.\(role.rawValue)", contact.field.normalized(contact.text))
    }

    private func contactMark(_ contact: Contact) -> Digest {
        keys.mark("contact", contact.field.normalized(contact.text))
    }
}
