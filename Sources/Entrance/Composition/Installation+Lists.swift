import Access
public import Commons
import Merchants
public import Tables

extension Installation {
    /// Brings in a list of operators and their shops.
    public func importOperators(from source: TableSource, listener: ImportListener) async throws -> ImportCounts {
        let reader = try TableReader(source)
        return try await desks.registry.importOperators(reader, by: .system, telling: listener)
    }

    /// Brings in a list of authorities and units, which is in force at once.
    public func importUnits(from source: TableSource, listener: ImportListener) async throws -> ImportCounts {
        let reader = try TableReader(source)
        let counts = try await desks.registry.importUnits(reader, by: .system, telling: listener)
        try await readDirectory()
        return counts
    }

    /// Brings in a list of officers; `hand` takes each new account's login and the password to hand over.
    public func importOfficers(
        from source: TableSource, listener: ImportListener,
        handing hand: @escaping @Sendable (_ login: String, _ password: String) throws -> Void
    ) async throws -> ImportCounts {
        let reader = try TableReader(source)
        let access = desks.access
        return try await desks.registry.importOfficers(
            reader, directory: directory.now, by: .system, telling: listener
        ) { officer in
            let isOfAuthority = officer.roles.allSatisfy { $0.side == .authority }
            let new = NewAccount(
                login: officer.account, name: officer.name, roles: officer.roles,
                office: isOfAuthority ? officer.office : nil)
            switch try await access.enter(new, by: .system) {
            case .made(let password):
                try hand(officer.account, password)
                return .imported
            case .changed: return .updated
            case .unchanged: return .unchanged
            }
        }
    }
}
