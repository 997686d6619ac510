public import Kernel
public import Numbers

/// How often each unit had each place, and each pair each order, in some runs; parts of it add up in any order.
public struct RankTally: Sendable {
    let unitCount: Int
    /// By unit and place, places from 0.
    private(set) var places: [Int32]
    /// By pair (i, j): the runs in which i was strictly ahead of j.
    private(set) var ahead: [Int32]
    public private(set) var runs = 0
    /// Runs that could not be computed.
    public private(set) var failures = 0

    init(unitCount: Int) {
        self.unitCount = unitCount
        places = [Int32](repeating: 0, count: unitCount * unitCount)
        ahead = places
    }

    mutating func add(_ scores: [Double]?) {
        guard let scores else {
            failures += 1
            return
        }
        runs += 1
        for i in 0..<unitCount where !scores[i].isNaN {
            var place = 0
            for j in 0..<unitCount where scores[j] > scores[i] {
                place += 1
                ahead[j * unitCount + i] += 1
            }
            places[i * unitCount + place] += 1
        }
    }

    public static func + (left: RankTally, right: RankTally) -> RankTally {
        var sum = left
        for index in sum.places.indices { sum.places[index] += right.places[index] }
        for index in sum.ahead.indices { sum.ahead[index] += right.ahead[index] }
        sum.runs += right.runs
        sum.failures += right.failures
        return sum
    }
}

/// The ranks of an index under everything uncertain about it.
public struct RankDistribution: Sendable {
    public struct Unit: Sendable {
        public let unit: String
        public let nominal: Int
        public let mean: Double
        public let median: Double
        /// The 5 % and the 95 % quantile (type 7).
        public let low: Double
        public let high: Double
    }

    /// In the order of the data; ranks are from 1 for the best, equal scores sharing the better place.
    public let units: [Unit]
    public let runs: Int
    /// Runs that could not be computed, such as a geometric mean of a nought.
    public let failures: Int
    /// The share of pairs whose order is the same in at least 95 % of the runs.
    public let robustPairShare: Double
    /// The share of pairs whose order never changes.
    public let certainPairShare: Double

    /// An order that holds in this share of runs counts as robust.
    public static let robustShare = 0.95

    public init(_ tally: RankTally, of model: UncertaintyModel) {
        let places = Statistics.places(model.nominal)
        let count = tally.unitCount
        units = model.units.enumerated()
            .map { row, unit in
                let counts = Array(tally.places[row * count..<(row + 1) * count])
                return Unit(
                    unit: unit, nominal: places[row], mean: Self.mean(counts), median: Self.quantile(counts, 0.5),
                    low: Self.quantile(counts, 0.05), high: Self.quantile(counts, 0.95))
            }
        (runs, failures) = (tally.runs, tally.failures)
        var (robust, certain, pairs) = (0, 0, 0)
        for i in 0..<count {
            for j in 0..<i {
                pairs += 1
                let most = max(tally.ahead[i * count + j], tally.ahead[j * count + i])
                if Double(most) >= Self.robustShare * Double(tally.runs) { robust += 1 }
                if Int(most) == tally.runs { certain += 1 }
            }
        }
        robustPairShare = pairs > 0 && tally.runs > 0 ? Double(robust) / Double(pairs) : .nan
        certainPairShare = pairs > 0 && tally.runs > 0 ? Double(certain) / Double(pairs) : .nan
    }

    private static func mean(_ counts: [Int32]) -> Double {
        let total = counts.reduce(0) { $0 + Int($1) }
        let sum = counts.enumerated().reduce(0) { $0 + ($1.offset + 1) * Int($1.element) }
        return total > 0 ? Double(sum) / Double(total) : .nan
    }

    /// Type 7 on the places written out one after the other.
    private static func quantile(_ counts: [Int32], _ probability: Double) -> Double {
        let total = counts.reduce(0) { $0 + Int($1) }
        guard total > 0 else { return .nan }
        let position = Double(total - 1) * probability
        let below = Int(position)
        func place(_ index: Int) -> Double {
            var passed = 0
            for (place, count) in counts.enumerated() {
                passed += Int(count)
                if index < passed { return Double(place + 1) }
            }
            return Double(counts.count)
        }
        let low = place(below)
        return low + (position - Double(below)) * (place(min(below + 1, total - 1)) - low)
    }

    /// `{"units":[{"id","rank","mean","median","low","high"}],"runs","failures","robustPairs","certainPairs"}`.
    public var json: JSON {
        [
            "units": .array(
                units.map { unit in
                    [
                        "id": .string(unit.unit), "rank": .integer(Int64(unit.nominal)),
                        "mean": JSON.number(unit.mean).finite, "median": JSON.number(unit.median).finite,
                        "low": JSON.number(unit.low).finite, "high": JSON.number(unit.high).finite,
                    ]
                }),
            "runs": .integer(Int64(runs)), "failures": .integer(Int64(failures)),
            "robustPairs": JSON.number(robustPairShare).finite, "certainPairs": JSON.number(certainPairShare).finite,
        ]
    }
}

extension UncertaintyModel {
    /// The tally of some runs; run number r draws its point from the seed and r alone.
    public func tally(runs: Range<Int>, seed: UInt64) -> RankTally {
        var tally = RankTally(unitCount: units.count)
        for run in runs {
            var generator = SeededGenerator(seed: seed, stream: UInt64(run))
            tally.add(scores(at: factors.map { _ in generator.unit() }))
        }
        return tally
    }

    /// Monte Carlo over all factors at once.
    public func distribution(runs: Int, seed: UInt64, lanes: Lanes = .one) -> RankDistribution {
        let pieces = (max(runs, 0) + Self.runsInPiece - 1) / Self.runsInPiece
        let tallies = lanes.map(pieces) { piece in
            tally(runs: piece * Self.runsInPiece..<min((piece + 1) * Self.runsInPiece, runs), seed: seed)
        }
        return RankDistribution(tallies.reduce(RankTally(unitCount: units.count), +), of: self)
    }

    /// Enough for the cost of handing out to vanish, few enough for many lanes.
    private static let runsInPiece = 250
}
