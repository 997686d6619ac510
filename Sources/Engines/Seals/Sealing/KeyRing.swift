/// The master keys of one store: the newest wraps, older ones still unwrap.
///
/// The reporters' store has a ring of its own. Keys are prepared when the ring is made; wrapping costs one seal.
public struct KeyRing: Sendable {
    /// The key that wraps new data keys.
    public let newest: KeyID
    private let keys: [KeyID: SecretKey]
    private let providers: SealProviders

    /// A ring with its newest key and those that came before.
    ///
    /// A name that stands twice keeps its first key.
    public init(
        newest: (id: KeyID, key: SecretKey), older: [(id: KeyID, key: SecretKey)] = [],
        providers: SealProviders = SealProviders()
    ) {
        self.newest = newest.id
        self.providers = providers
        keys = Dictionary(([newest] + older).map { ($0.id, $0.key) }) { first, _ in first }
    }

    /// Makes a fresh key for a person or a case, and its record to store.
    public func makeKey(
        owner: String, using random: RandomSource
    ) throws(SealError) -> (key: DataKey, record: KeyRecord) {
        let key = DataKey(
            id: KeyID(using: random), owner: owner, key: SecretKey(using: random), providers: providers)
        return (key, try wrap(key, using: random))
    }

    /// Unwraps a stored key; throws ``SealError/keyDestroyed`` where it is no more.
    public func open(_ record: KeyRecord) throws(SealError) -> DataKey {
        guard let wrapped = record.wrapped else { throw .keyDestroyed }
        guard let master = keys[wrapped.keyID] else { throw .keyUnknown(wrapped.keyID) }
        let provider = try providers.provider(of: wrapped.algorithm)
        let context = Self.context(wrapped, record.id, record.owner)
        let bytes = try provider.open(wrapped.payload, under: master, authenticating: context)
        guard let key = SecretKey(bytes: bytes) else { throw .damaged }
        return DataKey(id: record.id, owner: record.owner, key: key, providers: providers)
    }

    /// Whether a record should be wrapped again: it is under an older master key or an older algorithm.
    public func isOutdated(_ record: KeyRecord) -> Bool {
        guard let wrapped = record.wrapped else { return false }
        return wrapped.keyID != newest || wrapped.algorithm != providers.sealing.algorithm
    }

    /// Wraps a stored key under the newest master key; the fields that it sealed need no change.
    public func rotated(_ record: KeyRecord, using random: RandomSource) throws(SealError) -> KeyRecord {
        try wrap(try open(record), using: random)
    }

    private func wrap(_ key: DataKey, using random: RandomSource) throws(SealError) -> KeyRecord {
        guard let master = keys[newest] else { throw .keyUnknown(newest) }
        let provider = providers.sealing
        let empty = SealedText(algorithm: provider.algorithm, keyID: newest, payload: [])
        let context = Self.context(empty, key.id, key.owner)
        let payload = try provider.seal(key.key.secretBytes, under: master, authenticating: context, using: random)
        return KeyRecord(
            id: key.id, owner: key.owner,
            wrapped: SealedText(algorithm: provider.algorithm, keyID: newest, payload: payload))
    }

    private static func context(_ wrapped: SealedText, _ id: KeyID, _ owner: String) -> [UInt8] {
        var context = CanonicalBytes(capacity: 96)
        context.append("fangxin.key.1")
        context.append(wrapped.algorithm.rawValue)
        context.append(wrapped.keyID.text)
        context.append(id.text)
        context.append(owner)
        return context.bytes
    }
}
