import Kernel

/// Why the building blocks cannot be used: which file, which place in it, and what is wrong there.
public struct DemoMaterialError: Error, Hashable, Sendable {
    public let file: String
    public let place: String
    public let reason: String

    public init(file: String, place: String, reason: String) {
        self.file = file
        self.place = place
        self.reason = reason
    }
}

/// A value inside a JSON file that knows where it stands.
struct DemoNode {
    let value: JSON
    let file: String
    let place: String

    init(_ value: JSON, file: String, place: String = "") {
        self.value = value
        self.file = file
        self.place = place
    }

    func error(_ reason: String) -> DemoMaterialError { DemoMaterialError(file: file, place: place, reason: reason) }

    func optional(_ name: String) -> DemoNode? {
        guard let member = value[name] else { return nil }
        return DemoNode(member, file: file, place: "\(place).\(name)")
    }

    func member(_ name: String) throws(DemoMaterialError) -> DemoNode {
        guard let member = optional(name) else { throw error("\(name) is missing") }
        return member
    }

    func text() throws(DemoMaterialError) -> String {
        guard let text = value.string else { throw error("not a text") }
        return text
    }

    func whole() throws(DemoMaterialError) -> Int {
        guard let integer = value.integer else { throw error("not a whole number") }
        return Int(integer)
    }

    func number() throws(DemoMaterialError) -> Double {
        switch value {
        case .integer(let integer): return Double(integer)
        case .number(let number): return number
        default: throw error("not a number")
        }
    }

    func items() throws(DemoMaterialError) -> [DemoNode] {
        guard let array = value.array, !array.isEmpty else { throw error("not a filled list") }
        return array.enumerated().map { DemoNode($1, file: file, place: "\(place)[\($0)]") }
    }

    /// Members in the order of their names, so that everything made from them is the same each time.
    func members() throws(DemoMaterialError) -> [(name: String, node: DemoNode)] {
        guard let object = value.object else { throw error("not an object") }
        return object.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { ($0.key, DemoNode($0.value, file: file, place: "\(place).\($0.key)")) }
    }

    func texts() throws(DemoMaterialError) -> [String] {
        var texts: [String] = []
        for item in try items() { texts.append(try item.text()) }
        return texts
    }

    func numbers() throws(DemoMaterialError) -> [Double] {
        var numbers: [Double] = []
        for item in try items() { numbers.append(try item.number()) }
        return numbers
    }

    /// Lines of the form `name|weight` or `name:price`.
    func pairs(separator: Character) throws(DemoMaterialError) -> [(name: String, number: Double)] {
        var pairs: [(name: String, number: Double)] = []
        for item in try items() {
            let parts = try item.text().split(separator: separator)
            guard parts.count == 2, let number = Double(parts[1]), number >= 0 else {
                throw item.error("not of the form name\(separator)number")
            }
            pairs.append((String(parts[0]), number))
        }
        return pairs
    }
}
