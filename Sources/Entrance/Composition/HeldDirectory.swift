import Access
import Commons
import Kernel
import Merchants
import Synchronization

/// The directory of authorities as this process knows it now.
///
/// It is what the installation has brought in, read from the store when it is opened and whenever it has changed.
final class HeldDirectory: Sendable {
    private struct Held {
        let directory: Directory
        /// Codes by Chinese name, for the names in exports.
        let codes: [String: String]
    }

    private let held: Mutex<Held>

    init(_ directory: Directory) {
        held = Mutex(Self.held(directory))
    }

    var now: Directory { held.withLock { $0.directory } }

    func code(named name: String) -> String? { held.withLock { $0.codes[name] } }

    func name(of authority: String) -> Phrase? {
        (try? AuthorityCode(authority)).flatMap { now.authority($0)?.name }
    }

    func replace(by directory: Directory) {
        let new = Self.held(directory)
        held.withLock { $0 = new }
    }

    private static func held(_ directory: Directory) -> Held {
        var codes: [String: String] = [:]
        for authority in directory.authorities { codes[authority.name.zh] = authority.code.text }
        return Held(directory: directory, codes: codes)
    }
}

extension ProductFiles {
    /// The directory of these authorities, with those of the product's rules that name one of them.
    func directory(of authorities: [Authority]) throws(CatalogueFault) -> Directory {
        let known = Set(authorities.map(\.code))
        return try Directory(
            regions: regions, authorities: authorities, rules: rules.filter { known.contains($0.authority) })
    }
}

extension Installation {
    /// Reads the directory anew where it is no longer as it was read; tells whether it was.
    @discardableResult
    func readDirectory() async throws -> Bool {
        let authorities = try await desks.registry.authorities().sorted { $0.code < $1.code }
        guard authorities != directory.now.authorities else { return false }
        directory.replace(by: try files.directory(of: authorities))
        return true
    }

    /// Gives an installation without authorities those of the demonstration.
    func fillDirectoryWithDemonstration() async throws {
        guard try await desks.registry.authorities().isEmpty else { return }
        try await desks.registry.enter(try files.demonstrationAuthorities(), by: .system)
        try await readDirectory()
    }
}
