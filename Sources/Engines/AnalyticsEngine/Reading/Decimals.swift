import Kernel

/// Decimal numbers with a fixed count of decimals, as whole numbers of the last one.
enum Decimals {
    static let powers: [Int64] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

    /// Reads `-12.5`; a point, a sign and blanks around are allowed, more decimals than wanted only where they are zero.
    static func parse(_ text: UnsafeBufferPointer<UInt8>, _ decimals: Int) -> Int64? {
        var (index, end) = (0, text.count)
        while index < end, text[index] == 0x20 { index += 1 }
        while end > index, text[end - 1] == 0x20 { end -= 1 }
        var isNegative = false
        if index < end, text[index] == 0x2D || text[index] == 0x2B {
            isNegative = text[index] == 0x2D
            index += 1
        }
        var (value, digits, taken) = (Int64(0), 0, -1)
        while index < end {
            let byte = text[index]
            index += 1
            if byte == 0x2E, taken < 0 {
                taken = 0
                continue
            }
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            digits += 1
            if taken >= decimals {
                guard byte == 0x30 else { return nil }
                continue
            }
            if taken >= 0 { taken += 1 }
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, isTooLargeToo) = product.addingReportingOverflow(Int64(byte - 0x30))
            guard !isTooLarge, !isTooLargeToo else { return nil }
            value = sum
        }
        guard digits > 0 else { return nil }
        let (scaled, isTooLarge) = value.multipliedReportingOverflow(by: powers[decimals - max(taken, 0)])
        return isTooLarge ? nil : isNegative ? -scaled : scaled
    }

    static func parse(_ text: String, _ decimals: Int) -> Int64? {
        var text = text
        return text.withUTF8 { parse($0, decimals) }
    }

    /// `12.50`, with all decimals.
    static func text(_ value: Int128, _ decimals: Int) -> String {
        guard decimals > 0 else { return String(value) }
        let digits = String(value.magnitude)
        let padded = String(repeating: "0", count: max(decimals + 1 - digits.count, 0)) + digits
        return (value < 0 ? "-" : "") + padded.dropLast(decimals) + "." + padded.suffix(decimals)
    }

    /// A whole number where it is one that JSON can hold, else text that a reader of decimals takes.
    static func json(_ value: Int64, _ decimals: Int) -> JSON {
        decimals == 0 ? .integer(value) : .string(text(Int128(value), decimals))
    }
}

extension LocatedJSON {
    /// A number, or a text that is one, in units of the last decimal.
    func decimal(decimals: Int) throws(JSONShapeError) -> Int64 {
        let text: String? =
            switch value {
            case .integer(let number): String(number)
            case .number(let number): "\(number)"
            case .string(let text): text
            default: nil
            }
        guard let number = text.flatMap({ Decimals.parse($0, decimals) }) else {
            throw error(
                Phrase(zh: "应为最多\(decimals)位小数的数", en: "must be a number with at most \(decimals) decimals"))
        }
        return number
    }
}
