import Access
import AccessWeb
import Blobs
import CaseParts
import Commons
import Complaints
import ComplaintsWeb
import Files
import Foundation
import Identity
import IntakeWeb
import Kernel
import LawWeb
import Merchants
import MerchantsWeb
import Notices
import NoticesWeb
import ReportsWeb
import Rulebook
import Seals
import Storage
import Typesetting
public import Web
import Workers

extension Installation {
    /// Where attachments are kept.
    func blobs() throws -> BlobStore {
        try BlobStore.folder(configuration.data + "/blobs", random: randomness.source)
    }

    /// Where the files of reports are kept, which the side of complaints has no way to.
    func reportBlobs() throws -> BlobStore {
        try BlobStore.folder(configuration.data + "/report-blobs", random: randomness.source)
    }

    /// Where this server alone puts uploads aside: several on one machine may share the data folder.
    private func uploads() throws -> UploadFolder {
        let server = "\(ProcessInfo.processInfo.hostName)-\(configuration.port)"
        let name = String(server.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "_" })
        let folder = "\(configuration.data)/uploads"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // A server on any free port has no name that it will bear again.
        let own = configuration.port == 0 ? "\(name)-\(Hex.text(randomness.source.bytes(4)))" : name
        return try UploadFolder("\(folder)/\(own)", random: randomness.source)
    }

    /// The site, ready to be served.
    public func site() throws -> Site {
        try site(WorkCounts(), shelves: Shelves(cases: try blobs(), reports: try reportBlobs()))
    }

    func site(_ counts: WorkCounts, shelves: Shelves) throws -> Site {
        let uploads = try uploads()
        let (now, random, journal, main) = (now, randomness.source, journal, stores.main)
        var ports = SitePorts(
            now: now, random: { random.bytes($0) }, uploads: FolderUploads(folder: uploads),
            idempotency: StoredIdempotency(desks.requests), limiter: limiter,
            log: { journal.write($0.line(at: now())) })
        ports.confidentialIdempotency = StoredIdempotency(desks.reportRequests)
        ports.checks = ["database": { (try? await main.read { try $0.integer("SELECT 1") }) == 1 }]
        ports.isTemporary = {
            ($0 as? StorageFault)?.isTemporary ?? ($0 as? TypesettingFault)?.isTemporary
                ?? ($0 is DiskFault || $0 is DeliveryFault)
        }
        ports.metrics = { counts.text }
        var settings = SiteSettings(isSecure: configuration.isSecure, key: keys.forms, house: house)
        settings.trustedProxies = configuration.trustedProxies
        settings.hasComponentPage = configuration.isDemo
        return try Site(
            endpoints(
                FileShelf(uploads: uploads, blobs: shelves.cases, random: random),
                ReportFiles(uploads: uploads, blobs: shelves.reports, key: keys.reportFiles, random: random, now: now)),
            settings: settings,
            gate: Gate(desks.access),
            assets: try Assets(readingFrom: files.folder), ports: ports)
    }

    /// Every endpoint of every feature.
    private func endpoints(_ shelf: FileShelf, _ reportFiles: ReportFiles) -> [Endpoint] {
        let (now, merchants) = (now, desks.merchants)
        let shop: ComplaintAPI.ShopFinder = { try await merchants.shop($0).map(PlaceFinder.Shop.init) }
        return [
            IntakeEndpoints(intakePorts(shelf, shop: shop)).all,
            ComplaintAPI(desk: desks.complaints, shop: shop, today: { Day(at: now()) }).all,
            ComplaintPages(
                desk: desks.complaints, words: complaintWords, shop: shop, today: { Day(at: now()) },
                navigation: Navigation.complaints, isSecure: configuration.isSecure, feed: feed,
                files: CaseFiles(shelf: shelf)
            )
            .all,
            MerchantEndpoints(
                desk: merchants, words: words, address: configuration.address,
                accountNames: { [access = desks.access] in try await access.staffNames(of: Set($0)) },
                navigation: Navigation.merchants
            )
            .all,
            ReportEndpoints(
                desk: desks.reports, words: complaintWords, files: reportFiles, shop: shop,
                sendings: Sendings("report", in: StoredIdempotency(desks.reportRequests), now: now),
                today: { Day(at: now()) },
                isSecure: configuration.isSecure, navigation: { Navigation.reports($0, $1) }
            )
            .all,
            AccessEndpoints(
                desk: desks.access, audit: desks.audit, reportAudit: desks.reportAudit, names: accessNames,
                shownCodes: shownCodes, isSecure: configuration.isSecure, navigation: Navigation.access,
                home: Navigation.home
            )
            .all,
            lawEndpoints.all, shownLetters.map { LetterEndpoints(letters: $0).all } ?? [],
        ]
        .flatMap(\.self)
    }

    private func intakePorts(_ shelf: FileShelf, shop: @escaping ComplaintAPI.ShopFinder) -> IntakePorts {
        let (merchants, access, random, directory) = (desks.merchants, desks.access, randomness.source, directory)
        var ports = IntakePorts(
            desk: desks.complaints, rulebook: files.rulebook, classes: files.classes,
            shops: ShopFinding(
                one: shop,
                all: { words, region in
                    let page = try await merchants.search(
                        words, within: region.flatMap { try? RegionCode($0) }, by: .visitor)
                    return page.items.map(ShopFinding.Hit.init)
                }), files: shelf,
            beginTracking: { try await access.beginTracking($0.text).token.secretText },
            chance: Chance(now: now, random: { random.bytes($0) }, isSecure: configuration.isSecure))
        ports.feed = feed
        ports.sent = StoredIdempotency(desks.requests)
        ports.office = { authority, unit in
            func known(_ code: String) -> Authority? {
                (try? AuthorityCode(code)).flatMap { directory.now.authority($0) }
            }
            let (bureau, branch) = (known(authority), unit == authority ? nil : unit.flatMap(known))
            guard let nearest = branch ?? bureau else { return nil }
            let names = [bureau, branch].compactMap { $0?.name }
            return OfficeCard(
                name: Phrase(
                    zh: names.map(\.zh).joined(separator: " · "), en: names.map(\.en).joined(separator: " · ")),
                phone: nearest.phone?.national, address: nearest.address)
        }
        return ports
    }

    /// How codes are called, for people.
    private var words: MerchantWords {
        let (files, directory) = (files, directory)
        var words = MerchantWords(
            region: { files.regions.fullName(of: $0) },
            authority: { code in (try? AuthorityCode(code)).flatMap { directory.now.authority($0)?.name } },
            industry: { code in
                files.industries.industry(code)
                    .map { industry in
                        let section = files.industries.section(of: code).map { "\($0.en) (\(industry.name))" }
                        return Phrase(zh: industry.name, en: section ?? industry.name)
                    }
            })
        words.choices = { field in
            switch field {
            case "industry":
                files.industries.all.map { Schema.Choice($0.code.text, .verbatim("\($0.code.text) \($0.name)")) }
            case "region", "shopRegion": directory.now.counties(files.regions)
            case "authority": directory.now.bureaus.map { Schema.Choice($0.code.text, $0.name) }
            case "unit":
                directory.now.bureaus.flatMap { bureau in
                    directory.now.units(of: bureau.code).filter { $0.kind == .branchOffice }
                        .map { unit in
                            Schema.Choice(
                                unit.code.text,
                                Phrase(
                                    zh: "\(bureau.name.zh) · \(unit.name.zh)", en: "\(bureau.name.en) · \(unit.name.en)"
                                ))
                        }
                }
            default: []
            }
        }
        return words
    }

    private var complaintWords: CaseWords {
        let (directory, classes, access) = (directory, files.classes, desks.access)
        var words = CaseWords(
            className: { classes[$0]?.name },
            authorityName: { code in (try? AuthorityCode(code)).flatMap { directory.now.authority($0)?.name } },
            authorities: { office in
                let directory = directory.now
                return directory.authorities.filter { $0.kind.isDispatchTarget && $0.kind != .branchOffice }
                    .sorted { office.isNearer($0, $1) }
                    .map { bureau in
                        CaseWords.AuthorityChoice(
                            code: bureau.code.text, name: bureau.name,
                            units: directory.units(of: bureau.code).filter { $0.kind == .branchOffice }
                                .map { ($0.code.text, $0.name) })
                    }
            },
            officialName: { account in try await access.officialNames(of: [account])[account] }
        )
        .choosing(from: classes)
        let merchants = desks.merchants
        words.shopAddress = { try await merchants.shop($0).map { "/desk/merchants/\($0.code)" } }
        words.placing = { address, home in
            directory.now.place(address: address, within: home.flatMap { try? RegionCode($0) }).reasons
        }
        let overlays = overlays
        words.beside = { clock, authority in overlays.beside(clock, of: authority) }
        return words
    }

    private var limiter: RateLimiter {
        guard configuration.requestsASecond > 0 else { return .unlimited }
        return RateLimiter(
            capacity: configuration.requestsASecond * 4, dropsASecond: Double(configuration.requestsASecond), now: now)
    }

    /// The window of the county in which a demonstration happens.
    private var demoWindow: Phrase? {
        guard configuration.isDemo, let code = DemoAccount.all.first?.office?.authority,
            let bureau = (try? AuthorityCode(code)).flatMap({ directory.now.authority($0) })
        else { return nil }
        let reached = [bureau.address, bureau.phone?.national].compactMap(\.self)
        return Phrase(
            zh: ([bureau.name.zh] + reached).joined(separator: "，"),
            en: ([bureau.name.en] + reached).joined(separator: ", "))
    }

    private var house: House {
        var house = House(
            window: configuration.window.map(Phrase.verbatim) ?? demoWindow,
            notice: configuration.isDemo
                ? Phrase(zh: "演示环境：全部数据均为虚构。", en: "Demonstration: all data is invented.") : nil)
        house.links = LawEndpoints.places
        return house
    }
}

extension Office? {
    /// Which of two authorities stands first on a list for this office: its own, then by how much of the place's code
    /// both share, the smaller place first, then by code.
    fileprivate func isNearer(_ one: Authority, _ other: Authority) -> Bool {
        func place(_ authority: Authority) -> (Int, Int, String) {
            guard let office = self else { return (0, 0, authority.region.text) }
            let isOwn = authority.code.text == office.authority
            let shared = zip(authority.region.text, office.home).prefix { $0 == $1 }.count / 2 * 2
            return (isOwn ? 0 : 1, -shared, authority.region.text)
        }
        return place(one) < place(other)
    }
}

extension ShopFinding.Hit {
    fileprivate init(_ shop: Shop) {
        let facts = shop.premises.facts
        self.init(
            code: shop.premises.code.text, name: facts.name, address: facts.address ?? shop.merchant.facts.address,
            platform: facts.platform)
    }
}
