public import Seals

/// One sealed field of one person or case.
public struct SealedField: Hashable, Sendable {
    public let subject: String
    public let name: PersonalField
    public let sealed: SealedText

    public init(subject: String, name: PersonalField, sealed: SealedText) {
        self.subject = subject
        self.name = name
        self.sealed = sealed
    }
}

/// The keyed hash that a field is found by.
public struct SearchHash: Hashable, Sendable {
    public let subject: String
    public let name: PersonalField
    /// The search key, so that hashes can be made anew under another, step by step.
    public let keyID: KeyID
    public let hash: Digest

    public init(subject: String, name: PersonalField, keyID: KeyID, hash: Digest) {
        self.subject = subject
        self.name = name
        self.keyID = keyID
        self.hash = hash
    }
}

/// The keys, fields and search hashes of one store partition, within one transaction.
///
/// The reporters' partition is a vault of its own, with its own key ring.
public protocol FieldVault {
    /// The key of a person or case, destroyed or not; nothing where they never had one.
    func keyRecord(of subject: String) throws -> KeyRecord?
    func add(_ record: KeyRecord) throws
    func replace(_ record: KeyRecord) throws

    /// Keeps fields and hashes; what stood under the same subject and name is replaced.
    func put(_ rows: SealedRows) throws

    /// The fields of a subject that bear these names, those absent left out.
    func fields(of subject: String, names: [PersonalField]) throws -> [SealedField]

    /// Subjects whose field has this hash, in the order of their identifiers.
    func subjects(with hash: Digest, of name: PersonalField, keyID: KeyID, limit: Int) throws -> [String]

    /// Removes the fields and hashes of a subject that bear these names.
    func remove(_ names: [PersonalField], of subject: String) throws

    /// Removes all fields and hashes of a subject.
    func removeAll(of subject: String) throws
}

/// What one sealing made: rows to store together.
public struct SealedRows: Hashable, Sendable {
    public let fields: [SealedField]
    public let hashes: [SearchHash]

    public init(fields: [SealedField], hashes: [SearchHash]) {
        self.fields = fields
        self.hashes = hashes
    }
}
