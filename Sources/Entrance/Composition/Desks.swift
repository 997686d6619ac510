import Access
import Commons
import Complaints
import Exchange
import Identity
import Kernel
import Ledger
import Merchants
import Notices
import Privacy
import Reports
import Requests
import Seals
import Statutes
import Storage
import Upkeep

/// What desks are made of.
struct Parts: Sendable {
    let stores: Stores
    let files: ProductFiles
    let directory: HeldDirectory
    let keys: Keys
    /// The address of the product's pages for those outside.
    let address: String
    /// Who brings one-time codes to people.
    let courier: CodeCourier
    let random: RandomSource
    let now: @Sendable () -> Instant
    /// Whose accounts need a second factor.
    var secondFactor = SecondFactorRule.none
    /// The channels by which notices go out.
    var channels: Set<Letter.Channel> = []
}

/// Every desk, made once: this file is the wiring diagram.
struct Desks: Sendable {
    let access: AccessDesk
    let audit: AuditDesk
    let requests: RequestDesk
    let complaints: ComplaintDesk
    let merchants: MerchantDesk
    let exchange: ExchangeDesk
    let registry: RegistryDesk
    let notices: NoticeDesk
    let duties: DutyDesk
    let statutes: StatuteDesk
    /// Work on the reporters' store, on which no other desk stands.
    let reports: ReportDesk
    let reportRequests: RequestDesk
    let reportAudit: AuditDesk

    init(_ parts: Parts) {
        let (stores, files, keys, random, now) = (parts.stores, parts.files, parts.keys, parts.random, parts.now)
        let directory = parts.directory
        var access = AccessDesk(
            books: SQLBooks<any AccessBook>(stores.main) { $0 }, vault: keys.vault,
            keys: AccessKeys(key: keys.accessCodes),
            ports: AccessDesk.Ports(hashing: PasswordHasher(random: random), courier: parts.courier), random: random,
            now: now)
        access.terms.secondFactor = parts.secondFactor
        self.access = access
        audit = AuditDesk(books: SQLBooks<any AuditBook>(stores.main) { $0 }, now: now)
        requests = RequestDesk(
            books: SQLBooks<any RequestBook>(stores.main) { $0 }, ring: keys.requests, random: random)
        complaints = ComplaintDesk(
            books: SQLBooks<any ComplaintBook>(stores.main) { $0 }, rulebook: files.rulebook,
            places: PlaceFinder(directory: directory), vault: keys.vault,
            codes: QueryCodes(key: keys.queryCodes), random: random, now: now)
        merchants = MerchantDesk(
            books: SQLBooks<any MerchantBook>(stores.main) { $0 }, units: UnitFinder(directory: directory),
            codes: ActivationCodes(key: keys.activationCodes), random: random, now: now)
        exchange = ExchangeDesk(
            books: SQLBooks<any ExchangeBook>(stores.main) { $0 }, rulebook: files.rulebook, vault: keys.vault,
            places: PlaceLookup(directory: directory, regions: files.regions), random: random, now: now)
        registry = RegistryDesk(
            books: SQLBooks<any RegistryBook>(stores.main) { $0 }, units: UnitFinder(directory: directory),
            regions: files.regions, random: random, now: now)
        notices = NoticeDesk(
            books: SQLBooks<any NoticeOutbox>(stores.main) { $0 }, vault: keys.vault,
            trackingAddress: parts.address + "/track", channels: parts.channels, now: now)
        duties = DutyDesk(
            books: SQLBooks<any DutyBook>(stores.main) { $0 }, holder: Hex.text(random.bytes(8)), now: now)
        statutes = StatuteDesk(
            books: SQLBooks<any StatuteBook>(stores.main) { $0 }, random: random, now: now)
        let (apart, chain) = (stores.reporters, LedgerChain.reporters)
        reports = ReportDesk(
            books: SQLBooks<any ReportBook>(apart, chain: chain) { SQLReportBook($0) }, rulebook: files.rulebook,
            places: PlaceFinder(directory: directory), vault: keys.reporterVault,
            codes: QueryCodes(key: keys.reportCodes), random: random, now: now)
        reportRequests = RequestDesk(
            books: SQLBooks<any RequestBook>(apart, chain: chain) { $0 }, ring: keys.reportRequests, random: random)
        reportAudit = AuditDesk(
            books: SQLBooks<any AuditBook>(apart, chain: chain) { SQLReportBook($0) }, now: now)
    }
}

extension Directory {
    /// The bureau and the unit that an address leads to, with what it rests on.
    fileprivate func seat(
        of address: String, near home: String?
    ) -> (authority: String, unit: String?, region: String, basis: String, explained: [Phrase])? {
        let placement = place(address: address, within: home.flatMap { try? RegionCode($0) })
        guard let best = placement.best else { return nil }
        let unit = best.authority
        let bureau = unit.kind == .branchOffice ? unit.parent.flatMap(authority) ?? unit : unit
        return (
            bureau.code.text, unit.code == bureau.code ? nil : unit.code.text, unit.region.text, best.basis.rawValue,
            placement.reasons
        )
    }

    /// Whether the directory has this authority, and under it this unit.
    fileprivate func has(_ authority: String, unit: String?) -> Bool {
        guard let code = try? AuthorityCode(authority), self.authority(code) != nil else { return false }
        guard let unit else { return true }
        guard let unitCode = try? AuthorityCode(unit) else { return false }
        return self.authority(unitCode)?.parent == code
    }
}

extension PlaceFinder {
    init(directory: HeldDirectory) {
        self.init(
            place: { address, home in
                directory.now.seat(of: address, near: home)
                    .map { Finding(authority: $0, unit: $1, region: $2, reasons: ["address", $3], explained: $4) }
            }, isAuthority: { directory.now.has($0, unit: $1) },
            region: { authority, unit in
                (try? AuthorityCode(unit ?? authority)).flatMap { directory.now.authority($0)?.region.text }
            })
    }
}

extension UnitFinder {
    init(directory: HeldDirectory) {
        self.init(
            place: { address, home in
                directory.now.seat(of: address, near: home)
                    .map { Finding(authority: $0.authority, unit: $0.unit, region: $0.region) }
            }, isAuthority: { directory.now.has($0, unit: $1) })
    }
}

extension PlaceFinder.Shop {
    /// A shop of the registry, as a complaint needs to know it.
    init(_ shop: RespondingShop) {
        self.init(
            premises: shop.premises, merchant: shop.merchant, name: shop.name, creditCode: shop.creditCode,
            address: shop.address, region: shop.region, platform: shop.platform, authority: shop.authority,
            unit: shop.unit)
    }
}
