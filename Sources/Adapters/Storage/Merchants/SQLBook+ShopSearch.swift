public import Kernel
public import Merchants

/// Finding shops: each search is one stretch of the words' key, cut off after so many candidates.
extension SQLBook {
    /// Rows of the stretch that are looked at when a search has further words.
    static let candidateLimit = 5000

    public func shops(_ query: ShopQuery, after cursor: Cursor?, limit: Int) throws -> Page<Shop> {
        let lead = Array(query.lead.utf8)
        // UTF-8 holds no byte 0xFF, so this stands behind every word that begins with the lead.
        var stretch = "word >= ? AND word < ?"
        var values: [SQLValue] = [.blob(lead), .blob(lead + [0xFF])]
        if let regions = query.regions {
            stretch += " AND region >= ? AND region <= ?"
            values += [.integer(regions.lowerBound), .integer(regions.upperBound)]
        }
        if let cursor, let (word, region) = place(cursor) {
            stretch += " AND (word, region, premises) > (?, ?, ?)"
            values += [.blob(word), .integer(region), .integer(cursor.key)]
        }
        // A shop may stand in a stretch several times, under words that begin alike.
        let candidates = query.others.isEmpty ? 4 * (limit + 1) : Self.candidateLimit
        values.append(.integer(Int64(candidates)))
        let filters = query.others.map { _ in " AND p.search_text LIKE ?" }.joined()
        values += query.others.map { .text("%\($0)%") }
        let rows = try session.rows(
            """
            SELECT w.word AS w_word, w.region AS w_region, \(RegistryColumns.premises), \(RegistryColumns.merchant)
            FROM (SELECT word, region, premises FROM premises_word WHERE \(stretch)
                ORDER BY word, region, premises LIMIT ?) w
            CROSS JOIN premises p CROSS JOIN business_operator m
            WHERE p.code = w.premises AND m.id = p.business_operator\(filters)
            ORDER BY w.word, w.region, w.premises LIMIT ?
            """, values + [.integer(Int64(4 * (limit + 1)))])
        return try page(rows, limit: limit) { row, shop in
            let word = Hex.text(try row.blob("w_word"))
            return Cursor(key: shop.premises.code.number, id: "\(try row.integer("w_region")).\(word)")
        }
    }

    public func shops(regionPrefix: String, after cursor: Cursor?, limit: Int) throws -> Page<Shop> {
        var condition = "p.region >= ? AND p.region < ?"
        var values: [SQLValue] = [.text(regionPrefix), .text(regionPrefix + "~")]
        if let cursor {
            condition += " AND (p.region, p.code) > (?, ?)"
            values += [.text(cursor.id), .integer(cursor.key)]
        }
        let rows = try session.rows(
            """
            SELECT \(RegistryColumns.premises), \(RegistryColumns.merchant)
            FROM premises p CROSS JOIN business_operator m
            WHERE \(condition) AND m.id = p.business_operator ORDER BY p.region, p.code LIMIT ?
            """, values + [.integer(Int64(limit + 1))])
        return try page(rows, limit: limit) { row, shop in
            Cursor(key: shop.premises.code.number, id: try row.text("p_region"))
        }
    }

    /// The first shops, each once, and where the next begin.
    private func page(
        _ rows: [SQLRow], limit: Int, _ cursor: (SQLRow, Shop) throws -> Cursor
    ) throws -> Page<Shop> {
        var shops: [Shop] = []
        var seen: Set<Int64> = []
        var last: SQLRow?
        for row in rows where seen.insert(try row.integer("p_code")).inserted {
            guard shops.count < limit else {
                guard let last, let shop = shops.last else { break }
                return Page(shops, next: try cursor(last, shop))
            }
            shops.append(try row.shop())
            last = row
        }
        return Page(shops, next: nil)
    }

    private func place(_ cursor: Cursor) -> (word: [UInt8], region: Int64)? {
        let parts = cursor.id.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let region = Int64(parts[0]), let word = Hex.bytes(String(parts[1])) else { return nil }
        return (word, region)
    }
}
