import Kernel

/// One thing that is planted among the everyday rows.
struct DemoPlant: Sendable {
    enum Kind: Sendable {
        case burst(incident: Int)
        case template(frame: Int)
        case repeater(trade: Int)
    }

    let name: String
    let kind: Kind
    /// The firm, where all rows are about one.
    var merchant: Int?
    /// The place, where all rows are in one.
    var place: Int?
}

/// Decides what is planted, where and when, before any row is made.
struct DemoPlanter {
    private let materials: DemoMaterials
    private let town: DemoTown
    private let span: DemoSpan
    private var generator: DemoGenerator
    private(set) var plants: [DemoPlant] = []
    private(set) var rows: [DemoSchedule.Planted] = []
    private var nextPerson = Self.firstPerson

    /// People of everyday rows have lower numbers, so planted people file nothing else.
    static let firstPerson = 8_000_000

    init(materials: DemoMaterials, town: DemoTown, seed: UInt64, span: DemoSpan) {
        (self.materials, self.town, self.span) = (materials, town, span)
        generator = DemoGenerator(seed: seed, stream: 4 << 40)
        // Fewer rows could not hide what is planted.
        guard span.count >= 300, span.dayCount >= 20 else { return }
        let largest = max(6, span.count / 60)
        for index in 0..<min(max(span.count / 2500, 4), 48) { plantBurst(index, largest: largest) }
        for index in 0..<min(max(span.count / 10_000, 2), 12) { plantTemplate(index, largest: largest) }
        for index in 0..<min(max(span.count / 8000, 2), 24) { plantRepeater(index, largest: largest) }
    }

    private mutating func plantBurst(_ index: Int, largest: Int) {
        let number = index % materials.incidents.count
        let incident = materials.incidents[number]
        let province = drawProvince(tourism: incident.isTourism)
        let merchant = town.draw(province: province, trade: incident.trade, &generator)
        let place = town.merchants[merchant].placeIndex
        var plant = DemoPlant(name: "\(incident.key)-\(index + 1)", kind: .burst(incident: number))
        let length = generator.within(incident.days)
        let start = start(of: incident, length: length)
        switch incident.scope {
        case .merchant: (plant.merchant, plant.place) = (merchant, place)
        case .county: plant.place = place
        case .everywhere: break
        }
        let neighbours = town.range(province: province, trade: incident.trade)
            .filter { town.merchants[$0].placeIndex == place }
        plants.append(plant)
        for _ in 0..<min(generator.within(incident.size), largest) {
            let offset = start + self.offset(within: length, isDecaying: incident.isDecaying)
            let firm: Int
            switch incident.scope {
            case .merchant: firm = merchant
            case .county: firm = generator.pick(neighbours) ?? merchant
            case .everywhere:
                firm = town.draw(province: drawProvince(tourism: false), trade: incident.trade, &generator)
            }
            add(offset: offset, merchant: firm, person: newPerson())
        }
    }

    private mutating func plantTemplate(_ index: Int, largest: Int) {
        let frames = materials.language.frames["template"]?.count ?? 0
        let shops = materials.trades.indices.filter {
            ["supermarket", "foodshop", "general"].contains(materials.trades[$0].key)
        }
        guard frames > 0, let trade = generator.pick(shops) else { return }
        plants.append(DemoPlant(name: "template-\(index + 1)", kind: .template(frame: index % frames)))
        let writers = (0..<generator.within(1...3)).map { _ in newPerson() }
        let length = min(span.dayCount, 120)
        let start = generator.below(span.dayCount - length + 1)
        for _ in 0..<min(generator.within(8...36), largest) {
            let firm = town.draw(province: drawProvince(tourism: false), trade: trade, &generator)
            add(offset: start + generator.below(length), merchant: firm, person: generator.pick(writers) ?? 0)
        }
    }

    private mutating func plantRepeater(_ index: Int, largest: Int) {
        guard let trade = generator.pick(Array(materials.trades.indices)) else { return }
        plants.append(DemoPlant(name: "repeater-\(index + 1)", kind: .repeater(trade: trade)))
        let (person, province) = (newPerson(), drawProvince(tourism: false))
        let length = min(span.dayCount, 200)
        let start = generator.below(span.dayCount - length + 1)
        for _ in 0..<min(generator.within(9...40), largest) {
            let firm = town.draw(province: province, trade: trade, &generator)
            add(offset: start + generator.below(length), merchant: firm, person: person)
        }
    }

    private mutating func add(offset: Int, merchant: Int, person: Int) {
        rows.append(
            DemoSchedule.Planted(
                offset: min(max(offset, 0), span.dayCount - 1), plant: plants.count - 1, merchant: merchant,
                person: person))
    }

    private mutating func newPerson() -> Int {
        nextPerson += 1
        return nextPerson - 1
    }

    private mutating func drawProvince(tourism: Bool) -> Int {
        let weights = zip(town.provinceWeights, town.tourism).map { tourism ? $1 * $1 * $1 : $0 }
        return WeightedChoice(weights).draw(&generator)
    }

    /// A day in the season of an incident, where it has one: the best of forty.
    private mutating func start(of incident: DemoIncident, length: Int) -> Int {
        let room = max(1, span.dayCount - length)
        guard let season = incident.season.flatMap({ materials.calendar.seasons[$0] }) else {
            return generator.below(room)
        }
        var best = (offset: 0, factor: -1.0)
        for _ in 0..<40 {
            let offset = generator.below(room)
            let factor = materials.calendar.factor(of: season, on: span.first.advanced(by: offset))
            if factor > best.factor { best = (offset, factor) }
        }
        return best.offset
    }

    private mutating func offset(within length: Int, isDecaying: Bool) -> Int {
        let (one, other) = (generator.unit(), generator.unit())
        return Int(Double(length) * (isDecaying ? one * other : (one + other) / 2))
    }
}
