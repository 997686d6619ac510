public import Kernel

/// Numbers by unit and code, column by column; a missing number is NaN.
///
/// 8 bytes a cell; lookups by code O(1).
public struct Sheet: Sendable {
    public let units: [String]
    public let codes: [String]
    public private(set) var columns: [[Double]]
    private let places: [String: Int]

    public init(units: [String], codes: [String], columns: [[Double]]) throws(Refusal) {
        guard columns.count == codes.count, columns.allSatisfy({ $0.count == units.count }) else {
            throw .shapeUneven
        }
        for list in [units, codes] {
            var seen: Set<String> = []
            for text in list where !seen.insert(text).inserted { throw .codeRepeated(text) }
        }
        self.init(of: units, codes, columns)
    }

    /// For tables made from a checked one.
    init(of units: [String], _ codes: [String], _ columns: [[Double]]) {
        self.units = units
        self.codes = codes
        self.columns = columns
        places = Dictionary(codes.enumerated().map { ($1, $0) }) { first, _ in first }
    }

    public subscript(code: String) -> [Double]? {
        get { places[code].map { columns[$0] } }
        set {
            guard let place = places[code], let newValue, newValue.count == units.count else { return }
            columns[place] = newValue
        }
    }

    public func value(_ unit: String, _ code: String) -> Double? {
        guard let row = units.firstIndex(of: unit) else { return nil }
        return self[code]?[row]
    }

    func place(of code: String) -> Int? { places[code] }

    /// The rows named by their numbers, in that order.
    func rows(_ rows: [Int]) -> Sheet {
        Sheet(of: rows.map { units[$0] }, codes, columns.map { column in rows.map { column[$0] } })
    }

    /// The columns named, in that order; what is not there is left out.
    func only(_ wanted: [String]) -> Sheet {
        let found = wanted.compactMap { code in places[code].map { (code, columns[$0]) } }
        return Sheet(of: units, found.map(\.0), found.map(\.1))
    }

    /// The same table with other numbers.
    func with(_ columns: [[Double]]) -> Sheet {
        var other = self
        other.columns = columns
        return other
    }

    /// The table as CSV (RFC 4180), the units in a first column `uCode`, what is missing as `NA`.
    ///
    /// Numbers are written with as many digits as it takes to read back the same number.
    public var csv: [UInt8] {
        var out: [UInt8] = []
        Self.write(["uCode"] + codes, to: &out)
        for row in units.indices {
            Self.write([units[row]] + columns.map { $0[row].isNaN ? "NA" : "\($0[row])" }, to: &out)
        }
        return out
    }

    private static func write(_ fields: [String], to out: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            let isQuoted = field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
            if !isQuoted {
                out.append(contentsOf: field.utf8)
                continue
            }
            out.append(0x22)
            for byte in field.utf8 { out.append(contentsOf: byte == 0x22 ? [0x22, 0x22] : [byte]) }
            out.append(0x22)
        }
        out.append(contentsOf: [0x0D, 0x0A])
    }
}
