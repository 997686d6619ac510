public import Kernel

/// What the columns of a table are, and in which order.
///
/// A schema never changes under a table; another schema is another table.
public struct Schema: Hashable, Sendable {
    public let columns: [Column]
    /// Every column of small codes that filters and histograms work on, in the order of the columns.
    public let facets: [Facet]

    /// A schema whose names are all different and whose columns are well formed.
    public init(_ columns: [Column]) throws(Refusal) {
        guard !columns.isEmpty else { throw .schemaEmpty }
        guard columns.count <= Self.maximumColumns else { throw .schemaTooWide(limit: Self.maximumColumns) }
        self.columns = columns
        var facets: [Facet] = []
        var names: Set<String> = []
        for (index, column) in columns.enumerated() {
            try column.check()
            for name in Set([column.name] + column.levels) where !names.insert(name).inserted {
                throw .nameRepeated(name)
            }
            facets.append(contentsOf: Facet.all(of: column, at: index))
        }
        guard facets.count <= Self.maximumFacets else { throw .schemaTooWide(limit: Self.maximumFacets) }
        self.facets = facets
    }

    /// The column that has this name, or a level of this name.
    public func column(_ name: String) throws(Refusal) -> Int {
        if let index = columns.firstIndex(where: { $0.name == name || $0.levels.contains(name) }) { return index }
        throw .columnAbsent(name)
    }

    /// The facet of this name: a level's, or the finest level's of a category, a date's days, a number's bins.
    public func facet(_ name: String) throws(Refusal) -> Int {
        let column = try column(name)
        let level = columns[column].levels.firstIndex(of: name) ?? columns[column].levels.count - 1
        let found = facets.firstIndex { $0.column == column && (columns[column].levels.isEmpty || $0.level == level) }
        guard let found else { throw .viewUnfit(name) }
        return found
    }

    static let maximumColumns = 250
    static let maximumFacets = 500
}

/// One column: its name and what its cells hold.
public struct Column: Hashable, Sendable {
    /// What the cells of a column hold.
    public enum Kind: Hashable, Sendable {
        /// One label, or one at each level of a hierarchy, the widest first: province, city, county.
        ///
        /// Each level is read from a column of its own in a file; a label is told from the same label below another
        /// parent.
        case category(levels: [String])
        /// A day, written `2026-04-15`.
        case date
        /// A decimal number with a fixed count of decimals, at most six, kept exactly; with the lower bounds of its
        /// bins, ascending, in units of the last decimal.
        case number(decimals: Int, bins: [Int64])
        /// Any number of words, written with a separator between them.
        case words(separator: UInt8)
    }

    public let name: String
    public let kind: Kind

    public init(_ name: String, _ kind: Kind) {
        self.name = name
        self.kind = kind
    }

    /// The names of the levels, the widest first; empty unless it is a category.
    public var levels: [String] {
        guard case .category(let levels) = kind else { return [] }
        return levels
    }

    /// The headings of its cells in a file.
    public var headings: [String] { levels.isEmpty ? [name] : levels }

    func check() throws(Refusal) {
        guard !name.isEmpty, headings.allSatisfy({ !$0.isEmpty }) else { throw .nameEmpty }
        switch kind {
        case .category(let levels):
            guard !levels.isEmpty, levels.count <= 8 else { throw .columnMalformed(name) }
        case .number(let decimals, let bins):
            guard (0...6).contains(decimals), bins.count <= 60_000, zip(bins, bins.dropFirst()).allSatisfy(<) else {
                throw .columnMalformed(name)
            }
        case .words(let separator):
            guard separator < 0x80, separator != UInt8(ascii: "\"") else { throw .columnMalformed(name) }
        case .date: break
        }
    }
}

/// A column of small codes made from one level of a category, from days, or from the bins of a number.
///
/// Code 0 stands for a missing value.
public struct Facet: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// Code = number of the label.
        case label
        /// Code = day − the segment's first day + 1.
        case day
        /// Code = number of the bin, from 1: the first is what lies below the first bound.
        case bin
    }

    let kind: Kind
    /// The place of its column in the schema.
    let column: Int
    /// Which level of a category it is, the widest being 0.
    let level: Int

    static func all(of column: Column, at index: Int) -> [Facet] {
        switch column.kind {
        case .category(let levels): levels.indices.map { Facet(kind: .label, column: index, level: $0) }
        case .date: [Facet(kind: .day, column: index, level: 0)]
        case .number(_, let bins): bins.isEmpty ? [] : [Facet(kind: .bin, column: index, level: 0)]
        case .words: []
        }
    }
}
