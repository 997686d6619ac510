import Commons
import Complaints
import Exchange
import Kernel
import Privacy
import Seals
import Storage

/// Every desk, made once: this file is the wiring diagram.
struct Desks: Sendable {
    let complaints: ComplaintDesk
    let exchange: ExchangeDesk

    init(stores: Stores, files: ProductFiles, keys: Keys, random: RandomSource, now: @escaping @Sendable () -> Instant)
    {
        complaints = ComplaintDesk(
            books: SQLBooks<any ComplaintBook>(stores.main) { $0 }, rulebook: files.rulebook,
            places: PlaceFinder(directory: files.directory), vault: keys.vault,
            codes: QueryCodes(key: keys.queryCodes), random: random, now: now)
        exchange = ExchangeDesk(
            books: SQLBooks<any ExchangeBook>(stores.main) { $0 }, rulebook: files.rulebook, vault: keys.vault,
            places: PlaceLookup(directory: files.directory), random: random, now: now)
    }
}

extension PlaceFinder {
    /// Finds places in the directory of authorities.
    init(directory: Directory) {
        self.init(
            place: { address, home in
                let home = home.flatMap { try? RegionCode($0) }
                guard let best = directory.place(address: address, within: home).best else { return nil }
                let unit = best.authority
                let bureau = unit.kind == .branchOffice ? directory.superiors(of: unit.code).first ?? unit : unit
                return Finding(
                    authority: bureau.code.text, unit: unit.code == bureau.code ? nil : unit.code.text,
                    region: unit.region.text, reasons: ["address", best.basis.rawValue])
            },
            isAuthority: { authority, unit in
                guard let code = try? AuthorityCode(authority), directory.authority(code) != nil else { return false }
                guard let unit else { return true }
                guard let unitCode = try? AuthorityCode(unit) else { return false }
                return directory.authority(unitCode)?.parent == code
            })
    }
}
