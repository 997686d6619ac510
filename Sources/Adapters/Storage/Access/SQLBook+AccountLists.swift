public import Access
public import Kernel

extension SQLBook {
    /// The accounts of a selection, the newest first.
    public func accounts(
        _ selection: AccountSelection, after cursor: Cursor?, limit: Int
    ) throws -> Page<Account> {
        var (conditions, values): ([String], [SQLValue]) = ([], [])
        if let side = selection.side ?? selection.role?.side {
            conditions.append("side = ?")
            values.append(.text(side.rawValue))
        }
        if let role = selection.role {
            conditions.append("roles LIKE ?")
            values.append(.text("% \(role.rawValue) %"))
        }
        if let status = selection.status {
            conditions.append("status = ?")
            values.append(.text(status.rawValue))
        }
        if let prefix = selection.loginPrefix.map({ $0.lowercased() }), !prefix.isEmpty {
            // A range rather than LIKE, in which a low line would stand for any sign.
            conditions.append("login >= ? AND login < ?")
            values += [.text(prefix), .text(prefix + "\u{7F}")]
        }
        if let cursor {
            conditions.append("(created_at, id) < (?, ?)")
            values += [.integer(cursor.key), .text(cursor.id)]
        }
        let condition = conditions.isEmpty ? "1 = 1" : conditions.joined(separator: " AND ")
        let found = try session.all(
            "SELECT * FROM account WHERE \(condition) ORDER BY created_at DESC, id DESC LIMIT ?",
            values + [.integer(Int64(limit) + 1)], account)
        let items = Array(found.prefix(limit))
        guard found.count > limit, let last = items.last else { return Page(items, next: nil) }
        return Page(items, next: Cursor(key: last.createdAt.microseconds, id: last.id.text))
    }
}
