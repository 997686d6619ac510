public import Privacy
public import Seals

extension KeyID {
    /// A key's name written out in a test.
    public static func named(_ text: String) -> KeyID {
        guard let id = KeyID(text) else { preconditionFailure("\(text) is not a key's name") }
        return id
    }
}

extension KeyRing {
    /// A ring whose newest key has this name, with older ones; each key follows from its name.
    public static func sample(_ newest: String = "master-1", older: [String] = []) -> KeyRing {
        func key(_ name: String) -> (id: KeyID, key: SecretKey) {
            let seed = name.utf8.reduce(UInt64(7)) { $0 &* 31 &+ UInt64($1) }
            return (id: .named(name), key: SecretKey(using: .seeded(seed)))
        }
        return KeyRing(newest: key(newest), older: older.map(key))
    }
}

extension Vault {
    /// A vault with a sample ring and search key.
    public static func sample(ring: KeyRing = .sample()) -> Vault {
        Vault(ring: ring, search: SearchKeys(id: .named("search-1"), key: SecretKey(using: .seeded(11))))
    }
}
