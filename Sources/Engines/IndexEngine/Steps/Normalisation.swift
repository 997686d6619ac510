import Kernel
import Numbers

/// A way to bring indicators to one scale, more always being better.
///
/// Except for goalposts, targets and bounds, a column is first multiplied by its direction (1 or −1), as in COINr. A
/// column with one value for all has no score by the methods that divide by its range or deviation.
public enum Normalisation: Hashable, Sendable {
    /// `least + (greatest − least)·(x − min)/(max − min)` of the sample; nil takes each indicator's own range.
    case minMax(ScoreRange?)
    /// ``Goalposts/score(_:)``; nil takes each indicator's own posts.
    case goalposts(Goalposts?)
    /// `mean + deviation·(x − x̄)/s` with n − 1 below the line of s; nil takes each indicator's own.
    case zScore(Standard?)
    /// `factor·(x − lower)/(upper − lower)`, unclipped, of the directed column; nil takes each indicator's own bounds, which
    /// are in its own unit and turned round with it.
    case scaled(Scaled?)
    /// Ranks from 1 for the worst; equal values share the lower rank.
    case rank
    /// `(rank − 1)/(n − 1)`.
    case percentileRank
    /// `rank − 1`.
    case borda
    /// `1 − (max − x)/(max − min)`.
    case distanceToMaximum
    /// `1 − (x_r − x)/(x_r − min)` for the reference unit r.
    case distanceToReference(String, capped: Bool)
    /// `(x − min)/(target − min)`; for lower-is-better `(max − x)/(max − target)`; nil takes each
    /// indicator's own target.
    case distanceToTarget(Double?, capped: Bool?)
    /// `x/max` of the directed column; only for higher-is-better, positive columns does it order units as it should.
    case fractionOfMaximum
    /// Only the direction is applied.
    case none

    /// The word that recipes and logs use.
    public var word: String {
        switch self {
        case .minMax: "minMax"
        case .goalposts: "goalposts"
        case .zScore: "zScore"
        case .scaled: "scaled"
        case .rank: "rank"
        case .percentileRank: "percentileRank"
        case .borda: "borda"
        case .distanceToMaximum: "distanceToMaximum"
        case .distanceToReference: "distanceToReference"
        case .distanceToTarget: "distanceToTarget"
        case .fractionOfMaximum: "fractionOfMaximum"
        case .none: "none"
        }
    }
}

extension Normalisation {
    /// The scores of one indicator; `reference` is the row of the reference unit, where the method needs one.
    func scores(_ column: [Double], _ node: Node, reference: Int?) throws(Refusal) -> [Double] {
        let sign = node.direction.sign
        let directed = sign < 0 ? column.map { -$0 } : column
        switch self {
        case .goalposts(let given):
            guard let posts = given ?? node.marks.goalposts else { throw .markAbsent(node.code, Self.postsPhrase) }
            return column.map(posts.score)
        case .zScore(let standard):
            guard let standard = standard ?? node.marks.standard else {
                throw .markAbsent(node.code, Phrase(zh: "目标均值和标准差", en: "mean and deviation to be scored to"))
            }
            let (mean, deviation) = (Statistics.mean(directed), Statistics.deviation(directed))
            return directed.map { deviation > 0 ? ($0 - mean) / deviation * standard.deviation + standard.mean : .nan }
        case .scaled(let given):
            guard let scaled = given ?? node.marks.scaled else {
                throw .markAbsent(node.code, Phrase(zh: "上下界", en: "bounds"))
            }
            let isTurned = given == nil && sign < 0
            let (zero, full) = isTurned ? (-scaled.upper, -scaled.lower) : (scaled.lower, scaled.upper)
            return directed.map { ($0 - zero) / (full - zero) * scaled.factor }
        case .rank: return Statistics.ranks(directed)
        case .borda: return Statistics.ranks(directed).map { $0 - 1 }
        case .percentileRank:
            let count = Double(Statistics.count(directed) - 1)
            return Statistics.ranks(directed).map { count > 0 ? ($0 - 1) / count : .nan }
        case .none: return directed
        default: return try ranged(directed, node, reference)
        }
    }

    /// The methods that look at the least and the greatest of the directed column.
    private func ranged(_ directed: [Double], _ node: Node, _ reference: Int?) throws(Refusal) -> [Double] {
        guard let (least, greatest) = Statistics.range(directed) else { return directed }
        let span = greatest - least
        switch self {
        case .minMax(let range):
            guard let range = range ?? node.marks.scoreRange else {
                throw .markAbsent(node.code, Phrase(zh: "得分区间", en: "range of scores"))
            }
            let width = range.greatest - range.least
            return directed.map { span > 0 ? ($0 - least) / span * width + range.least : .nan }
        case .distanceToMaximum: return directed.map { span > 0 ? 1 - (greatest - $0) / span : .nan }
        case .distanceToReference(_, let capped):
            guard let reference else { return directed }
            let aim = directed[reference]
            return directed.map { value in
                let score = aim == least ? .nan : 1 - (aim - value) / (aim - least)
                return capped && score > 1 ? 1 : score
            }
        case .distanceToTarget(let given, let capped):
            guard let target = given ?? node.marks.target else {
                throw .markAbsent(node.code, Phrase(zh: "目标值", en: "target"))
            }
            let aim = target * node.direction.sign
            let isCapped = capped ?? node.marks.isCappedAtTarget
            return directed.map { value in
                let score = aim == least ? .nan : (value - least) / (aim - least)
                return isCapped && score > 1 ? 1 : score
            }
        case .fractionOfMaximum: return directed.map { greatest != 0 ? $0 / greatest : .nan }
        default: return directed
        }
    }

    private static let postsPhrase = Phrase(zh: "目标区间", en: "goalposts")
}

extension Normalisation {
    /// The scores of all indicators of a framework, in the order of the data; other columns are left out.
    static func applied(
        _ common: Normalisation, each: [String: Normalisation], to sheet: Sheet, of framework: Framework
    ) throws(Refusal) -> (Sheet, StepRecord) {
        for code in each.keys.sorted() where sheet[code] == nil { throw .dataAbsent(code) }
        var remarks: [Diagnostic] = []
        let codes = sheet.codes.filter { framework[$0]?.kind == .indicator }
        var columns: [[Double]] = []
        for code in codes {
            guard let node = framework[code], let column = sheet[code] else { continue }
            let method = each[code] ?? common
            let scores = try method.scores(column, node, reference: try method.reference(in: sheet))
            remarks.append(contentsOf: method.remarks(node, column, scores))
            columns.append(scores)
        }
        let record = StepRecord(
            .normalise,
            Phrase(
                zh: "\(codes.count)项指标标准化（\(common.word)）", en: "\(codes.count) indicators normalised (\(common.word))"),
            settings: ["method": .string(common.word), "each": .object(each.mapValues { .string($0.word) })],
            remarks: remarks)
        return (Sheet(of: sheet.units, codes, columns), record)
    }

    func reference(in sheet: Sheet) throws(Refusal) -> Int? {
        guard case .distanceToReference(let unit, _) = self else { return nil }
        guard let row = sheet.units.firstIndex(of: unit) else { throw .unitAbsent(unit) }
        return row
    }

    private func remarks(_ node: Node, _ column: [Double], _ scores: [Double]) -> [Diagnostic] {
        let code = node.code
        let (before, after) = (Statistics.count(column), Statistics.count(scores))
        if before == 0 { return [.warning(code, zh: "“\(code)”没有数据，无得分", en: "“\(code)” has no data and no score")] }
        let isFlat = Statistics.range(column).map { $0.least == $0.greatest } ?? false
        if after < before || isFlat {
            return [
                isFlat
                    ? .warning(
                        code, zh: after < before ? "“\(code)”各单元取值相同，无得分，未计入合成" : "“\(code)”各单元取值相同，不能区分单元",
                        en: after < before
                            ? "“\(code)” has one value for all: it has no score and is left out of the aggregates"
                            : "“\(code)” has one value for all: it tells no unit from another")
                    : .warning(code, zh: "“\(code)”部分单元无得分", en: "“\(code)” has no score for some units")
            ]
        }
        if case .fractionOfMaximum = self,
            node.direction == .lowerIsBetter || (Statistics.range(column)?.least ?? 0) < 0
        {
            return [
                .warning(
                    code, zh: "“\(code)”为逆向或含负值，占最大值之比会颠倒次序",
                    en:
                        "“\(code)” is lower-is-better or has negative values: the fraction of the maximum may turn its order round"
                )
            ]
        }
        return []
    }
}
