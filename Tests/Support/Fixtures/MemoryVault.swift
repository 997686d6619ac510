public import Privacy
public import Seals

/// The vault of one store partition held in memory.
public final class MemoryVault: FieldVault {
    public var keys: [String: KeyRecord] = [:]
    public var fields: [SealedField] = []
    public var hashes: [SearchHash] = []

    public init() {}

    public func keyRecord(of subject: String) -> KeyRecord? { keys[subject] }
    public func add(_ record: KeyRecord) { keys[record.owner] = record }
    public func replace(_ record: KeyRecord) { keys[record.owner] = record }

    public func put(_ rows: SealedRows) {
        for field in rows.fields { remove([field.name], of: field.subject) }
        fields += rows.fields
        hashes += rows.hashes
    }

    public func fields(of subject: String, names: [PersonalField]) -> [SealedField] {
        fields.filter { $0.subject == subject && names.contains($0.name) }
    }

    public func subjects(with hash: Digest, of name: PersonalField, keyID: KeyID, limit: Int) -> [String] {
        let found = hashes.filter { $0.hash == hash && $0.name == name && $0.keyID == keyID }
        return Array(found.map(\.subject).sorted().prefix(limit))
    }

    public func remove(_ names: [PersonalField], of subject: String) {
        fields.removeAll { $0.subject == subject && names.contains($0.name) }
        hashes.removeAll { $0.subject == subject && names.contains($0.name) }
    }

    public func removeAll(of subject: String) {
        fields.removeAll { $0.subject == subject }
        hashes.removeAll { $0.subject == subject }
    }
}
