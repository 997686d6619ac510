public import Kernel

/// Invented complaints, reports and inquiries that read like real work orders: a sequence of rows in order of time.
///
/// The same seed, count, days and building blocks give the same rows on every machine. Rows are made as they are asked
/// for, so a million of them take no more memory than a day's. Nothing in them is real but the names of places: firms
/// carry codes with `DEM` in places 9 to 11, people are called 某, telephone numbers are of a range that no operator
/// has, and registration numbers begin with 99, which is no province.
public struct Demonstration: Sequence, Sendable {
    /// All firms that may appear, the larger of each trade and province first.
    public let merchants: [DemoMerchant]
    /// What was planted.
    public let key: DemoKey
    /// How many rows there are.
    public let count: Int

    private let composer: DemoComposer
    private let schedule: DemoSchedule
    private let plants: [DemoPlant]

    /// Plans so many rows between two days, both included.
    ///
    /// A count below 0 is taken as 0, and a last day before the first as the first. The last day is also the one on
    /// which the export is drawn: what ends later is still open. Bursts, templates and repeaters are planted from 300
    /// rows and 20 days on.
    public init(seed: UInt64, count: Int, from first: Day, through last: Day, materials: DemoMaterials) {
        let span = DemoSpan(count: Swift.max(count, 0), first: first, last: Swift.max(first, last))
        let town = DemoTown(materials: materials, seed: seed, count: Swift.min(Swift.max(span.count / 12, 900), 40_000))
        let planter = DemoPlanter(materials: materials, town: town, seed: seed, span: span)
        schedule = DemoSchedule(materials: materials, town: town, seed: seed, span: span, planted: planter.rows)
        plants = planter.plants
        composer = DemoComposer(
            materials: materials, town: town, seed: seed,
            people: Swift.min(Swift.max(span.count * 4 / 5, 50), DemoPlanter.firstPerson),
            end: span.last.advanced(by: 1).start)
        merchants = town.merchants
        self.count = span.count
        key = DemoKeyMaker(composer: composer, schedule: schedule, plants: planter.plants).key
    }

    public func makeIterator() -> Iterator { Iterator(composer, schedule, plants) }

    /// Makes the rows one after another.
    public struct Iterator: IteratorProtocol {
        private let composer: DemoComposer
        private let schedule: DemoSchedule
        private let plants: [DemoPlant]
        private var offset = -1
        private var seconds: [Int] = []
        private var place = 0
        private var nextPlanted = 0
        private var made: UInt64 = 0
        private var cells: DemoCells?

        fileprivate init(_ composer: DemoComposer, _ schedule: DemoSchedule, _ plants: [DemoPlant]) {
            (self.composer, self.schedule, self.plants) = (composer, schedule, plants)
        }

        public mutating func next() -> DemoOrder? {
            while place == seconds.count {
                guard offset + 1 < schedule.counts.count else { return nil }
                begin(offset + 1)
            }
            defer {
                place += 1
                made += 1
            }
            var generator = DemoGenerator(seed: composer.seed, stream: 6 << 40 | made)
            let assignment = assignment(&generator)
            return composer.order(assignment, generator: generator)
        }

        /// Draws a day's clock times.
        private mutating func begin(_ offset: Int) {
            self.offset = offset
            place = 0
            let day = schedule.first.advanced(by: offset)
            var generator = DemoGenerator(seed: composer.seed, stream: 5 << 40 | UInt64(offset))
            let hours = composer.materials.calendar.hours
            seconds = (0..<schedule.counts[offset])
                .map { _ in hours.draw(&generator) * 3600 + generator.below(3600) }
                .sorted()
            cells = seconds.isEmpty ? nil : DemoCells(materials: composer.materials, town: composer.town, day: day)
        }

        private mutating func assignment(_ generator: inout DemoGenerator) -> DemoComposer.Assignment {
            let day = schedule.first.advanced(by: offset)
            let number = DemoText.number(day: day, serial: place + 1)
            let registeredAt = day.start.advanced(bySeconds: Int64(seconds[place]))
            if nextPlanted < schedule.planted.count {
                let (place, row) = schedule.planted[nextPlanted]
                if row.offset == offset, place == self.place {
                    nextPlanted += 1
                    let plant = plants[row.plant]
                    let scene = scene(of: plant, at: composer.town.merchants[row.merchant], &generator)
                    return DemoComposer.Assignment(
                        number: number, registeredAt: registeredAt, merchant: row.merchant, scene: scene,
                        person: row.person, plant: plant)
                }
            }
            var (scene, merchant) = drawn(&generator)
            var tries = 0
            while !scene.suits(composer.town.merchants[merchant].tradeName), tries < DemoTeller.mostTries {
                (scene, merchant) = drawn(&generator)
                tries += 1
            }
            return DemoComposer.Assignment(
                number: number, registeredAt: registeredAt, merchant: merchant, scene: scene,
                person: generator.below(composer.people), plant: nil)
        }

        /// An everyday scene of the day, and a firm of its trade.
        private func drawn(_ generator: inout DemoGenerator) -> (DemoScene, Int) {
            let (province, index) = cells?.draw(&generator) ?? (0, 0)
            let scene = composer.materials.scenes[index]
            return (scene, composer.town.draw(province: province, trade: scene.trade, &generator))
        }

        /// What a planted row is about: the incident, or something usual in the firm's trade.
        private func scene(
            of plant: DemoPlant, at merchant: DemoMerchant, _ generator: inout DemoGenerator
        ) -> DemoScene {
            let materials = composer.materials
            if case .burst(let incident) = plant.kind { return materials.incidents[incident].scene }
            let usual = materials.scenes.filter { $0.trade == merchant.tradeIndex }
            let suitable = usual.filter { $0.suits(merchant.tradeName) }
            return generator.pick(suitable) ?? usual[generator.below(usual.count)]
        }
    }
}
