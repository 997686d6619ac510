import Kernel

/// What one story is about; the open places of its sentences are filled from here.
struct DemoFacts: Sendable {
    var place: DemoPlace
    var township = ""
    var shop = ""
    var name = ""
    var address = ""
    var platform: String?
    var trade: DemoTrade
    var scene: DemoScene?
    var who = ""
    var isSelf = false
    var item = ""
    var yuan = ""
    var back = ""
    var ask = ""
    var unit = ""
    var registered = Day(number: 0)
    var occurred = Day(number: 0)
}

/// Fills sentences.
struct DemoTeller {
    let materials: DemoMaterials
    var facts: DemoFacts
    var generator: DemoGenerator

    init(_ materials: DemoMaterials, _ facts: DemoFacts, _ generator: DemoGenerator) {
        self.materials = materials
        self.facts = facts
        self.generator = generator
    }

    mutating func text(oneOf templates: [DemoTemplate]?) -> String {
        var text = ""
        tell(oneOf: templates ?? [], to: &text, depth: 0)
        return text
    }

    private mutating func tell(oneOf templates: [DemoTemplate], to text: inout String, depth: Int) {
        // Lists may name lists; a ring in the data ends here and not in the stack.
        guard depth < 8, !templates.isEmpty else { return }
        let wait = facts.registered.days(since: facts.occurred)
        var template = templates[generator.below(templates.count)]
        var tries = 0
        while template.leastWait > wait || !template.suits(facts.item, facts.shop), tries < Self.mostTries {
            template = templates[generator.below(templates.count)]
            tries += 1
        }
        for piece in template.pieces {
            switch piece {
            case .literal(let literal): text += literal
            case .list(let list): tell(oneOf: materials.language.words[list], to: &text, depth: depth + 1)
            case .slot(let slot): fill(slot, to: &text, depth: depth + 1)
            }
        }
    }

    private mutating func fill(_ slot: DemoSlot, to text: inout String, depth: Int) {
        switch slot {
        case .who: text += facts.who
        case .shop: text += facts.shop
        case .name: text += facts.name
        case .addr: text += facts.address
        case .town: text += facts.township
        case .county: text += facts.place.name
        case .item: text += facts.item
        case .brand: text += generator.pick(facts.trade.brands) ?? ""
        case .yuan: text += facts.yuan
        case .back: text += facts.back
        case .unit: text += facts.unit
        case .n, .days, .months, .hour: text += String(generator.within(range(of: slot)))
        case .date, .fulldate, .later: tellDate(slot, to: &text)
        case .ask: text += facts.ask
        case .at, .did, .wrong, .reply, .want, .lead, .when:
            tell(oneOf: templates(of: slot), to: &text, depth: depth)
        case .problem: text += facts.scene?.problem ?? ""
        case .requests: text += facts.scene?.requests.joined(separator: ",") ?? ""
        case .rule, .decline, .termination: text += citation(slot)
        }
    }

    private mutating func templates(of slot: DemoSlot) -> [DemoTemplate] {
        guard let scene = facts.scene else { return [] }
        switch slot {
        case .at: return materials.language.list(facts.platform == nil ? "atShop" : "atOnline")
        case .did: return scene.did
        case .wrong: return scene.wrong
        case .reply:
            let isOwn = !scene.reply.isEmpty && generator.below(5) < 2
            return isOwn ? scene.reply : materials.language.list("reply")
        case .when: return materials.language.list(facts.occurred == facts.registered ? "whenToday" : "when")
        case .want: return materials.language.list(facts.isSelf ? "wantSelf" : "want")
        case .lead: return facts.trade.lead
        default: return []
        }
    }

    private mutating func tellDate(_ slot: DemoSlot, to text: inout String) {
        var day = facts.occurred
        if slot == .later {
            day = day.advanced(by: generator.within(0...max(0, facts.registered.days(since: day))))
        }
        let parts = day.parts
        // People leave out the year unless it is another one.
        if slot == .fulldate || parts.year != facts.registered.year { text += "\(parts.year)年" }
        text += "\(parts.month)月\(parts.day)日"
    }

    /// Order 121 of the State Administration replaced Order 20 on 2026-04-15, and its articles moved.
    private func citation(_ slot: DemoSlot) -> String {
        let isOrder121 = facts.registered.number >= Self.order121.number
        switch slot {
        case .decline: return isOrder121 ? "第十六条" : "第十五条"
        case .termination: return isOrder121 ? "第二十三条" : "第二十一条"
        default: return isOrder121 ? "《市场监督管理投诉举报处理办法》" : "《市场监督管理投诉举报处理暂行办法》"
        }
    }

    private func range(of slot: DemoSlot) -> ClosedRange<Int> {
        let wait = facts.registered.days(since: facts.occurred)
        return switch slot {
        case .days: 3...min(max(wait, 3), 28)
        case .months: 2...min(max(wait / 31, 2), 9)
        case .hour: 8...21
        default: 2...6
        }
    }

    /// Enough to find what suits among a handful.
    static let mostTries = 40
    private static let order121 = Day("2026-04-15") ?? Day(number: .max)
}
