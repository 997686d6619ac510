import Kernel

/// How many rows each day has, and which of them are planted.
struct DemoSchedule: Sendable {
    /// One row that is not left to chance.
    struct Planted: Sendable {
        /// Days from the first.
        let offset: Int
        /// Index of the plant it belongs to.
        let plant: Int
        let merchant: Int
        /// Index of the person who files it.
        let person: Int
    }

    let first: Day
    /// Rows a day, planted ones among them.
    let counts: [Int]
    /// Planted rows by day, then by their place among the day's rows, from 0.
    let planted: [(place: Int, row: Planted)]

    init(materials: DemoMaterials, town: DemoTown, seed: UInt64, span: DemoSpan, planted rows: [Planted]) {
        first = span.first
        var generator = DemoGenerator(seed: seed, stream: 2 << 40)
        let weights = (0..<span.dayCount)
            .map { offset in
                let day = span.first.advanced(by: offset)
                let total = DemoCells.total(materials: materials, town: town, day: day)
                let noise = max(0.5, 1 + 0.07 * generator.normal())
                return total * materials.calendar.volume(on: day, since: span.first) * noise
            }
        var counts = Self.shares(of: span.count - rows.count, by: weights)
        for row in rows { counts[row.offset] += 1 }
        self.counts = counts
        planted = Self.placed(rows, among: counts, seed: seed)
    }

    /// Whole numbers that add up to a count and follow weights as nearly as can be.
    private static func shares(of count: Int, by weights: [Double]) -> [Int] {
        let total = weights.reduce(0, +)
        var (sum, given) = (0.0, 0)
        return weights.enumerated()
            .map { index, weight in
                sum += weight
                let upTo = index == weights.count - 1 ? count : Int(Double(count) * sum / total)
                defer { given = upTo }
                return upTo - given
            }
    }

    /// Gives each planted row its place among the rows of its day, no two the same.
    private static func placed(_ rows: [Planted], among counts: [Int], seed: UInt64) -> [(place: Int, row: Planted)] {
        var taken: Set<[Int]> = []
        var generator = DemoGenerator(seed: seed, stream: 3 << 40)
        return
            rows.map { row in
                var place = generator.below(counts[row.offset])
                // There are at least as many places as rows, so this ends.
                while !taken.insert([row.offset, place]).inserted { place = (place + 1) % counts[row.offset] }
                return (place, row)
            }
            .sorted { ($0.row.offset, $0.place) < ($1.row.offset, $1.place) }
    }
}

/// The wanted extent: how many rows between which days.
struct DemoSpan: Sendable {
    let count: Int
    let first: Day
    let last: Day

    var dayCount: Int { last.days(since: first) + 1 }
}

/// What may be complained about where on one day, with its likelihood.
struct DemoCells: Sendable {
    let choice: WeightedChoice
    private let sceneCount: Int

    init(materials: DemoMaterials, town: DemoTown, day: Day) {
        let scenes = Self.sceneWeights(materials, on: day)
        sceneCount = scenes.count
        choice = WeightedChoice(
            town.provinces.indices.flatMap { province in
                scenes.indices.map { scene in
                    let isTourism = materials.trades[materials.scenes[scene].trade].isTourism
                    return scenes[scene] * town.provinceWeights[province] * (isTourism ? town.tourism[province] : 1)
                }
            })
    }

    /// The likelihood of all cells together, without making them.
    static func total(materials: DemoMaterials, town: DemoTown, day: Day) -> Double {
        let usual = town.provinceWeights.reduce(0, +)
        let visited = zip(town.provinceWeights, town.tourism).reduce(0) { $0 + $1.0 * $1.1 }
        return zip(materials.scenes, sceneWeights(materials, on: day))
            .reduce(0) { $0 + $1.1 * (materials.trades[$1.0.trade].isTourism ? visited : usual) }
    }

    func draw(_ generator: inout DemoGenerator) -> (province: Int, scene: Int) {
        choice.draw(&generator).quotientAndRemainder(dividingBy: sceneCount) as (Int, Int)
    }

    /// A scene's share of all, more or less by season.
    private static func sceneWeights(_ materials: DemoMaterials, on day: Day) -> [Double] {
        let factors = materials.calendar.seasons.mapValues { materials.calendar.factor(of: $0, on: day) }
        return zip(materials.scenes, materials.sceneShares)
            .map { scene, share in share * (scene.season.flatMap { factors[$0] } ?? 1) }
    }
}
