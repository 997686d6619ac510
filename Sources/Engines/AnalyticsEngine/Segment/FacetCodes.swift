/// A facet's codes in the order of a segment's rows.
struct FacetCodes: Sendable {
    let codes: [UInt32]
    let base: Int64
    let cardinality: Int

    init(_ source: [UInt32], _ facet: Facet, _ order: [UInt32]) {
        if facet.kind == .day {
            var (least, most) = (Int32.max, Int32.min)
            for bits in source where bits != RowBuffer.missingDay {
                least = min(least, Int32(bitPattern: bits))
                most = max(most, Int32(bitPattern: bits))
            }
            // No day at all: any base will do.
            let first = least <= most ? Int64(least) : 0
            base = first
            codes = order.map { row in
                let bits = source[Int(row)]
                return bits == RowBuffer.missingDay ? 0 : UInt32(Int64(Int32(bitPattern: bits)) - first + 1)
            }
        } else {
            base = 0
            codes = order.map { source[Int($0)] }
        }
        cardinality = Int(codes.max() ?? 0) + 1
    }

    var width: Int { cardinality <= 1 << 8 ? 1 : cardinality <= 1 << 16 ? 2 : 4 }

    func bytes() -> [UInt8] { codes.narrowed(to: width) }

    func totals() -> [UInt32] {
        var totals = [UInt32](repeating: 0, count: cardinality)
        for code in codes { totals[Int(code)] += 1 }
        return totals
    }

    /// How many rows have each pair of codes, this facet's in rows.
    func pairs(with other: FacetCodes) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: cardinality * other.cardinality)
        let width = other.cardinality
        codes.withUnsafeBufferPointer { mine in
            other.codes.withUnsafeBufferPointer { theirs in
                counts.withUnsafeMutableBufferPointer { counts in
                    for row in mine.indices { counts[Int(mine[row]) * width + Int(theirs[row])] += 1 }
                }
            }
        }
        return counts
    }
}

extension [UInt32] {
    /// The numbers in as many bytes as they need, padded with zeros to a multiple of 64 of them.
    func narrowed(to width: Int) -> [UInt8] {
        let padded = (count + 63) / 64 * 64
        return [UInt8](unsafeUninitializedCapacity: padded * width) { buffer, filled in
            filled = padded * width
            let raw = UnsafeMutableRawBufferPointer(buffer)
            raw.initializeMemory(as: UInt8.self, repeating: 0)
            switch width {
            case 1: for (row, code) in enumerated() { buffer[row] = UInt8(truncatingIfNeeded: code) }
            case 2:
                for (row, code) in enumerated() {
                    raw.storeBytes(of: UInt16(truncatingIfNeeded: code), toByteOffset: row * 2, as: UInt16.self)
                }
            default:
                for (row, code) in enumerated() { raw.storeBytes(of: code, toByteOffset: row * 4, as: UInt32.self) }
            }
        }
    }
}

/// Numbers as distances from the least, in as few bytes as they need.
struct NumberCodes {
    let codes: [UInt64]
    let base: Int64
    let width: Int

    init(_ values: [Int64], _ order: [UInt32]) {
        var (least, most) = (Int64.max, Int64.min)
        for value in values where value != RowBuffer.missingNumber {
            least = min(least, value)
            most = max(most, value)
        }
        let base = least <= most ? least : 0
        self.base = base
        codes = order.map { row in
            let value = values[Int(row)]
            return value == RowBuffer.missingNumber ? 0 : UInt64(bitPattern: value &- base) &+ 1
        }
        let greatest = codes.max() ?? 0
        width = greatest < 1 << 8 ? 1 : greatest < 1 << 16 ? 2 : greatest < 1 << 32 ? 4 : 8
    }

    func bytes() -> [UInt8] {
        var out: [UInt8] = []
        let padded = (codes.count + 63) / 64 * 64
        out.reserveCapacity(padded * width)
        for code in codes {
            withUnsafeBytes(of: code.littleEndian) { out.append(contentsOf: $0.prefix(width)) }
        }
        out.append(contentsOf: repeatElement(0, count: (padded - codes.count) * width))
        return out
    }
}

/// The words of a column, in the order of a segment's rows.
struct WordLists {
    var ends: [UInt32] = []
    var codes: [UInt32] = []

    init(_ sourceEnds: [UInt32], _ sourceCodes: [UInt32], _ order: [UInt32]) {
        codes.reserveCapacity(sourceCodes.count)
        ends.reserveCapacity(sourceEnds.count)
        for row in order {
            let start = row == 0 ? 0 : Int(sourceEnds[Int(row) - 1])
            codes.append(contentsOf: sourceCodes[start..<Int(sourceEnds[Int(row)])])
            ends.append(UInt32(codes.count))
        }
    }

    var cardinality: Int { Int(codes.max() ?? 0) + 1 }

    /// For each word the rows that have it.
    func postings() -> (starts: [UInt32], rows: [UInt32]) {
        var starts = [UInt32](repeating: 0, count: cardinality + 1)
        for code in codes { starts[Int(code) + 1] += 1 }
        for code in 0..<cardinality { starts[code + 1] += starts[code] }
        var next = starts
        var rows = [UInt32](repeating: 0, count: codes.count)
        var place = 0
        for (row, end) in ends.enumerated() {
            while place < Int(end) {
                let code = Int(codes[place])
                rows[Int(next[code])] = UInt32(row)
                next[code] += 1
                place += 1
            }
        }
        return (starts, rows)
    }
}
