import Commons
import Complaints
import ComplaintsWeb
import Foundation
import Identity
import Kernel
import Merchants
import MerchantsWeb
import Seals
import Storage
import Web

extension Installation {
    /// Every endpoint of every feature.
    var endpoints: [Endpoint] {
        let (now, merchants, directory, files) = (now, desks.merchants, files.directory, files)
        let shop: ComplaintAPI.ShopFinder = { try await merchants.shop($0).map(PlaceFinder.Shop.init) }
        let words = MerchantWords(
            region: { files.regions.fullName(of: $0) },
            authority: { code in (try? AuthorityCode(code)).flatMap { directory.authority($0)?.name } },
            industry: { files.industries.industry($0)?.name })
        return ComplaintAPI(desk: desks.complaints, shop: shop, today: { Day(at: now()) }).all
            + MerchantEndpoints(
                desk: merchants, words: words, address: configuration.address, now: now
            )
            .all
    }

    /// The site, ready to be served.
    func site() throws -> Site {
        let assets = try Assets(readingFrom: files.folder)
        let limiter =
            configuration.requestsASecond == 0
            ? RateLimiter.unlimited
            : RateLimiter(
                capacity: configuration.requestsASecond * 4, dropsASecond: Double(configuration.requestsASecond),
                now: now)
        let random = randomness.source
        let log = Journal(now: now)
        var ports = SitePorts(
            now: now, random: { random.bytes($0) }, idempotency: MemoryIdempotency(), limiter: limiter,
            log: { log.write($0.json(at: now())) })
        let main = stores.main
        ports.checks = ["database": { (try? await main.read { try $0.integer("SELECT 1") }) == 1 }]
        ports.isTemporary = { ($0 as? StorageFault)?.isTemporary ?? false }
        var settings = SiteSettings(isSecure: configuration.isSecure, key: keys.forms, house: house)
        settings.trustedProxies = configuration.trustedProxies
        return try Site(endpoints, settings: settings, gate: .closed, assets: assets, ports: ports)
    }

    private var house: House {
        House(
            window: configuration.window.map(Phrase.verbatim),
            notice: configuration.isDemo
                ? Phrase(zh: "演示环境：全部数据均为虚构。", en: "Demonstration: all data is invented.") : nil)
    }
}
