import Kernel
import Numbers

/// Tames outliers by the rule of the JRC's COIN tool and COINr's `Treat`.
///
/// A column fails when |skewness| ≥ a threshold and kurtosis ≥ another (type 2, see ``Statistics/shape(_:)``). Then the
/// most extreme value on the side of the skew is set to the next one, again and again, until the column passes or so
/// many points were moved. If it still fails, the transform is applied to the column as it was (or, if `combines`, as
/// winsorised). A column without variance or with fewer than 4 numbers cannot be judged and is left as it is.
public struct Treatment: Hashable, Sendable {
    /// The most points to move; nil for no limit.
    ///
    /// As in COINr, tied points move together and may exceed it.
    public var pointLimit: Int?
    public var skewness: Double
    public var kurtosis: Double
    public var transform: Transform?
    /// Whether the transform starts from the winsorised column.
    public var combines: Bool
    /// Whether the points are moved even when the column passes.
    public var forces: Bool

    public init(
        pointLimit: Int? = 5, skewness: Double = 2, kurtosis: Double = 3.5, transform: Transform? = .shiftedLog,
        combines: Bool = false, forces: Bool = false
    ) {
        self.pointLimit = pointLimit
        self.skewness = skewness
        self.kurtosis = kurtosis
        self.transform = transform
        self.combines = combines
        self.forces = forces
    }

    /// What became of a column.
    public enum Outcome: String, Sendable {
        case passed, winsorised, transformed, undecided
        /// Still failing after everything.
        case failing
    }

    /// Whether skewness and kurtosis are within bounds; nil where they cannot be told.
    public func passes(_ column: [Double]) -> Bool? {
        let (skew, kurt) = Statistics.shape(column)
        if skew.isNaN || kurt.isNaN {
            return skew.magnitude < skewness || kurt < kurtosis ? true : nil
        }
        return skew.magnitude < skewness || kurt < kurtosis
    }

    /// A column treated, and what became of it.
    public func treated(_ column: [Double]) -> (column: [Double], outcome: Outcome) {
        guard let passedAtFirst = passes(column) else { return (column, .undecided) }
        guard !passedAtFirst else { return (column, .passed) }
        let winsorised = winsorised(column)
        guard let passedAfter = passes(winsorised) else { return (column, .undecided) }
        if passedAfter { return (winsorised, .winsorised) }
        guard let transform else { return (winsorised, .failing) }
        let transformed = transform.applied(to: combines ? winsorised : column)
        guard let passedAtLast = passes(transformed) else { return (column, .undecided) }
        return (transformed, passedAtLast ? .transformed : .failing)
    }

    /// Moves extreme points to the next value until the column passes or the limit is reached.
    public func winsorised(_ column: [Double]) -> [Double] {
        var (column, high, low) = (column, 0, 0)
        while high + low < pointLimit ?? .max, forces || passes(column) == false {
            let isHigh = Statistics.shape(column).skewness >= 0
            guard let range = Statistics.range(column), range.least < range.greatest else { break }
            let extreme = isHigh ? range.greatest : range.least
            var (next, count) = (isHigh ? -Double.infinity : .infinity, 0)
            for value in column where !value.isNaN && value != extreme {
                next = isHigh ? max(next, value) : min(next, value)
            }
            for row in column.indices where column[row] == extreme {
                column[row] = next
                count += 1
            }
            if isHigh { high = count } else { low = count }
        }
        return column
    }

    /// Treats each indicator, by its own treatment where `each` has one (nil: not at all).
    static func applied(
        _ common: Treatment?, each: [String: Treatment?], to sheet: Sheet, of framework: Framework
    ) throws(Refusal) -> (Sheet, StepRecord) {
        var (sheet, changes, remarks, counts) = (sheet, [Change](), [Diagnostic](), [Outcome: Int]())
        for code in each.keys.sorted() where sheet[code] == nil { throw .dataAbsent(code) }
        for code in sheet.codes where framework[code]?.kind == .indicator {
            guard let treatment = each[code] ?? common, let before = sheet[code] else { continue }
            let (after, outcome) = treatment.treated(before)
            counts[outcome, default: 0] += 1
            sheet[code] = after
            remarks.append(contentsOf: Diagnostic.treated(code, outcome))
            let isMoved = outcome == .winsorised || treatment.transform == nil
            for row in before.indices where before[row] != after[row] && !before[row].isNaN {
                let word =
                    isMoved
                    ? (after[row] < before[row] ? "winsorisedHigh" : "winsorisedLow")
                    : treatment.transform?.word ?? "transformed"
                changes.append(Change(sheet.units[row], code, word, after[row]))
            }
        }
        let (moved, changed) = (counts[.winsorised] ?? 0, counts[.transformed] ?? 0)
        let record = StepRecord(
            .treat,
            Phrase(
                zh: "\(moved)项指标缩尾，\(changed)项变换，其余未动",
                en: "\(moved) indicators winsorised, \(changed) transformed, the others left alone"),
            settings: common?.json ?? "none", changes: changes, remarks: remarks)
        return (sheet, record)
    }

    var json: JSON {
        [
            "winsorise": JSON(pointLimit), "skewness": .number(skewness), "kurtosis": .number(kurtosis),
            "transform": JSON(transform?.word), "combine": .bool(combines), "force": .bool(forces),
        ]
    }
}

extension Diagnostic {
    fileprivate static func treated(_ code: String, _ outcome: Treatment.Outcome) -> [Diagnostic] {
        switch outcome {
        case .passed, .winsorised, .transformed: []
        case .undecided:
            [
                .warning(
                    code, zh: "“\(code)”取值无差异或数据太少，无法判断异常值，未处理",
                    en: "“\(code)” has one value for all or too few values to judge outliers; it was left as it is")
            ]
        case .failing:
            [
                .warning(
                    code, zh: "“\(code)”处理后偏度和峰度仍超限",
                    en: "“\(code)” is still beyond the bounds of skewness and kurtosis after treatment")
            ]
        }
    }
}
