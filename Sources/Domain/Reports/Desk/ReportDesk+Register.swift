public import Access
import Commons
public import Complaints
public import Kernel
import Ledger
import Privacy
import Rulebook
import Seals

/// What the one who reported is told, once: the number, and the code that opens the page.
public struct ReportReceipt: Hashable, Sendable {
    public let id: Identifier<Report>
    public let number: String
    /// Shown once and kept nowhere.
    public let queryCode: String
    public let state: ReportState
    /// The last day for the decision on filing, where a competent authority has the report already.
    public let decisionDueOn: Day?
    public let authority: String?
    public let unit: String?
}

extension ReportDesk {
    /// 举报: anybody reports online; no account is asked for, and none is written down.
    ///
    /// `shop` is the registered shop that the filing names, read by the caller.
    public func file(
        _ filing: ReportFiling, against shop: PlaceFinder.Shop?, by actor: Actor
    ) async throws -> ReportReceipt {
        try actor.require(.reportFile)
        return try await enter(filing, shop: shop, official: nil)
    }

    /// 登记: an official enters what came by phone, at the window, by letter or from 12345 (form 2).
    public func register(
        _ filing: ReportFiling, against shop: PlaceFinder.Shop?, by actor: Actor
    ) async throws -> ReportReceipt {
        try actor.require(.reportRegister)
        return try await enter(filing, shop: shop, official: actor)
    }

    private func enter(
        _ filing: ReportFiling, shop: PlaceFinder.Shop?, official: Actor?
    ) async throws -> ReportReceipt {
        if filing.party.premises != nil, shop == nil { throw Refusal.reportPremisesUnknown }
        if let recipient = filing.recipient, !places.isAuthority(recipient, nil) {
            throw Refusal.reportAuthorityUnknown.about("recipient")
        }
        return try await NumberTaken.redrawing { try await enterOnce(filing, shop: shop, official: official) }
    }

    private func enterOnce(
        _ filing: ReportFiling, shop: PlaceFinder.Shop?, official: Actor?
    ) async throws -> ReportReceipt {
        let moment = now()
        let id: Identifier<Report> = random.identifier(at: moment)
        let values = filing.sealedValues
        let party = ReportedParty(filing.party, shop: shop)
        let kinds = try opening(filing, id: id, shop: shop, official: official, at: moment)
        let events = kinds.enumerated()
            .map {
                ReportEvent(
                    report: id, sequence: $0 + 1, at: moment, actor: official?.id ?? ReportEvent.reporter, kind: $1)
            }
        let report = try Report(history: events)
        let (key, record) = try vault.ring.makeKey(owner: id.text, using: random)
        let rows = try vault.sealed(values, of: id.text, under: key, using: random)
        let index = try index(of: report, maskedName: filing.reporter.map { Mask.name($0.name) })
        let code = codes.make(using: random)
        let hash = codes.hash(code, of: report.facts.number)
        let draft = EntryDraft(
            vouchingForAct: events.map(\.vouched), of: EntrySubject(kind: "report", id))
        try await books.write { book in
            try book.add(report, about: party, events: events, index: index)
            try book.add(record)
            try book.put(rows)
            try book.put(queryCode: hash, of: id)
            if let draft { try book.append(draft) }
        }
        return ReportReceipt(
            id: id, number: report.facts.number, queryCode: code, state: report.state, decisionDueOn: index.dueOn,
            authority: report.routing?.authority, unit: report.routing?.unit)
    }

    private func opening(
        _ filing: ReportFiling, id: Identifier<Report>, shop: PlaceFinder.Shop?, official: Actor?, at moment: Instant
    ) throws -> [ReportEvent.Kind] {
        let home = official?.office?.home
        // The place where the conduct occurred, and for a merchant on a platform the actual place of business, not the
        // address that it publishes (O121 29, 31).
        let finding = finding(filing, shop: shop, home: home)
        var facts = ReportFacts(
            intake: filing.intake?.text ?? id.text, number: CaseNumber.drawn(at: moment, using: random),
            ruleSet: try rulebook.ruleSet(on: Day(at: moment)).id.rawValue, channel: filing.channel.rawValue,
            platformReceivedAt: moment)
        facts.isAnonymous = filing.reporter == nil
        facts.wantsSecrecy = filing.wantsSecrecy
        facts.wantsReward = filing.wantsReward
        facts.reportClass = filing.reportClass
        facts.occurredOn = filing.occurredOn
        facts.isOnline = filing.isOnline || shop?.platform != nil
        facts.premises = shop?.premises
        facts.merchant = shop?.merchant
        facts.region = shop?.region ?? finding?.region ?? home
        facts.fields = filing.wordValues.keys.map(\.rawValue).sorted()
        facts.registrar = official?.id
        var kinds: [ReportEvent.Kind] = [.registered(facts)]
        if let finding {
            kinds += [.routed(Routing(finding)), .verificationBegan(receivedAt: moment)]
        }
        if let number = filing.hotlineNumber {
            kinds.append(.hotlineOrderSet(number: number, dueOn: filing.hotlineDueOn))
        }
        kinds += filing.files.map { .attached(ReportFile($0, isReporters: true)) }
        return kinds
    }

    /// Where the report belongs: its place, or the authority that the reporter turned to where nothing tells of one, so
    /// that no report waits for nobody.
    private func finding(_ filing: ReportFiling, shop: PlaceFinder.Shop?, home: String?) -> PlaceFinder.Finding? {
        if let finding = places.finding(of: shop, at: filing.party.address, home: home) { return finding }
        return filing.recipient.map { recipient in
            PlaceFinder.Finding(
                authority: recipient, unit: nil, region: places.region(recipient, nil), reasons: ["recipient"])
        }
    }
}

extension ReportedParty {
    /// What was said of the business, completed by what the registry knows of it.
    fileprivate init(_ said: ReportedParty, shop: PlaceFinder.Shop?) {
        self = said
        guard let shop else { return }
        name = shop.name
        premises = shop.premises
        merchant = shop.merchant
        creditCode = shop.creditCode ?? said.creditCode
        address = shop.address ?? said.address
        region = shop.region
        platform = shop.platform ?? said.platform
    }
}

extension ReportFiling {
    /// What is sealed: all that a person wrote or is, and of files their names and keys.
    var sealedValues: [PersonalField: String] {
        files.reduce(into: wordValues) { values, file in values.merge(file.sealedValues) { first, _ in first } }
    }

    /// All that a person wrote or is.
    fileprivate var wordValues: [PersonalField: String] {
        var values: [PersonalField: String] = [.narrative: narrative]
        guard let reporter else { return values }
        values[.name] = reporter.name
        values[.phone] = reporter.phone?.national
        values[.email] = reporter.email?.text
        if let identity = reporter.identity { values[.number(of: identity)] = identity.number }
        values[.address] = reporter.address
        return values
    }
}
