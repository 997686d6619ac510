import Kernel
import Numbers

/// The steps before normalising, without their records, for many runs on changing numbers.
struct Preparation: Sendable {
    private enum Move: Sendable {
        case divide([[Double]?])
        case impute(Imputation, String?, isLast: Bool)
        case keep([Int])
        case treat(Treatment?, [String: Treatment?], isLast: Bool)
    }

    private let moves: [Move]
    private let source: Dataset
    private let framework: Framework
    /// The units that are left at the end.
    let units: [String]
    let codes: [String]
    /// How the recipe itself prepares the values.
    let nominal: [[Double]]

    init(_ data: Dataset, _ framework: Framework, _ recipe: Recipe) throws(Refusal) {
        let codes = data.values.codes.filter { framework[$0]?.kind == .indicator }
        let source = data.with(values: data.values.only(codes))
        var (current, moves) = (source, [Move]())
        let steps = recipe.steps
        for (place, step) in steps.enumerated() {
            let isLast = !steps[(place + 1)...].contains { $0.name == step.name }
            switch step {
            case .denominate(let denomination):
                moves.append(.divide(try Self.divisors(denomination, current, framework)))
                current = try denomination.applied(to: current, of: framework).0
            case .impute(let imputation):
                var unused: [Diagnostic] = []
                moves.append(.impute(imputation, try imputation.grouping(in: current, &unused), isLast: isLast))
                current = try imputation.applied(to: current, of: framework).0
            case .screen(let screening):
                let rows = try screening.applied(to: current, of: framework).rows
                if rows.count < current.units.count { moves.append(.keep(rows)) }
                current = current.keeping(rows)
            case .treat(let common, let each):
                moves.append(.treat(common, each, isLast: isLast))
                current = current.with(
                    values: try Treatment.applied(common, each: each, to: current.values, of: framework).0)
            case .normalise, .weigh, .aggregate: break
            }
        }
        self.moves = moves
        self.source = source
        self.framework = framework
        self.codes = codes
        units = current.units
        nominal = current.values.columns
    }

    /// Whether an imputation or a treatment is among the steps, so that it may be varied.
    var canImpute: Bool { moves.contains { if case .impute = $0 { true } else { false } } }

    var canTreat: Bool { moves.contains { if case .treat = $0 { true } else { false } } }

    /// The values with normal errors; deviations are a share of the value or the data's own standard errors.
    func disturbed(share: Double?, _ generator: inout SeededGenerator) -> [[Double]] {
        var columns = source.values.columns
        for (place, code) in codes.enumerated() {
            let errors = share == nil ? source.errors?[code] : nil
            if share == nil, errors == nil { continue }
            for row in columns[place].indices where !columns[place][row].isNaN {
                let deviation = share.map { $0 * columns[place][row].magnitude } ?? errors?[row] ?? 0
                if deviation > 0 { columns[place][row] += deviation * generator.normal() }
            }
        }
        return columns
    }

    var undisturbed: [[Double]] { source.values.columns }

    /// Prepared columns, with another imputation in the place of the recipe's last one and another treatment in the place of
    /// its last common one; nil keeps the recipe's.
    func prepared(
        _ columns: [[Double]], imputation: (Imputation, String?)?, treatment: Treatment??
    ) -> [[Double]] {
        var data = source.with(values: source.values.with(columns))
        for move in moves {
            switch move {
            case .divide(let divisors):
                data = data.with(values: data.values.with(Self.divide(data.values.columns, divisors)))
            case .impute(let own, let group, let isLast):
                let (method, grouping) = isLast ? imputation ?? (own, group) : (own, group)
                data = data.with(values: data.values.with(method.columns(data, framework, grouping)))
            case .keep(let rows): data = data.keeping(rows)
            case .treat(let own, let each, let isLast):
                let common = isLast ? treatment ?? own : own
                let treated = zip(codes, data.values.columns)
                    .map { code, column in (each[code] ?? common)?.treated(column).column ?? column }
                data = data.with(values: data.values.with(treated))
            }
        }
        return data.values.columns
    }

    func group(for imputation: Imputation) throws(Refusal) -> String? {
        var unused: [Diagnostic] = []
        return try imputation.grouping(in: source, &unused)
    }

    private static func divisors(
        _ denomination: Denomination, _ data: Dataset, _ framework: Framework
    ) throws(Refusal) -> [[Double]?] {
        var divisors: [[Double]?] = []
        for code in data.values.codes {
            guard let name = denomination.by[code] ?? framework[code]?.denominator else {
                divisors.append(nil)
                continue
            }
            guard let column = data.denominators[name] ?? data.values[name] else { throw .dataAbsent(name) }
            let factor = denomination.factors[code] ?? 1
            divisors.append(column.map { $0 == 0 ? .nan : $0 / factor })
        }
        return divisors
    }

    private static func divide(_ columns: [[Double]], _ divisors: [[Double]?]) -> [[Double]] {
        zip(columns, divisors)
            .map { column, divisors in
                guard let divisors else { return column }
                return zip(column, divisors).map { $0 / $1 }
            }
    }
}
