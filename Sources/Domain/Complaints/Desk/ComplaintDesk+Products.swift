public import Access
public import Kernel
import Privacy
import Seals

extension ComplaintDesk {
    /// What the complainants said that they bought, of cases on a list of the actor's office; those without it are left
    /// out.
    ///
    /// For rows that nobody has classed yet: a text about the case, so it stands unmasked as on the case's own page.
    public func products(
        of rows: [ComplaintRow], by actor: Actor
    ) async throws -> [Identifier<Complaint>: String] {
        try actor.require(.complaintReadList)
        guard actor.office != nil, !rows.isEmpty else { return [:] }
        return try await books.read { book in
            var products: [Identifier<Complaint>: String] = [:]
            for row in rows {
                try actor.require(.complaintReadList, on: row.holding, else: .complaintAbsent)
                // What was erased has no key that opens it.
                guard let key = try book.keyRecord(of: row.id.text), !key.isDestroyed else { continue }
                products[row.id] = try vault.read([.product], of: row.id.text, in: book)[.product]
            }
            return products
        }
    }
}

extension ComplaintRow {
    /// To whom the case of the row belongs.
    fileprivate var holding: Holding {
        Holding(
            account: nil, caseID: id.text, merchant: nil, authority: authority, unit: unit, region: region,
            isUnplaced: region == nil && authority == nil && !isImported)
    }
}
