/// How a text is made alike before it is compared: what does not change its meaning is taken away.
///
/// Linear; white space, letters of full width and capitals are folded without tables of the system, so the result is the
/// same on every machine.
public struct Folding: OptionSet, Hashable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Full-width letters, digits and signs become ASCII, the ideographic space a space.
    public static let width = Folding(rawValue: 1)
    /// ASCII capitals become small.
    public static let capitals = Folding(rawValue: 2)
    /// Runs of white space become one space, none stands at the ends, and characters without width go.
    public static let spaces = Folding(rawValue: 4)
    /// Everything but letters and digits of all scripts goes.
    public static let signs = Folding(rawValue: 8)
    /// Each run of digits becomes one 0, so that texts are alike that differ in amounts, dates and numbers.
    public static let digits = Folding(rawValue: 16)

    /// For reading: width, capitals, spaces.
    public static let plain: Folding = [.width, .capitals, .spaces]
    /// For finding copies: also without signs and spaces.
    public static let essence: Folding = [.width, .capitals, .spaces, .signs]
    /// For finding forms that were filled in with other numbers.
    public static let template: Folding = [.width, .capitals, .spaces, .signs, .digits]

    /// The folded text.
    public func folded(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for value in scalars(text) {
            if let scalar = Unicode.Scalar(value) { out.append(scalar) }
        }
        return String(out)
    }

    /// The folded text as code points.
    public func scalars(_ text: String) -> [UInt32] {
        var out: [UInt32] = []
        out.reserveCapacity(text.utf8.count / 2)
        append(text, to: &out)
        return out
    }

    /// Appends the folded text.
    func append(_ text: String, to out: inout [UInt32]) {
        let start = out.count
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            let value = folded(scalar.value)
            if Self.isInvisible(value), contains(.spaces) { continue }
            if Characters.isSpace(value), contains(.spaces) {
                pendingSpace = out.count > start && !contains(.signs)
                continue
            }
            if contains(.signs), !Self.isLetterOrDigit(scalar, value) { continue }
            if contains(.digits), Characters.isDigit(value) {
                if out.count > start, out[out.count - 1] == 48, !pendingSpace { continue }
                if pendingSpace { out.append(32) }
                pendingSpace = false
                out.append(48)
                continue
            }
            if pendingSpace { out.append(32) }
            pendingSpace = false
            out.append(value)
        }
    }

    private func folded(_ value: UInt32) -> UInt32 {
        var value = value
        if contains(.width) {
            if value >= 0xFF01, value <= 0xFF5E { value -= 0xFEE0 } else if value == 0x3000 { value = 32 }
        }
        if contains(.capitals), value >= 65, value <= 90 { value += 32 }
        return value
    }

    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF: true
        default: value < 32 && !Characters.isSpace(value)
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar, _ value: UInt32) -> Bool {
        if value < 128 { return Characters.isLetterOrDigit(value) }
        if Characters.isHan(value) { return true }
        if value < 0x3040, value >= 0x2000 { return value == 0x3005 || value == 0x3007 }
        if value >= 0xFF00, value < 0xFFF0 { return false }
        return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
