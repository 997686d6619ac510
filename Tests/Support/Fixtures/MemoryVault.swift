public import Privacy
public import Seals

/// Keys and sealed fields held in memory.
public struct SealedPages: Sendable {
    public var keys: [String: KeyRecord] = [:]
    public var fields: [String: [PersonalField: SealedField]] = [:]
    public var hashes: [SearchHash] = []

    public init() {}
}

/// A vault whose keys and fields are held in memory.
public protocol FieldsInMemory: AnyObject, FieldVault {
    var sealed: SealedPages { get set }
}

extension FieldsInMemory {
    public func keyRecord(of subject: String) -> KeyRecord? { sealed.keys[subject] }
    public func add(_ record: KeyRecord) { sealed.keys[record.owner] = record }
    public func replace(_ record: KeyRecord) { sealed.keys[record.owner] = record }

    public func put(_ rows: SealedRows) {
        for field in rows.fields { sealed.fields[field.subject, default: [:]][field.name] = field }
        for hash in rows.hashes {
            sealed.hashes.removeAll { $0.subject == hash.subject && $0.name == hash.name }
            sealed.hashes.append(hash)
        }
    }

    public func fields(of subject: String, names: [PersonalField]) -> [SealedField] {
        names.compactMap { sealed.fields[subject]?[$0] }
    }

    public func subjects(with hash: Digest, of name: PersonalField, keyID: KeyID, limit: Int) -> [String] {
        Array(
            sealed.hashes.filter { $0.hash == hash && $0.name == name && $0.keyID == keyID }.map(\.subject)
                .sorted().prefix(limit))
    }

    public func remove(_ names: [PersonalField], of subject: String) {
        for name in names { sealed.fields[subject]?[name] = nil }
        sealed.hashes.removeAll { $0.subject == subject && names.contains($0.name) }
    }

    public func removeAll(of subject: String) {
        sealed.fields[subject] = nil
        sealed.hashes.removeAll { $0.subject == subject }
    }
}

/// The vault of one store partition held in memory.
public final class MemoryVault: FieldsInMemory {
    public var sealed = SealedPages()

    public init() {}
}
