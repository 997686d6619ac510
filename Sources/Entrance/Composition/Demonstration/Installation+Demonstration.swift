import Access
import Commons
import Complaints
import Demonstration
import Exchange
import Foundation
import Identity
import Kernel
import Merchants
import Privacy
import Synchronization

extension Installation {
    /// How much a demonstration holds beside the cases that are lived through.
    public static let historyCount = 6000
    private static let seed: UInt64 = 2026

    /// Fills an empty installation with invented accounts, shops, history and living cases; the same each time, but for
    /// the day it is done on.
    ///
    /// Answers false, and does nothing, where there are accounts already.
    public func fillWithDemonstration(historyCount: Int = Installation.historyCount) async throws -> Bool {
        try await fillDirectoryWithDemonstration()
        let accounts = try await desks.access.accounts(AccountSelection(), after: nil, limit: 1, by: .system)
        guard accounts.items.isEmpty else { return false }
        var ids: [String: Identifier<Account>] = [:]
        for account in DemoAccount.all {
            var new = NewAccount(
                login: account.login, name: account.name, roles: account.roles, office: account.office,
                password: DemoAccount.password)
            new.mustChangePassword = false
            ids[account.login] = try await desks.access.createAccount(new, by: .system).account.id
        }
        try await live(accounts: ids)
        try await liveReports(by: ids["reports"])
        if historyCount > 0 { try await importHistory(historyCount) }
        return true
    }

    private func importHistory(_ count: Int) async throws {
        let today = Day(at: now())
        let demonstration = Demonstration(
            seed: Self.seed, count: count, from: today.advanced(by: -680), through: today.advanced(by: -14),
            materials: try Self.demonstrationMaterials(resources: files.folder.path))
        _ = try await importDemonstration(demonstration, listener: ImportListener())
    }

    /// Plays the living cases on desks whose clock runs from the first of them until now.
    private func live(accounts: [String: Identifier<Account>]) async throws {
        let story = try JSON(parsing: try ProductFiles.bytes(files.folder, "data/demo/live-cases.json"))
        let (end, today) = (now(), Day(at: now()))
        let clock = DemoClock(end)
        let parts = Parts(
            stores: stores, files: files, directory: directory, keys: keys, address: configuration.address,
            courier: CodeCourier { _, _, _ in }, random: randomness.source,
            now: { clock.now })
        let desks = Desks(parts)
        let cases = (story["cases"]?.array ?? []).compactMap { DemoCase($0, today: today) }
        clock.set(end.advanced(bySeconds: -Int64((cases.map(\.daysAgo).max() ?? 0) + 1) * 86_400))
        let shops = try await register(story["shops"]?.array ?? [], at: desks.merchants)
        if let account = accounts["merchant"], let shop = shops.first {
            try await give(shop, to: account, at: desks.merchants)
        }
        let officials = officials(accounts)
        var diary: [(daysAgo: Int, work: @Sendable () async throws -> Void)] = []
        for demo in cases where shops.indices.contains(demo.shop) {
            let shop = PlaceFinder.Shop(RespondingShop(shops[demo.shop]))
            let official = shop.region?.hasPrefix("46") == true ? officials.haikou : officials.city
            let held = Held()
            diary.append(
                (
                    demo.daysAgo,
                    {
                        var input = demo.input
                        input[.premises] = shop.premises
                        let filing = try Filing(checking: input, manner: .own, today: today)
                        held.set(try await desks.complaints.file(filing, against: shop, by: .visitor).id)
                    }
                ))
            for (step, daysAgo) in demo.steps {
                diary.append((daysAgo, { try await desks.complaints.take(step, on: held.id, by: official) }))
            }
        }
        if let account = accounts["gym"], shops.count > 1 {
            let code = shops[1].premises.code
            let claimant = Actor(id: account.text, roles: [.merchantStaff])
            diary.append((1, { _ = try await desks.merchants.claim(code, by: claimant) }))
        }
        // The oldest first; within a day in the order of the story.
        for page in diary.enumerated().sorted(by: { ($1.element.daysAgo, $0.offset) < ($0.element.daysAgo, $1.offset) })
        {
            let hour = Int64(9 * 3600 + page.offset % 7 * 1800)
            let morning = today.advanced(by: -page.element.daysAgo).start.advanced(bySeconds: hour)
            clock.set(max(clock.now.advanced(bySeconds: 60), min(morning, end)))
            try await page.element.work()
        }
    }

    private func register(_ shops: [JSON], at desk: MerchantDesk) async throws -> [Shop] {
        var registered: [Shop] = []
        for shop in shops {
            guard let name = shop["name"]?.string, let sign = shop["shop"]?.string,
                let region = shop["region"]?.string.flatMap({ try? RegionCode($0) })
            else { continue }
            var facts = OperatorFacts(name: name)
            facts.creditCode = shop["creditCode"]?.string.flatMap { try? UnifiedSocialCreditCode($0) }
            facts.address = shop["address"]?.string
            facts.region = region
            facts.industry = shop["industry"]?.string.flatMap { try? IndustryCode($0) }
            var place = PremisesFacts(name: sign)
            place.address = facts.address
            place.region = region
            let made = try await desk.register(facts, at: place, by: .system)
            let promises = (shop["commitments"]?.array ?? []).compactMap(\.string).map { CommitmentDraft(zh: $0) }
            if !promises.isEmpty { try await desk.commit(promises, at: made.premises.code, by: .system) }
            registered.append(made)
        }
        return registered
    }

    /// The code of a shop of the demonstration whose page can be looked at; nothing where it has none.
    public func demonstrationShop() async throws -> String? {
        let merchant = DemoAccount.all.first { $0.roles == [.merchantStaff] }?.login
        var selection = AccountSelection()
        (selection.loginPrefix, selection.role) = (merchant, .merchantStaff)
        let page = try await desks.access.accounts(selection, after: nil, limit: 1, by: .system)
        guard let account = page.items.first?.account else { return nil }
        let shops = try await desks.merchants.counter(by: Actor(id: account.id.text, roles: account.roles))
        return shops.first { !$0.premises.isEmpty }?.premises.first?.code.text
    }

    private func give(_ shop: Shop, to account: Identifier<Account>, at desk: MerchantDesk) async throws {
        let code = try await desk.issueCode(for: shop.merchant.id, by: .system)
        _ = try await desk.claim(code: code.text, by: Actor(id: account.text, roles: [.merchantStaff]))
    }

    private func officials(_ accounts: [String: Identifier<Account>]) -> (city: Actor, haikou: Actor) {
        func actor(_ login: String) -> Actor {
            let office = DemoAccount.all.first { $0.login == login }?.office
            return Actor(id: accounts[login]?.text ?? "system", roles: [.officer], office: office)
        }
        return (actor("officer"), actor("haikou"))
    }
}

extension ComplaintDesk {
    /// One step of a demonstration's case.
    fileprivate func take(
        _ step: DemoCase.Step, on id: Identifier<Complaint>?, by official: Actor
    ) async throws {
        guard let id else { return }
        switch step {
        case .accept: _ = try await accept(id, by: official)
        case .answer(let text): _ = try await enterAnswer(id, text: text, source: .call, by: official)
        case .consents:
            for party in Party.allCases {
                _ = try await enterConsent(id, of: party, isGiven: true, source: .call, by: official)
            }
        case .mediate: _ = try await startMediation(id, by: official)
        case .agree(let terms, let recovered):
            _ = try await agree(id, terms: terms, recovered: recovered, by: official)
        case .close: _ = try await close(id, by: official)
        }
    }
}

/// A clock that the story sets.
final class DemoClock: Sendable {
    private let moment: Mutex<Instant>

    init(_ moment: Instant) {
        self.moment = Mutex(moment)
    }

    var now: Instant { moment.withLock { $0 } }

    func set(_ moment: Instant) { self.moment.withLock { $0 = moment } }
}

/// The complaint that one page of the diary makes and later ones work on.
private final class Held: Sendable {
    private let value = Mutex<Identifier<Complaint>?>(nil)

    var id: Identifier<Complaint>? { value.withLock { $0 } }

    func set(_ id: Identifier<Complaint>) { value.withLock { $0 = id } }
}
