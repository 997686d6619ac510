import Kernel

/// Divides indicators by what makes units of different size comparable: population, firms, output.
public struct Denomination: Hashable, Sendable {
    /// The denominator of a code, where it differs from the framework's.
    public var by: [String: String]
    /// A factor on the result of a code, such as 100,000 for a rate per 100,000 residents.
    public var factors: [String: Double]

    public init(by: [String: String] = [:], factors: [String: Double] = [:]) {
        self.by = by
        self.factors = factors
    }

    /// `x / (denominator / factor)`; a denominator that is missing or 0 leaves the value missing, with a remark.
    func applied(to data: Dataset, of framework: Framework) throws(Refusal) -> (Dataset, StepRecord) {
        for code in by.keys.sorted() where data.values[code] == nil { throw .dataAbsent(code) }
        var (values, remarks, done) = (data.values, [Diagnostic](), [String: JSON]())
        for code in values.codes {
            guard let name = by[code] ?? framework[code]?.denominator else { continue }
            guard let divisors = data.denominators[name] ?? data.values[name] else { throw .dataAbsent(name) }
            guard var column = values[code] else { continue }
            let factor = factors[code] ?? 1
            done[code] = .string(name)
            for row in column.indices where !column[row].isNaN {
                let divisor = divisors[row] / factor
                if divisor.isNaN || divisor == 0 {
                    remarks.append(.divisorUnusable(code, data.units[row], name))
                    column[row] = .nan
                } else {
                    column[row] /= divisor
                }
            }
            values[code] = column
        }
        let record = StepRecord(
            .denominate,
            Phrase(
                zh: "\(done.count)项指标除以各自的分母", en: "\(done.count) indicators were divided by their denominators"),
            settings: ["by": .object(done)], remarks: remarks)
        return (data.with(values: values), record)
    }
}

extension Diagnostic {
    fileprivate static func divisorUnusable(_ code: String, _ unit: String, _ name: String) -> Diagnostic {
        .warning(
            code, zh: "单元“\(unit)”的分母“\(name)”缺失或为零，指标记为缺失",
            en: "The denominator “\(name)” of unit “\(unit)” is missing or 0; the value is missing")
    }
}
