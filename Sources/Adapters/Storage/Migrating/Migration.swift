import Crypto
import Kernel

/// One step of the schema, forward only.
public struct Migration: Sendable {
    /// The name it is remembered by: `m20261124-complaint`.
    ///
    /// Never changed.
    public let name: String
    /// Why it is there, in a few words.
    public let why: String
    /// The script, in portable SQL or for each database its own.
    let scripts: Scripts

    enum Scripts: Sendable {
        case portable([UInt8])
        case each(sqlite: [UInt8], postgres: [UInt8])
    }

    public init(_ name: String, _ why: String, sql: [UInt8]) {
        self.name = name
        self.why = why
        scripts = .portable(sql)
    }

    /// A step that the two databases must take differently.
    public init(_ name: String, _ why: String, sqlite: [UInt8], postgres: [UInt8]) {
        self.name = name
        self.why = why
        scripts = .each(sqlite: sqlite, postgres: postgres)
    }

    public init(_ name: String, _ why: String, sql: String) {
        self.init(name, why, sql: Array(sql.utf8))
    }

    /// SHA-256 of everything the step may run, the same on both databases, in lower-case hexadecimal.
    public var digest: String {
        var hash = SHA256()
        switch scripts {
        case .portable(let script): hash.update(data: script)
        case .each(let sqlite, let postgres):
            hash.update(data: SHA256.hash(data: sqlite).map(\.self))
            hash.update(data: SHA256.hash(data: postgres).map(\.self))
        }
        return Hex.text(Array(hash.finalize()))
    }

    /// The statements to run on a database, as it writes them.
    func statements(for dialect: any SQLDialect) -> [String] {
        switch scripts {
        case .portable(let script):
            SQLText.statements(of: String(decoding: script, as: UTF8.self)).map(dialect.schema)
        case .each(let sqlite, let postgres):
            SQLText.statements(of: String(decoding: dialect.name == "sqlite" ? sqlite : postgres, as: UTF8.self))
                .map(dialect.schema)
        }
    }
}
