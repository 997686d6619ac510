public import Access
public import Kernel
import Ledger
import Notices
import Privacy

extension ComplaintDesk {
    /// Adds a file whose bytes are stored already.
    public func attach(_ file: FiledFile, to id: Identifier<Complaint>, by actor: Actor) async throws -> Complaint {
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .attachmentAdd, by: actor)
            let party: Party? =
                actor.roles.contains(.merchantStaff)
                ? .respondent : actor.roles.contains(.consumer) ? .complainant : nil
            try keep(file.sealedValues, of: complaint, in: book)
            return try write(
                [.attached(Attachment(file, party: party))], to: complaint, in: book, by: actor, at: moment,
                telling: party == nil ? [] : [(.authority, .answered)])
        }
    }

    /// The attachment of a case, if the actor may open it, with its name and with what opens its bytes.
    public func attachment(
        _ digest: String, of id: Identifier<Complaint>, by actor: Actor
    ) async throws -> (attachment: Attachment, name: String, key: String?) {
        try actor.require(.attachmentRead)
        let view = try await show(id, by: actor)
        guard let attachment = view.attachments.first(where: { $0.digest == digest }) else {
            throw Refusal.complaintAbsent
        }
        let field = PersonalField.fileKey(digest)
        let keys =
            view.complaint.isErased
            ? [:] : try await books.read { book in try vault.read([field], of: id.text, in: book) }
        return (attachment, view.texts[PersonalField(rawValue: attachment.nameField)] ?? digest, keys[field])
    }

    /// 删除个人信息: makes the personal fields of a closed case unreadable for ever (PIPL 47).
    ///
    /// Events, figures and the ledger stay; the chain still verifies.
    public func erase(_ id: Identifier<Complaint>, by actor: Actor) async throws -> Complaint {
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintClose, by: actor)
            let erased = try write([.erased], to: complaint, in: book, by: actor, at: moment)
            try vault.erase(id.text, in: book)
            try book.eraseIndex(of: id)
            return erased
        }
    }
}
