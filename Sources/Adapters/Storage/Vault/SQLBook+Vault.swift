import Kernel
public import Privacy
public import Seals

extension SQLBook: FieldVault {
    public func keyRecord(of subject: String) throws -> KeyRecord? {
        try session.first("SELECT key_id, wrapped FROM data_key WHERE subject = ?", [.text(subject)]) { row in
            let wrapped = try row.blobOrNil("wrapped").map { try sealedText($0, "wrapped") }
            return KeyRecord(id: try keyID(try row.text("key_id"), "key_id"), owner: subject, wrapped: wrapped)
        }
    }

    public func add(_ record: KeyRecord) throws {
        try session.execute(
            "INSERT INTO data_key (subject, key_id, wrapped) VALUES (?, ?, ?)",
            [.text(record.owner), .text(record.id.text), record.wrapped.map { .blob($0.encoded) } ?? .null])
    }

    public func replace(_ record: KeyRecord) throws {
        try session.execute(
            "UPDATE data_key SET key_id = ?, wrapped = ? WHERE subject = ?",
            [.text(record.id.text), record.wrapped.map { .blob($0.encoded) } ?? .null, .text(record.owner)])
    }

    public func put(_ rows: SealedRows) throws {
        try Self.fieldInsert.run(
            rows.fields.flatMap { field -> [SQLValue] in
                [.text(field.subject), .text(field.name.rawValue), .blob(field.sealed.encoded)]
            }, on: session)
        try Self.hashInsert.run(
            rows.hashes.flatMap { hash -> [SQLValue] in
                [.text(hash.subject), .text(hash.name.rawValue), .text(hash.keyID.text), .blob(hash.hash.bytes)]
            }, on: session)
    }

    private static let fieldInsert = RowInsert(
        "sealed_field", ["subject", "name", "sealed"],
        onConflict: "ON CONFLICT (subject, name) DO UPDATE SET sealed = excluded.sealed")
    private static let hashInsert = RowInsert(
        "search_hash", ["subject", "name", "key_id", "hash"],
        onConflict: "ON CONFLICT (subject, name) DO UPDATE SET key_id = excluded.key_id, hash = excluded.hash")

    public func fields(of subject: String, names: [PersonalField]) throws -> [SealedField] {
        let wanted = Set(names)
        var fields: [SealedField] = []
        try session.each(
            "SELECT name, sealed FROM sealed_field WHERE subject = ? ORDER BY name", [.text(subject)]
        ) { row in
            let name = PersonalField(rawValue: try row.text("name"))
            if wanted.contains(name) {
                let sealed = try sealedText(try row.blob("sealed"), "sealed")
                fields.append(SealedField(subject: subject, name: name, sealed: sealed))
            }
            return true
        }
        return fields
    }

    public func subjects(
        with hash: Seals.Digest, of name: PersonalField, keyID: KeyID, limit: Int
    ) throws -> [String] {
        try session.all(
            "SELECT subject FROM search_hash WHERE hash = ? AND name = ? AND key_id = ? ORDER BY subject DESC LIMIT ?",
            [.blob(hash.bytes), .text(name.rawValue), .text(keyID.text), .integer(Int64(limit))]
        ) { try $0.text("subject") }
    }

    public func remove(_ names: [PersonalField], of subject: String) throws {
        for name in names {
            try session.execute(
                "DELETE FROM sealed_field WHERE subject = ? AND name = ?", [.text(subject), .text(name.rawValue)])
            try session.execute(
                "DELETE FROM search_hash WHERE subject = ? AND name = ?", [.text(subject), .text(name.rawValue)])
        }
    }

    public func removeAll(of subject: String) throws {
        try session.execute("DELETE FROM sealed_field WHERE subject = ?", [.text(subject)])
        try session.execute("DELETE FROM search_hash WHERE subject = ?", [.text(subject)])
    }

    func sealedText(_ bytes: [UInt8], _ column: String) throws -> SealedText {
        guard let sealed = SealedText(encoded: bytes) else {
            throw SQLShapeError(column: column, expected: "a sealed text", found: "other bytes")
        }
        return sealed
    }

    private func keyID(_ text: String, _ column: String) throws -> KeyID {
        guard let id = KeyID(text) else {
            throw SQLShapeError(column: column, expected: "a key's name", found: "other text")
        }
        return id
    }
}
