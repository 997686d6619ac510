public import Kernel

extension Framework {
    /// Reads a table of metadata in the form of COINr's `iMeta`.
    ///
    /// Columns: `Level`, `iCode`, `iName`, `Direction` (1, −1), `Weight`, `Parent`, `Type` (Indicator, Aggregate, Group,
    /// Denominator, Other; besides these Context for figures shown and never scored), and where there `iNameZh`,
    /// `iNameEn`, `Unit`, `Target`, `Denominator`, `Source`, `Period`, `goalpost_lower`, `goalpost_upper`,
    /// `goalpost_scale`, `goalpost_trunc2posts`, `minmax_lower`, `minmax_upper`, `zscore_mean`, `zscore_sd`,
    /// `scaled_lower`, `scaled_upper`, `scale_factor`, `dist2targ_cap_max`. An empty field or NA is none.
    public init(readingTable bytes: [UInt8]) throws(Refusals) {
        self = try FrameworkTable(bytes).framework()
    }
}

/// The rows of an `iMeta` table by what they are.
struct FrameworkTable {
    private(set) var nodes: [Node] = []
    private(set) var groups: Set<String> = []
    private(set) var denominators: Set<String> = []
    private(set) var others: Set<String> = []
    private var refusals: [Refusal] = []
    private let table: DelimitedText

    init(_ bytes: [UInt8]) throws(Refusals) {
        table = try DelimitedText(parsing: bytes, cellLimit: Dataset.cellLimit)
        let absent = ["iCode", "Parent", "Weight", "Direction", "Type"].filter { table.column($0) == nil }
        if let refusals = Refusals(absent.map(Refusal.headingAbsent)) { throw refusals }
        for row in table.rows { read(row) }
        if let refusals = Refusals(refusals) { throw refusals }
    }

    func framework() throws(Refusals) -> Framework { try Framework(nodes) }

    private mutating func read(_ row: DelimitedText.Row) {
        guard let code = text(row, "iCode") else {
            refusals.append(.wordUnknown(row.line, "iCode", ""))
            return
        }
        switch text(row, "Type")?.lowercased() {
        case "indicator": nodes.append(node(row, code, .indicator))
        case "aggregate": nodes.append(node(row, code, .branch))
        case "context": nodes.append(node(row, code, .context))
        case "group": groups.insert(code)
        case "denominator": denominators.insert(code)
        case "other": others.insert(code)
        case let word: refusals.append(.wordUnknown(row.line, "Type", word ?? ""))
        }
    }

    private mutating func node(_ row: DelimitedText.Row, _ code: String, _ kind: Node.Kind) -> Node {
        let name = text(row, "iName") ?? code
        let stated = number(row, "Direction")
        let direction = stated.flatMap {
            $0.rounded() == $0 && $0.magnitude == 1 ? Node.Direction(rawValue: Int($0)) : nil
        }
        if kind == .indicator, direction == nil {
            refusals.append(.wordUnknown(row.line, "Direction", text(row, "Direction") ?? ""))
        }
        let parent = text(row, "Parent")
        let isTop = kind == .branch && parent == nil
        return Node(
            code, Phrase(zh: text(row, "iNameZh") ?? name, en: text(row, "iNameEn") ?? name), kind: kind,
            parent: parent,
            weight: number(row, "Weight") ?? (isTop || kind == .context ? 1 : .nan),
            direction: direction ?? .higherIsBetter,
            statedLevel: number(row, "Level").flatMap { Int(exactly: $0) }, unit: text(row, "Unit"),
            denominator: text(row, "Denominator"), source: text(row, "Source"), period: text(row, "Period"),
            marks: marks(row, direction ?? .higherIsBetter))
    }

    private mutating func marks(_ row: DelimitedText.Row, _ direction: Node.Direction) -> Marks {
        var marks = Marks(target: number(row, "Target"), isCappedAtTarget: truth(row, "dist2targ_cap_max") ?? false)
        if let (lower, upper) = pair(row, "goalpost_lower", "goalpost_upper") {
            let (least, greatest) = (min(lower, upper), max(lower, upper))
            marks.goalposts = Goalposts(
                zero: direction == .higherIsBetter ? least : greatest,
                full: direction == .higherIsBetter ? greatest : least, scale: number(row, "goalpost_scale") ?? 100,
                clips: truth(row, "goalpost_trunc2posts") ?? true)
        }
        marks.scoreRange = pair(row, "minmax_lower", "minmax_upper").map { ScoreRange($0, $1) }
        marks.standard = pair(row, "zscore_mean", "zscore_sd").map { Standard(mean: $0, deviation: $1) }
        marks.scaled = pair(row, "scaled_lower", "scaled_upper")
            .map { Scaled(lower: $0, upper: $1, factor: number(row, "scale_factor") ?? 100) }
        return marks
    }

    private mutating func pair(_ row: DelimitedText.Row, _ first: String, _ second: String) -> (Double, Double)? {
        guard let a = number(row, first), let b = number(row, second) else { return nil }
        return (a, b)
    }

    private func text(_ row: DelimitedText.Row, _ name: String) -> String? {
        guard let column = table.column(name), !row.fields[column].isMissing else { return nil }
        return row.fields[column].text
    }

    private mutating func number(_ row: DelimitedText.Row, _ name: String) -> Double? {
        guard let text = text(row, name) else { return nil }
        guard let value = Double(text), value.isFinite else {
            refusals.append(.cellWrong(row.line, name, text))
            return nil
        }
        return value
    }

    private mutating func truth(_ row: DelimitedText.Row, _ name: String) -> Bool? {
        guard let text = text(row, name) else { return nil }
        switch text.uppercased() {
        case "TRUE", "T", "1": return true
        case "FALSE", "F", "0": return false
        default:
            refusals.append(.wordUnknown(row.line, name, text))
            return nil
        }
    }
}
