/// A province-level division by its GB/T 2260 code of two digits: `65` is Xinjiang.
public struct Province: Hashable, Sendable {
    public let code: String

    /// Takes a code of two digits, or one of six whose first two digits name the province.
    ///
    /// - Returns: nil if no province-level division has that code.
    public init?(_ code: String) {
        let digits = Array(code.utf8)
        guard digits.count == 2 || digits.count == 6, digits.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        let number = Int(digits[0] - 0x30) * 10 + Int(digits[1] - 0x30)
        guard Self.codes.contains(where: { $0.contains(number) }) else { return nil }
        self.code = String(code.prefix(2))
    }

    /// The codes in use, by great region.
    private static let codes: [ClosedRange<Int>] = [
        11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71...71, 81...82,
    ]
}

extension Province: CustomStringConvertible {
    public var description: String { code }
}
