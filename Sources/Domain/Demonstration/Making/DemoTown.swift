/// All invented firms, sorted by province and trade, with the weights by which complaints fall on them.
struct DemoTown: Sendable {
    let merchants: [DemoMerchant]
    /// Province codes in the order of the table of places.
    let provinces: [String]
    /// Share of each province in everyday complaints.
    let provinceWeights: [Double]
    let tourism: [Double]
    private let buckets: [Bucket]
    private let tradeCount: Int

    private struct Bucket: Sendable {
        let range: Range<Int>
        let choice: WeightedChoice
    }

    /// Makes about so many firms: each trade of each province has at least one.
    init(materials: DemoMaterials, seed: UInt64, count: Int) {
        let places = materials.places
        var (provinces, provinceWeights, tourism): ([String], [Double], [Double]) = ([], [], [])
        for place in places where provinces.last != place.province {
            provinces.append(place.province)
            provinceWeights.append(place.provinceWeight)
            tourism.append(place.tourism)
        }
        let total = provinceWeights.reduce(0, +) * materials.trades.map(\.weight).reduce(0, +)
        var (merchants, buckets): ([DemoMerchant], [Bucket]) = ([], [])
        for (index, province) in provinces.enumerated() {
            let home = places.indices.filter { places[$0].province == province }
            let choice = WeightedChoice(home.map { places[$0].weight })
            for (trade, details) in materials.trades.enumerated() {
                let share = provinceWeights[index] * details.weight / total
                let wanted = max(1, Int(Double(count) * share * (details.isTourism ? tourism[index] : 1)))
                let start = merchants.count
                for rank in 0..<wanted {
                    var generator = DemoGenerator(seed: seed, stream: 1 << 40 | UInt64(merchants.count))
                    var maker = DemoMerchantMaker(
                        materials: materials, place: home[choice.draw(&generator)], trade: trade,
                        generator: generator)
                    // Zipf: the k-th largest draws a share of 1 over k, shifted so that no single firm drowns the rest.
                    merchants.append(maker.merchant(number: merchants.count, weight: 1 / (Double(rank) + 0.7)))
                }
                let weights = merchants[start...].map(\.sizeWeight)
                buckets.append(Bucket(range: start..<merchants.count, choice: WeightedChoice(weights)))
            }
        }
        (self.merchants, self.buckets, tradeCount) = (merchants, buckets, materials.trades.count)
        (self.provinces, self.provinceWeights, self.tourism) = (provinces, provinceWeights, tourism)
    }

    /// A firm of a trade in a province, large ones more often.
    func draw(province: Int, trade: Int, _ generator: inout DemoGenerator) -> Int {
        let bucket = buckets[province * tradeCount + trade]
        return bucket.range.lowerBound + bucket.choice.draw(&generator)
    }

    /// The firms of a trade in a province.
    func range(province: Int, trade: Int) -> Range<Int> { buckets[province * tradeCount + trade].range }
}

/// Invents one firm.
struct DemoMerchantMaker {
    let materials: DemoMaterials
    let place: Int
    let trade: Int
    var generator: DemoGenerator

    mutating func merchant(number: Int, weight: Double) -> DemoMerchant {
        let home = materials.places[place]
        let business = materials.trades[trade]
        let township = generator.pick(home.townships) ?? home.name
        let isCompany = !generator.happens(business.selfEmployedShare)
        let isShopOnPlatform = isCompany && business.hasPlatformShops && generator.happens(0.4)
        let isChain = isCompany && !isShopOnPlatform && generator.happens(0.2)
        var teller = DemoTeller(materials, DemoFacts(place: home, township: township, trade: business), generator)
        let platform = isShopOnPlatform ? teller.text(oneOf: materials.language.list("platform")) : nil
        let site = teller.text(oneOf: business.sites)
        let road = teller.text(oneOf: materials.language.list("road"))
        let branch = isChain ? teller.text(oneOf: materials.names.branches) : ""
        generator = teller.generator
        let brand = brand(isChain: isChain)
        let kind = generator.below(business.suffixes.count)
        var suffix = business.suffixes[kind]
        if platform != nil, !suffix.hasSuffix("旗舰店"), generator.happens(0.5) { suffix = "旗舰店" }
        let house = generator.within(1...288)
        let name =
            isCompany
            ? seat(of: home) + brand + company(of: business, kind: kind)
                + (isChain ? "\(home.name)第\(DemoText.ordinal(generator.within(1...9)))分公司" : "")
            : "\(home.name)\(brand)\(suffix)（个体工商户）"
        return DemoMerchant(
            name: name, tradeName: brand + suffix + (branch.isEmpty ? "" : "（\(branch)）"),
            creditCode: DemoCreditCode.text(number: number, region: home.code, isCompany: isCompany),
            industryCode: business.industry, regionCode: home.code, township: township,
            address: "\(home.fullName)\(township)\(road)\(house)号\(site)",
            licenceStatus: materials.names.statuses.names[materials.names.statuses.choice.draw(&generator)],
            sizeWeight: weight, platform: platform, trade: business.key, placeIndex: place, tradeIndex: trade)
    }

    /// What kind of company it is: where there are as many as kinds of shop, each belongs to its kind.
    private mutating func company(of business: DemoTrade, kind: Int) -> String {
        let companies = business.companies
        return companies.count == business.suffixes.count
            ? companies[kind] : companies[generator.below(companies.count)]
    }

    /// Two characters; a chain's come from the few brands of its trade.
    private mutating func brand(isChain: Bool) -> String {
        let names = materials.names
        if isChain {
            let chain = trade * 5 + generator.below(5)
            let first = names.first[chain * 7 % names.first.count]
            return "\(first)\(names.second[(chain * 11 + 3) % names.second.count])"
        }
        let first = generator.pick(names.first) ?? "示"
        var second = generator.pick(names.second) ?? "例"
        if second == first { second = "和" }
        return "\(first)\(second)"
    }

    /// How a company names its seat: the city without its kind, or the whole county.
    private func seat(of home: DemoPlace) -> String {
        for name in [home.city, home.provinceName] where name.hasSuffix("市") { return String(name.dropLast()) }
        return home.name
    }
}

extension DemoText {
    /// 1 to 9 in Chinese.
    static func ordinal(_ number: Int) -> String {
        let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
        return digits.indices.contains(number - 1) ? digits[number - 1] : String(number)
    }
}
