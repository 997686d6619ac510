public import Commons
public import Kernel
public import Merchants

/// The directory of an installation.
extension SQLBook: RegistryBook {
    public func authorities() throws -> [Authority] {
        try session.all("SELECT * FROM authority ORDER BY code") { row in
            let code = try required(row, "code") { text throws(Refusal) in try AuthorityCode(text) }
            let serves = try row.text("serves").split(separator: " ")
                .map { part in try region(String(part), "serves") }
            let parent = try row.coded("parent") { text throws(Refusal) in try AuthorityCode(text) }
            return Authority(
                code: code, kind: try row.choice("kind"),
                name: Phrase(zh: try row.text("name_zh"), en: try row.text("name_en")),
                region: try region(try row.text("region"), "region"), under: parent, serves: serves
            )
            .reached(
                at: try row.coded("phone") { text throws(Refusal) in try PhoneNumber(text) },
                address: try row.text("address"))
        }
    }

    public func put(_ authorities: [Authority], at moment: Instant) throws {
        for authority in authorities {
            try session.execute(
                """
                INSERT INTO authority (code, kind, name_zh, name_en, region, parent, phone, address, serves, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, name_zh = excluded.name_zh,
                    name_en = excluded.name_en, region = excluded.region, parent = excluded.parent,
                    phone = excluded.phone, address = excluded.address, serves = excluded.serves,
                    updated_at = excluded.updated_at
                """,
                [
                    .text(authority.code.text), SQLValue(choice: authority.kind), .text(authority.name.zh),
                    .text(authority.name.en), .text(authority.region.text), SQLValue(authority.parent?.text),
                    SQLValue(authority.phone?.text), .text(authority.address),
                    .text(authority.serves.map(\.text).joined(separator: " ")), SQLValue(moment),
                ])
        }
    }

    private func required<Code>(
        _ row: SQLRow, _ column: SQLColumn, _ read: (String) throws(Refusal) -> Code
    ) throws -> Code {
        guard let code = try row.coded(column, read) else {
            throw SQLShapeError(column: column.name, expected: "\(Code.self)", found: "null")
        }
        return code
    }

    private func region(_ text: String, _ column: String) throws -> RegionCode {
        do throws(Refusal) {
            return try RegionCode(text)
        } catch {
            throw SQLShapeError(column: column, expected: "RegionCode", found: "other text")
        }
    }
}
