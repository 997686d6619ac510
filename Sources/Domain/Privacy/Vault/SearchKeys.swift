public import Seals

/// The keyed hashes of one store partition, one a searchable field, prepared once.
public struct SearchKeys: Sendable {
    public let id: KeyID
    private let hashes: [PersonalField: KeyedHash]

    /// Derives a key for each searchable field.
    public init(id: KeyID, key: SecretKey, fields: [PersonalField] = PersonalField.searchable) {
        self.id = id
        hashes = Dictionary(
            fields.map { ($0, KeyedHash(key: key, purpose: "search.\($0.rawValue)")) }, uniquingKeysWith: { $1 })
    }

    /// The hash that a value is found by; nothing where the field is not searched or the value is empty.
    public func hash(_ value: String, as field: PersonalField) -> Digest? {
        guard let keyed = hashes[field] else { return nil }
        let normalized = field.normalized(value)
        return normalized.isEmpty ? nil : keyed.hash(normalized)
    }
}
