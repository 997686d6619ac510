/// Finds phones, resident IDs, cards, e-mail addresses, plates and introduced names in what people write.
///
/// Rules, not statistics: it says why, and it errs toward hiding. It does not find names that nothing introduces,
/// numbers in Chinese numerals, or account names of chat programs. Linear in the text's length.
public enum Recogniser {
    /// All findings in the order of their places; no two overlap.
    public static func findings(in text: String) -> [PersonalFinding] {
        let scalars = Array(text.unicodeScalars)
        var findings: [PersonalFinding] = []
        for search in [EmailPattern.findings, NumberPattern.findings, PlatePattern.findings, NamePattern.findings] {
            let found = search(scalars)
            findings.append(contentsOf: found.filter { one in !findings.contains { $0.range.overlaps(one.range) } })
        }
        return findings.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}

extension PersonalFinding {
    init(_ kind: PersonalKind, _ range: Range<Int>, in scalars: [Unicode.Scalar]) {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[range])
        self.init(kind: kind, range: range, text: String(text))
    }
}

extension Unicode.Scalar {
    /// The digit that it is, in ASCII or full width.
    var digit: UInt8? {
        switch value {
        case 0x30...0x39: UInt8(value - 0x30)
        case 0xFF10...0xFF19: UInt8(value - 0xFF10)
        default: nil
        }
    }

    /// The capital ASCII letter that it is, in either case and width.
    var capital: UInt8? {
        switch value {
        case 0x41...0x5A: UInt8(value)
        case 0x61...0x7A: UInt8(value - 0x20)
        case 0xFF21...0xFF3A: UInt8(value - 0xFF21 + 0x41)
        case 0xFF41...0xFF5A: UInt8(value - 0xFF41 + 0x41)
        default: nil
        }
    }

    var isHan: Bool { (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) }
}
