import Kernel

/// A kind of business, with the names its firms bear and the complaints it draws.
struct DemoTrade: Sendable {
    let key: String
    /// GB/T 4754-2017, four digits.
    let industry: String
    let weight: Double
    /// Goods or service class of the national platform.
    let object: String
    /// Of a hundred firms, how many are self-employed.
    let selfEmployedShare: Double
    let suffixes: [String]
    let companies: [String]
    let sites: [DemoTemplate]
    let brands: [String]
    let lead: [DemoTemplate]
    let hasPlatformShops: Bool
    let isTourism: Bool

    init(_ node: DemoNode, language: DemoLanguage) throws(DemoMaterialError) {
        key = try node.member("key").text()
        industry = try node.member("industry").text()
        weight = try node.member("weight").number()
        object = try node.member("object").text()
        selfEmployedShare = try node.member("self").number() / 100
        suffixes = try node.member("suffix").texts()
        companies = try node.member("company").texts()
        sites = try DemoTemplate.all(node.member("sites"), lists: language.lists)
        brands = try node.optional("brands")?.texts() ?? []
        if let own = node.optional("lead") {
            lead = try DemoTemplate.all(own, lists: language.lists)
        } else {
            lead = language.list("lead")
        }
        hasPlatformShops = node.optional("platformShop")?.value.bool ?? false
        isTourism = node.optional("tourism")?.value.bool ?? false
    }
}

/// One thing that goes wrong in a trade, and how people tell it.
struct DemoScene: Sendable {
    struct Item: Sendable {
        let name: DemoTemplate
        /// The usual price in yuan.
        let price: Double
    }

    let trade: Int
    let weight: Double
    let season: String?
    let problemClass: String
    let problem: String
    /// What a report of the same facts is filed under; without it nobody reports them.
    let reportClass: String?
    let object: String?
    let requests: [String]
    let asks: [DemoTemplate]
    let items: [Item]
    /// Spread of the amount: the deviation of its logarithm.
    let spread: Double
    let isOnline: Bool
    /// Words of which one must stand in the shop's name, as UTF-8.
    let only: [[UInt8]]
    let wantsMoney: Bool
    let did: [DemoTemplate]
    let wrong: [DemoTemplate]
    let reply: [DemoTemplate]

    /// Whether it may happen in a shop of this name.
    func suits(_ shop: String) -> Bool { only.isEmpty || only.contains { DemoText.contains(shop, $0) } }

    init(_ node: DemoNode, trade: Int, language: DemoLanguage) throws(DemoMaterialError) {
        self.trade = trade
        weight = try node.optional("w")?.number() ?? 1
        season = try node.optional("season")?.text()
        let problems = try node.member("problem").texts()
        guard problems.count == 2 else { throw node.error("a problem has two levels") }
        (problemClass, problem) = (problems[0], problems[1])
        reportClass = try node.optional("report")?.text()
        object = try node.optional("object")?.text()
        requests = try node.member("ask").texts()
        asks = try language.asks(for: requests, about: problemClass, at: node)
        var items: [Item] = []
        for item in try node.member("items").items() {
            let parts = try item.text().split(separator: ":")
            guard parts.count == 2, let price = Double(parts[1]) else { throw item.error("not of the form name:price") }
            let name = DemoNode(.string(String(parts[0])), file: item.file, place: item.place)
            items.append(Item(name: try DemoTemplate(name, lists: language.lists), price: price))
        }
        self.items = items
        spread = try node.optional("sigma")?.number() ?? 0.32
        isOnline = node.optional("online")?.value.bool ?? false
        only = try node.optional("only")?.texts().map { Array($0.utf8) } ?? []
        wantsMoney = requests.contains { ["退赔费用", "退货", "赔偿损失"].contains($0) }
        did = try DemoTemplate.all(node.member("did"), lists: language.lists)
        wrong = try DemoTemplate.all(node.member("wrong"), lists: language.lists)
        reply =
            try node.optional("reply")
            .map { own throws(DemoMaterialError) in
                try DemoTemplate.all(own, lists: language.lists)
            } ?? []
    }
}
