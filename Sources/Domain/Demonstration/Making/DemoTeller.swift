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
        let wait = facts.registered.days(since: facts.occurred)
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
        case .ask: text += facts.ask
        case .n: text += String(generator.within(2...6))
        case .hour: text += String(generator.within(8...21))
        case .days: text += String(generator.within(3...min(max(wait, 3), 28)))
        case .months: text += String(generator.within(2...min(max(wait / 31, 2), 9)))
        case .date: tell(facts.occurred, inFull: false, to: &text)
        case .fulldate: tell(facts.occurred, inFull: true, to: &text)
        case .later: tell(facts.occurred.advanced(by: generator.within(0...max(0, wait))), inFull: false, to: &text)
        case .when: tell("when", or: "whenToday", wait == 0, to: &text, depth)
        case .at: tell("atShop", or: "atOnline", facts.platform != nil, to: &text, depth)
        case .want: tell("want", or: "wantSelf", facts.isSelf, to: &text, depth)
        case .lead: tell(oneOf: facts.trade.lead, to: &text, depth: depth)
        case .did: tell(oneOf: facts.scene?.did ?? [], to: &text, depth: depth)
        case .wrong: tell(oneOf: facts.scene?.wrong ?? [], to: &text, depth: depth)
        case .reply: tell(oneOf: replies, to: &text, depth: depth)
        case .problem: text += facts.scene?.problem ?? ""
        case .requests: text += facts.scene?.requests.joined(separator: ",") ?? ""
        case .rule: text += isOrder121 ? "《市场监督管理投诉举报处理办法》" : "《市场监督管理投诉举报处理暂行办法》"
        case .decline: text += isOrder121 ? "第十六条" : "第十五条"
        case .termination: text += isOrder121 ? "第二十三条" : "第二十一条"
        }
    }

    private mutating func tell(_ list: String, or other: String, _ isOther: Bool, to text: inout String, _ depth: Int) {
        tell(oneOf: materials.language.list(isOther ? other : list), to: &text, depth: depth)
    }

    private mutating func tell(_ day: Day, inFull: Bool, to text: inout String) {
        let parts = day.parts
        // People leave out the year unless it is another one.
        if inFull || parts.year != facts.registered.year { text += "\(parts.year)年" }
        text += "\(parts.month)月\(parts.day)日"
    }

    /// What this kind of shop says, or what any does.
    private var replies: [DemoTemplate] {
        mutating get {
            let own = facts.scene?.reply ?? []
            return !own.isEmpty && generator.below(5) < 2 ? own : materials.language.list("reply")
        }
    }

    /// Order 121 of the State Administration replaced Order 20 on 2026-04-15, and its articles moved.
    private var isOrder121: Bool { facts.registered.number >= Self.order121.number }

    /// Enough to find what suits among a handful.
    static let mostTries = 40
    private static let order121 = Day("2026-04-15") ?? Day(number: .max)
}
