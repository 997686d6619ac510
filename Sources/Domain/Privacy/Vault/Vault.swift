public import Seals

/// Seals, finds, opens and erases the personal fields of one store partition.
///
/// Each person or case has a key of their own. Erasing destroys that key: what it sealed is noise from then on, in the
/// store and in every copy of it, while identifiers, figures and the ledger stay as they are.
public struct Vault: Sendable {
    public let ring: KeyRing
    public let search: SearchKeys

    public init(ring: KeyRing, search: SearchKeys) {
        self.ring = ring
        self.search = search
    }

    /// Seals values for one subject under their key, and makes the hashes they are found by.
    ///
    /// Rows come in the order of the fields' names.
    public func sealed(
        _ values: [PersonalField: String], of subject: String, under key: DataKey, using random: RandomSource
    ) throws(SealError) -> SealedRows {
        var fields: [SealedField] = []
        var hashes: [SearchHash] = []
        for (name, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let sealed = try key.seal(value, at: SealPlace(subject: subject, field: name.rawValue), using: random)
            fields.append(SealedField(subject: subject, name: name, sealed: sealed))
            if let hash = search.hash(value, as: name) {
                hashes.append(SearchHash(subject: subject, name: name, keyID: search.id, hash: hash))
            }
        }
        return SealedRows(fields: fields, hashes: hashes)
    }

    /// Opens fields of subjects that share a key.
    public func opened(_ fields: [SealedField], under key: DataKey) throws(SealError) -> [PersonalField: String] {
        var values: [PersonalField: String] = [:]
        for field in fields {
            let place = SealPlace(subject: field.subject, field: field.name.rawValue)
            values[field.name] = try key.open(field.sealed, at: place)
        }
        return values
    }
}

extension Vault {
    /// Keeps values of a subject, who gets a key with the first.
    ///
    /// A value without text removes the field. Throws ``SealError/keyDestroyed`` for a subject who was erased: they
    /// come back under a new identifier or not at all.
    public func keep(
        _ values: [PersonalField: String], of subject: String, in vault: some FieldVault, using random: RandomSource
    ) throws {
        let key: DataKey
        if let record = try vault.keyRecord(of: subject) {
            key = try ring.open(record)
        } else {
            let made = try ring.makeKey(owner: subject, using: random)
            try vault.add(made.record)
            key = made.key
        }
        let empty = values.filter { $0.value.isEmpty }.map(\.key)
        // Removed first, so that a number that is no longer theirs is not found either.
        try vault.remove(Array(values.keys), of: subject)
        let kept = values.filter { !empty.contains($0.key) }
        try vault.put(try sealed(kept, of: subject, under: key, using: random))
    }

    /// Reads values of a subject, those absent left out.
    public func read(
        _ names: [PersonalField], of subject: String, in vault: some FieldVault
    ) throws -> [PersonalField: String] {
        guard let record = try vault.keyRecord(of: subject) else { return [:] }
        let key = try ring.open(record)
        return try opened(try vault.fields(of: subject, names: names), under: key)
    }

    /// Finds the subjects who have this value.
    public func subjects(
        with value: String, as name: PersonalField, in vault: some FieldVault, limit: Int
    ) throws -> [String] {
        guard let hash = search.hash(value, as: name) else { return [] }
        return try vault.subjects(with: hash, of: name, keyID: search.id, limit: limit)
    }

    /// Erases a subject: the key is destroyed, and fields and hashes go.
    ///
    /// Safe to repeat. A subject who never had a key gets no record.
    public func erase(_ subject: String, in vault: some FieldVault) throws {
        if let record = try vault.keyRecord(of: subject), !record.isDestroyed {
            try vault.replace(record.destroyed())
        }
        try vault.removeAll(of: subject)
    }

    /// Wraps a subject's key under the newest master key, where it is not; tells whether it did.
    public func rotate(_ subject: String, in vault: some FieldVault, using random: RandomSource) throws -> Bool {
        guard let record = try vault.keyRecord(of: subject), ring.isOutdated(record) else { return false }
        try vault.replace(try ring.rotated(record, using: random))
        return true
    }
}
