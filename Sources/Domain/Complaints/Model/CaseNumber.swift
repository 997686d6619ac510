public import Kernel
public import Seals

/// The number by which people name a case to each other.
public enum CaseNumber {
    /// A number to tell on the phone: the day, then ten random digits in groups.
    ///
    /// Random, so that it tells nobody how many cases there are or what the next one is called, nor of which kind one is.
    public static func drawn(at moment: Instant, using random: RandomSource) -> String {
        let day = String(describing: Day(at: moment)).filter { $0 != "-" }
        let digits = String(random.next() % 10_000_000_000)
        let padded = String(repeating: "0", count: 10 - digits.utf8.count) + digits
        return grouped(day + padded)
    }

    /// A number as people type it, in the form in which it is kept: spaces, hyphens of any kind or none, and digits as
    /// wide as Chinese characters are all the same.
    ///
    /// What is no number of a case comes back as it was typed, since nothing is called so.
    public static func typed(_ text: String) -> String {
        var digits = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39: digits.unicodeScalars.append(scalar)
            case 0xFF10...0xFF19:
                guard let narrow = Unicode.Scalar(scalar.value - 0xFF10 + 0x30) else { return text }
                digits.unicodeScalars.append(narrow)
            case 0x2D, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D, 0x30FC, 0x5F, 0xFF3F: continue
            default: guard scalar.properties.isWhitespace else { return text }
            }
        }
        return digits.utf8.count == 18 ? grouped(digits) : text
    }

    private static func grouped(_ digits: String) -> String {
        "\(digits.prefix(8))-\(digits.dropFirst(8).prefix(5))-\(digits.suffix(5))"
    }
}
