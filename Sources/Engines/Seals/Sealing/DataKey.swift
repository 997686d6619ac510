/// The key of one person or one case, under which their fields are sealed.
///
/// Kept in memory only; stored as a ``KeyRecord``, wrapped under a master key.
public struct DataKey: Sendable {
    public let id: KeyID
    /// The identifier of the person or case whose key it is.
    public let owner: String
    let key: SecretKey
    let providers: SealProviders

    /// Seals a text for one place.
    ///
    /// `random` gives the nonce: it must be unpredictable, and no nonce may repeat under one key.
    public func seal(_ text: String, at place: SealPlace, using random: RandomSource) throws(SealError) -> SealedText {
        try seal(Array(text.utf8), at: place, using: random)
    }

    /// Seals bytes for one place.
    public func seal(_ bytes: [UInt8], at place: SealPlace, using random: RandomSource) throws(SealError) -> SealedText
    {
        let provider = providers.sealing
        let context = Self.context(provider.algorithm, id, place)
        let payload = try provider.seal(bytes, under: key, authenticating: context, using: random)
        return SealedText(algorithm: provider.algorithm, keyID: id, payload: payload)
    }

    /// Opens a text that was sealed for the same place under this key.
    public func open(_ sealed: SealedText, at place: SealPlace) throws(SealError) -> String {
        let bytes = try openBytes(sealed, at: place)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
        return text
    }

    /// Opens bytes that were sealed for the same place under this key.
    public func openBytes(_ sealed: SealedText, at place: SealPlace) throws(SealError) -> [UInt8] {
        guard sealed.keyID == id else { throw .keyUnknown(sealed.keyID) }
        let provider = try providers.provider(of: sealed.algorithm)
        let context = Self.context(sealed.algorithm, id, place)
        return try provider.open(sealed.payload, under: key, authenticating: context)
    }

    static func context(_ algorithm: SealAlgorithm, _ id: KeyID, _ place: SealPlace) -> [UInt8] {
        var context = CanonicalBytes(capacity: 96)
        context.append("fangxin.field.1")
        context.append(algorithm.rawValue)
        context.append(id.text)
        context.append(place.subject)
        context.append(place.field)
        return context.bytes
    }
}

/// A data key as it is stored: wrapped under a master key, or destroyed.
///
/// Destroying it is how a person's data is erased while the history about them stays: what the key sealed is then
/// noise, in every copy and backup that does not hold the old record.
public struct KeyRecord: Hashable, Sendable {
    public let id: KeyID
    public let owner: String
    /// The wrapped key, whose `keyID` names the master key; nothing once it was destroyed.
    public let wrapped: SealedText?

    public init(id: KeyID, owner: String, wrapped: SealedText?) {
        self.id = id
        self.owner = owner
        self.wrapped = wrapped
    }

    public var isDestroyed: Bool { wrapped == nil }

    /// The record without its key.
    public func destroyed() -> KeyRecord { KeyRecord(id: id, owner: owner, wrapped: nil) }
}
