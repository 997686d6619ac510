public import Kernel

/// Data and framework read together from COINr's two tables.
public struct IndexTables: Sendable {
    public let framework: Framework
    /// One for each value of `Time`, the oldest first, each knowing those before it.
    public let periods: [Dataset]
    public let remarks: [Diagnostic]

    /// The newest period.
    public let latest: Dataset

    /// Reads `iData` (a row a unit; `uCode`, and where there `uName` and `Time`; a column an indicator, group or
    /// denominator; an empty field or NA is missing) and `iMeta` (see ``Framework/init(readingTable:)``).
    ///
    /// A column that `iMeta` does not name is left out with a remark. A column named `X_se` gives the sampling standard
    /// errors of indicator X. Refused: text, NaN or infinity in a column of numbers, a unit twice in one period, an
    /// indicator without a column.
    public init(data: [UInt8], meta: [UInt8]) throws(Refusals) {
        let metadata = try FrameworkTable(meta)
        framework = try metadata.framework()
        var reader = DatasetReader(
            table: try DelimitedText(parsing: data, cellLimit: Dataset.cellLimit), metadata: metadata,
            framework: framework)
        periods = try reader.periods()
        remarks = framework.remarks + reader.remarks
        guard let latest = periods.last else { throw Refusals(only: .unitsAbsent) }
        self.latest = latest
    }
}

private struct DatasetReader {
    let table: DelimitedText
    let metadata: FrameworkTable
    let framework: Framework
    private(set) var remarks: [Diagnostic] = []
    private var refusals: [Refusal] = []

    init(table: DelimitedText, metadata: FrameworkTable, framework: Framework) {
        self.table = table
        self.metadata = metadata
        self.framework = framework
    }

    mutating func periods() throws(Refusals) -> [Dataset] {
        checkHeadings()
        for row in table.rows where text(row, "uCode") == nil { refusals.append(.wordUnknown(row.line, "uCode", "")) }
        let times = table.column("Time")
        var rows: [Double: [DelimitedText.Row]] = [:]
        for row in table.rows {
            let time = times.map { number(row, $0) } ?? 0
            rows[time.isNaN ? 0 : time, default: []].append(row)
        }
        if let refusals = Refusals(refusals) { throw refusals }
        var datasets: [Dataset] = []
        for time in rows.keys.sorted() {
            do {
                datasets.append(
                    try dataset(rows[time] ?? [], times == nil ? nil : (time, Array(datasets.reversed()))))
            } catch {
                refusals.append(error)
            }
        }
        if let refusals = Refusals(refusals) { throw refusals }
        return datasets
    }

    private mutating func checkHeadings() {
        if table.column("uCode") == nil { refusals.append(.headingAbsent("uCode")) }
        let wanted = framework.nodes.filter { $0.kind == .indicator }.map(\.code)
        for code in wanted where table.column(code) == nil { refusals.append(.dataAbsent(code)) }
        for code in metadata.denominators where table.column(code) == nil { refusals.append(.dataAbsent(code)) }
        let known = Set(framework.nodes.map(\.code)).union(metadata.groups).union(metadata.denominators)
            .union(metadata.others).union(["uCode", "uName", "Time"])
        for name in table.heading where !known.contains(name) && !isError(name) {
            remarks.append(
                Diagnostic(
                    .warning, column: name,
                    Phrase(
                        zh: "“\(name)”列不在元数据中，未使用",
                        en: "The column “\(name)” is not in the metadata and was left out")))
        }
    }

    private func isError(_ name: String) -> Bool {
        name.hasSuffix("_se") && framework[String(name.dropLast(3))]?.kind == .indicator
    }

    private mutating func dataset(
        _ rows: [DelimitedText.Row], _ period: (Double, earlier: [Dataset])?
    ) throws(Refusal) -> Dataset {
        let units = rows.map { text($0, "uCode") ?? "" }
        let codes = framework.nodes.filter { $0.kind != .branch }.map(\.code)
        let values = try sheet(table.heading.filter(codes.contains), units, rows)
        let denominators = try sheet(table.heading.filter(metadata.denominators.contains), units, rows)
        let errorNames = table.heading.filter(isError)
        let errors = try sheet(errorNames, units, rows)
        var groups: [String: [String: String]] = [:]
        for group in metadata.groups {
            let pairs = zip(units, rows).compactMap { unit, row in text(row, group).map { (unit, $0) } }
            groups[group] = Dictionary(pairs) { first, _ in first }
        }
        let names = zip(units, rows).map { ($0, text($1, "uName") ?? $0) }
        return try Dataset(
            values: values, denominators: denominators, names: Dictionary(names) { first, _ in first }, groups: groups,
            period: period,
            errors: errorNames.isEmpty
                ? nil : Sheet(of: units, errorNames.map { String($0.dropLast(3)) }, errors.columns))
    }

    private mutating func sheet(
        _ codes: [String], _ units: [String], _ rows: [DelimitedText.Row]
    ) throws(Refusal) -> Sheet {
        var columns: [[Double]] = []
        for code in codes {
            guard let place = table.column(code) else { continue }
            columns.append(rows.map { number($0, place) })
        }
        return try Sheet(units: units, codes: codes, columns: columns)
    }

    private func text(_ row: DelimitedText.Row, _ name: String) -> String? {
        guard let column = table.column(name), !row.fields[column].isMissing else { return nil }
        return row.fields[column].text
    }

    private mutating func number(_ row: DelimitedText.Row, _ column: Int) -> Double {
        let field = row.fields[column]
        if field.isMissing { return .nan }
        guard let value = Double(field.text), value.isFinite else {
            if refusals.count < 100 { refusals.append(.cellWrong(row.line, table.heading[column], field.text)) }
            return .nan
        }
        return value
    }
}
