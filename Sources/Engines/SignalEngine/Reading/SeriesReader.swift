public import Kernel

/// Reads a series from the rows of a table, one by one.
///
/// Three layouts: with a column of steps (`t`, perhaps `year` and `period`), with a column of dates or times, and with
/// counts alone; with a heading or without. 40 bytes a row.
public struct SeriesReader: Sendable {
    private let count: String?
    private let population: String?
    private let needsCounts: Bool
    private var columns: SeriesColumns?
    private(set) var rows = SeriesRows()

    /// - Parameters:
    ///   - count: The heading of the counts, where it is not one of the usual ones.
    ///   - population: The heading of what the counts are out of.
    ///   - needsCounts: Whether a table of times alone is refused; else each row counts as one.
    public init(count: String? = nil, population: String? = nil, needsCounts: Bool = true) {
        self.count = count
        self.population = population
        self.needsCounts = needsCounts
    }

    /// Takes a row; the first one may be the heading.
    ///
    /// - Throws: a refusal that names line and column for what is no number, date or time.
    public mutating func add(_ fields: [String], line: Int) throws(Refusal) {
        let fields = fields.map(Self.trimmed)
        guard let columns else {
            let isData = SeriesColumns.isData(fields)
            let found =
                isData && count == nil
                ? SeriesColumns(row: fields)
                : try SeriesColumns(heading: fields, count: count, population: population)
            guard found.count != nil || !needsCounts else { throw .countColumnAbsent(fields) }
            rows.heading = isData ? fields.indices.map { "\($0 + 1)" } : fields
            self.columns = found
            if isData { try take(fields, line, found) }
            return
        }
        try take(fields, line, columns)
    }

    /// The rows read, in the order of the file.
    public func finish() throws(Refusal) -> SeriesRows {
        guard !rows.counts.isEmpty else { throw .seriesEmpty }
        return rows
    }

    private mutating func take(_ fields: [String], _ line: Int, _ columns: SeriesColumns) throws(Refusal) {
        rows.lines.append(line)
        rows.counts.append(try columns.count.map { (place) throws(Refusal) in try number(fields, place, line) } ?? 1)
        if let place = columns.population { rows.population.append(try number(fields, place, line)) }
        if let place = columns.period { rows.periods.append(try whole(fields, place, line)) }
        if let place = columns.step { rows.steps.append(try whole(fields, place, line)) }
        guard let place = columns.stamp, place < fields.count else { return }
        if rows.times.isEmpty, let stamp = Stamp(fields[place]) {
            rows.stamps.append(stamp)
            rows.texts.append(fields[place])
        } else if columns.step == nil {
            guard rows.stamps.isEmpty else { throw .cellWrong(line, rows.heading[place], fields[place]) }
            // Epochs as R counts them, or times in any unit.
            let value = try number(fields, place, line)
            guard value.isFinite else { throw .cellWrong(line, rows.heading[place], fields[place]) }
            rows.times.append(value)
        }
    }

    private func number(_ fields: [String], _ place: Int, _ line: Int) throws(Refusal) -> Double {
        guard place < fields.count else { throw .cellAbsent(line, rows.heading[place]) }
        let text = fields[place]
        if text.isEmpty || text == "NA" || text == "NaN" { return .nan }
        guard let value = Double(text), value.isFinite else { throw .cellWrong(line, rows.heading[place], text) }
        return value
    }

    private func whole(_ fields: [String], _ place: Int, _ line: Int) throws(Refusal) -> Int {
        guard let whole = Int(exactly: try number(fields, place, line)) else {
            throw .cellWrong(line, rows.heading[place], fields[place])
        }
        return whole
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

/// The rows of a table of one series, before they are put on a scale of even steps.
public struct SeriesRows: Sendable {
    var heading: [String] = []
    var lines: [Int] = []
    var counts: [Double] = []
    var population: [Double] = []
    var periods: [Int] = []
    var steps: [Int] = []
    /// Times that are numbers.
    var times: [Double] = []
    var stamps: [Stamp] = []
    var texts: [String] = []

    public var count: Int { counts.count }
}
