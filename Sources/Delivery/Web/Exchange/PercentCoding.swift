import Kernel

/// Percent-encoding after RFC 3986, and the `+` of HTML forms.
enum PercentCoding {
    static func encoded(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            if isUnreserved(byte) {
                out.append(byte)
            } else {
                out.append(UInt8(ascii: "%"))
                out.append(contentsOf: Hex.text([byte]).uppercased().utf8)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// The text, or nothing where an escape is broken, the bytes are not UTF-8, or NUL is among them.
    static func decoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = false) -> String? {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
                out.append(high << 4 | low)
            case UInt8(ascii: "+") where plusIsSpace: out.append(UInt8(ascii: " "))
            default: out.append(byte)
            }
        }
        guard !out.contains(0) else { return nil }
        return String(validating: out, as: UTF8.self)
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

/// Names with values in the order they came, as in a query or an HTML form; a name may come more than once.
public struct Pairs: Hashable, Sendable {
    public private(set) var all: [Pair] = []

    public struct Pair: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    /// More pairs than this are taken for an attack.
    static let limit = 1000

    public init() {}

    public init(_ pairs: KeyValuePairs<String, String>) {
        all = pairs.map { Pair(name: $0.key, value: $0.value) }
    }

    /// Reads `application/x-www-form-urlencoded`; nothing where it is malformed or too long.
    init?(urlEncoded bytes: some Collection<UInt8>) {
        for part in bytes.split(separator: UInt8(ascii: "&")) {
            let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard all.count < Self.limit, let first = sides.first,
                let name = PercentCoding.decoded(first, plusIsSpace: true),
                let value = sides.count > 1 ? PercentCoding.decoded(sides[1], plusIsSpace: true) : ""
            else { return nil }
            all.append(Pair(name: name, value: value))
        }
    }

    public mutating func append(_ name: String, _ value: String) { all.append(Pair(name: name, value: value)) }

    public subscript(name: String) -> String? { all.first { $0.name == name }?.value }

    public func values(_ name: String) -> [String] { all.filter { $0.name == name }.map(\.value) }

    /// The pairs as a query, without the question mark.
    public var text: String {
        all.map { "\(PercentCoding.encoded($0.name))=\(PercentCoding.encoded($0.value))" }.joined(separator: "&")
    }

    /// The pairs with one name set anew, or taken away.
    public func setting(_ name: String, to value: String?) -> Pairs {
        var changed = Pairs()
        changed.all = all.filter { $0.name != name }
        if let value { changed.append(name, value) }
        return changed
    }
}
