import Kernel

/// Writes one row.
struct DemoComposer: Sendable {
    let materials: DemoMaterials
    let town: DemoTown
    let seed: UInt64
    /// How many people file everyday rows.
    let people: Int
    /// Cases that would end at this moment or later are still open.
    let end: Instant

    /// What is settled about a row before it is written.
    struct Assignment {
        let number: String
        let registeredAt: Instant
        let merchant: Int
        let scene: DemoScene
        let person: Int
        let plant: DemoPlant?
    }

    func order(_ assignment: Assignment, generator given: DemoGenerator) -> DemoOrder {
        var generator = given
        let merchant = town.merchants[assignment.merchant]
        let kind = kind(of: assignment, &generator)
        let isSelf = generator.happens(assignment.scene.isOnline ? 0.66 : 0.4)
        let channels = isSelf ? materials.language.selfChannels : materials.language.callChannels
        let channel = channels.names[channels.choice.draw(&generator)]
        let item = item(assignment.scene, merchant, &generator)
        let amount = amount(of: item, spread: assignment.scene.spread, &generator)
        let isHard = if case .burst = assignment.plant?.kind, assignment.plant?.merchant != nil { true } else { false }
        let fate = DemoFate(
            kind: kind, isHard: isHard, registeredAt: assignment.registeredAt, until: end,
            calendar: materials.calendar, &generator)
        var teller = teller(assignment, merchant, isSelf: isSelf, item: item, amount: amount, generator)
        let isForeign = kind == .complaint && isForeign(assignment, merchant, &teller.generator)
        let frames = frames(kind, assignment, merchant, channel: channel, isForeign: isForeign, &teller)
        let narrative = teller.text(oneOf: frames)
        let isPerformed = fate.outcome == .mediated && !assignment.scene.wantsMoney
        let outcome = isPerformed ? DemoOutcome.performed : fate.outcome
        teller.facts.back = refund(of: amount, fate.outcome, &teller.generator)
        let feedback = teller.text(oneOf: materials.language.feedback[outcome.rawValue])
        let place = teller.facts.place
        let isInquiry = kind == .inquiry
        return DemoOrder(
            number: assignment.number, kind: kind, channel: channel, merchantName: isInquiry ? "" : merchant.name,
            merchantAddress: isInquiry ? "" : merchant.address, narrative: narrative,
            problemClass: problemClass(kind, assignment.scene),
            scene: place.fullName + merchant.township, problem: isInquiry ? "其他咨询" : assignment.scene.problem,
            status: fate.status, authority: place.authority, unit: teller.facts.unit, feedback: feedback,
            registeredAt: assignment.registeredAt, receivedAt: fate.receivedAt,
            object: isInquiry ? "" : assignment.scene.object ?? materials.trades[merchant.tradeIndex].object,
            amount: isInquiry || amount.fen == 0 ? nil : amount, closedAt: fate.closedAt,
            creditCode: isInquiry ? "" : merchant.creditCode,
            person: person(assignment.person, isForeign: isForeign), phone: phone(assignment.person),
            regionCode: place.code, plant: assignment.plant?.name)
    }

    private func kind(of assignment: Assignment, _ generator: inout DemoGenerator) -> DemoOrder.Kind {
        let chance = generator.unit()
        if assignment.plant == nil, chance < 0.075 { return .inquiry }
        let mayReport = assignment.scene.reportClass != nil
        if case .repeater = assignment.plant?.kind { return mayReport && chance < 0.45 ? .report : .complaint }
        if case .template = assignment.plant?.kind { return .complaint }
        return mayReport && chance > 0.83 ? .report : .complaint
    }

    private func problemClass(_ kind: DemoOrder.Kind, _ scene: DemoScene) -> String {
        switch kind {
        case .complaint: scene.problemClass
        case .report: scene.reportClass ?? scene.problemClass
        case .inquiry: "咨询"
        }
    }

    /// Something that the shop sells.
    private func item(
        _ scene: DemoScene, _ merchant: DemoMerchant, _ generator: inout DemoGenerator
    ) -> DemoScene.Item {
        var item = scene.items[generator.below(scene.items.count)]
        var tries = 0
        while !item.name.suits("", merchant.tradeName), tries < DemoTeller.mostTries {
            item = scene.items[generator.below(scene.items.count)]
            tries += 1
        }
        return item
    }

    /// A sum whose logarithm is normal about that of the item's usual price.
    private func amount(of item: DemoScene.Item, spread: Double, _ generator: inout DemoGenerator) -> Money {
        let usual = item.price
        let yuan = usual * exponential(spread * generator.normal())
        let fen: Int
        switch yuan {
        case ..<30: fen = Int(yuan * 2 + 0.5) * 50
        case ..<300: fen = Int(yuan + 0.5) * 100 - (generator.happens(0.2) ? 10 : 0)
        case ..<3000: fen = (Int(yuan / 10 + 0.5) * 10 - (generator.happens(0.4) ? 1 : 0)) * 100
        default: fen = Int(yuan / 100 + 0.5) * 10_000 - (generator.happens(0.3) ? 2000 : 0)
        }
        return Money(fen: Int64(usual > 0 ? max(fen, 100) : 0))
    }

    private func teller(
        _ assignment: Assignment, _ merchant: DemoMerchant, isSelf: Bool, item: DemoScene.Item, amount: Money,
        _ generator: DemoGenerator
    ) -> DemoTeller {
        let place = materials.places[merchant.placeIndex]
        var facts = DemoFacts(place: place, trade: materials.trades[merchant.tradeIndex], scene: assignment.scene)
        (facts.township, facts.shop, facts.name) = (merchant.township, merchant.tradeName, merchant.name)
        (facts.address, facts.unit) = (merchant.address, place.office(of: merchant.township))
        facts.isSelf = isSelf
        facts.registered = Day(at: assignment.registeredAt)
        var teller = DemoTeller(materials, facts, generator)
        let isOnline = assignment.scene.isOnline || merchant.platform != nil && teller.generator.happens(0.7)
        if isOnline, assignment.scene.isOnline || merchant.platform != nil {
            teller.facts.platform = merchant.platform ?? teller.text(oneOf: materials.language.list("platform"))
        }
        teller.facts.occurred = facts.registered.advanced(by: -wait(&teller.generator))
        teller.facts.who = teller.text(oneOf: materials.language.list(isSelf ? "self" : "caller"))
        teller.facts.yuan = DemoText.spoken(amount)
        teller.facts.item = teller.text(oneOf: [item.name])
        teller.facts.ask = teller.text(oneOf: assignment.scene.asks)
        return teller
    }

    /// Days from the purchase: most complain within a week or two, a few of courses, cards and guarantees after months.
    private func wait(_ generator: inout DemoGenerator) -> Int {
        let chance = generator.unit()
        if chance < 0.07 { return 0 }
        if chance > 0.84 { return generator.within(46...290) }
        let spread = generator.unit()
        return 1 + Int(spread * spread * 44)
    }

    /// What the shop pays in the end: all or a good part; where no agreement is reached, what it had offered.
    private func refund(of amount: Money, _ outcome: DemoOutcome, _ generator: inout DemoGenerator) -> String {
        let isOffer = outcome == .failed
        let percent =
            isOffer ? generator.within(2...6) * 10 : generator.happens(0.5) ? 100 : generator.within(4...9) * 10
        let fen = amount.fen * Int64(percent) / 100
        // Shares are rounded to whole yuan.
        return DemoText.spoken(Money(fen: percent == 100 ? fen : max(fen / 100, 1) * 100))
    }

    private func frames(
        _ kind: DemoOrder.Kind, _ assignment: Assignment, _ merchant: DemoMerchant, channel: String, isForeign: Bool,
        _ teller: inout DemoTeller
    ) -> [DemoTemplate]? {
        let language = materials.language
        if isForeign { return language.english[merchant.trade] ?? language.english["any"] }
        if case .template(let frame) = assignment.plant?.kind {
            return language.frames["template"].map { [$0[frame]] }
        }
        switch kind {
        case .inquiry: return language.frames["inquiry"]
        case .report: return language.frames["report"]
        case .complaint:
            let isTransferred = channel.hasPrefix("12345") && teller.generator.happens(0.4)
            return language.frames[isTransferred ? "transfer" : teller.facts.isSelf ? "self" : "call"]
        }
    }

    /// Visitors from abroad complain where they travel.
    private func isForeign(
        _ assignment: Assignment, _ merchant: DemoMerchant, _ generator: inout DemoGenerator
    ) -> Bool {
        let isTravelled = ["31", "46"].contains(materials.places[merchant.placeIndex].province)
        return assignment.plant == nil && isTravelled && generator.happens(0.012)
    }

    func person(_ index: Int, isForeign: Bool = false) -> String {
        let names = materials.names
        var generator = DemoGenerator(seed: seed ^ 0x5EED, stream: UInt64(index))
        if isForeign { return generator.pick(names.foreigners) ?? "" }
        let surname = generator.pick(names.surnames) ?? "示"
        return "\(surname)某\(generator.pick(names.given) ?? "例")"
    }

    func phone(_ index: Int) -> String {
        let width = 11 - materials.names.phonePrefix.utf8.count
        let space = (0..<width).reduce(1) { product, _ in product * 10 }
        // Odd and no multiple of five, so no two people below the space share a number.
        return materials.names.phonePrefix + DemoText.padded((index * 7_919_123 + 1_234_567) % space, width)
    }
}
