/// An amount of renminbi in whole fen.
public struct Money: Hashable, Comparable, Sendable {
    public let fen: Int64

    public init(fen: Int64) {
        self.fen = fen
    }

    /// Reads yuan with at most two decimals, as people write them: `1,280`, `1280.5`, `¥99.90`, `1280元`.
    public init?(yuan text: String) {
        var rest = Substring(text.filter { !$0.isWhitespace && $0 != "," && $0 != "，" })
        if let first = rest.first, first == "¥" || first == "￥" { rest = rest.dropFirst() }
        if rest.last == "元" { rest = rest.dropLast() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts[0].utf8.count <= 13, let whole = digits(parts[0].utf8) else {
            return nil
        }
        var fraction: Int64 = 0
        if parts.count == 2 {
            guard (1...2).contains(parts[1].utf8.count), let value = digits(parts[1].utf8) else { return nil }
            fraction = parts[1].utf8.count == 1 ? value * 10 : value
        }
        fen = whole * 100 + fraction
    }

    public static func < (one: Money, other: Money) -> Bool { one.fen < other.fen }
    public static func + (one: Money, other: Money) -> Money { Money(fen: one.fen + other.fen) }
}

extension Money: CustomStringConvertible {
    /// Yuan with two decimals and no grouping: `1280.50`.
    public var description: String {
        let magnitude = fen.magnitude
        return "\(fen < 0 ? "-" : "")\(magnitude / 100).\(padded(magnitude % 100, to: 2))"
    }
}
