public import Kernel

/// Reads the members of a kept payload, and says which one is damaged.
public struct PayloadReader: Sendable {
    public let event: String
    public let json: JSON

    public init(event: String, json: JSON) {
        self.event = event
        self.json = json
    }

    private func damage(_ name: String) -> HistoryDamage {
        HistoryDamage(reason: "\(event): \(name) is missing or wrong")
    }

    public func text(_ name: String) throws(HistoryDamage) -> String {
        guard let text = json[name]?.string else { throw damage(name) }
        return text
    }

    public func integer(_ name: String) throws(HistoryDamage) -> Int64 {
        guard let integer = json[name]?.integer else { throw damage(name) }
        return integer
    }

    public func instant(_ name: String) throws(HistoryDamage) -> Instant {
        Instant(microseconds: try integer(name))
    }

    public func day(_ name: String) throws(HistoryDamage) -> Day { Day(number: Int(try integer(name))) }

    public func flag(_ name: String) throws(HistoryDamage) -> Bool {
        guard let flag = json[name]?.bool else { throw damage(name) }
        return flag
    }

    /// A flag of facts, where the payload says only what is so.
    public func isSet(_ name: String) -> Bool { json[name]?.bool ?? false }

    public func choice<Choice: RawRepresentable<String>>(_ name: String) throws(HistoryDamage) -> Choice {
        guard let choice = Choice(rawValue: try text(name)) else { throw damage(name) }
        return choice
    }

    public func inner(_ name: String) throws(HistoryDamage) -> PayloadReader {
        guard let inner = json[name], inner.object != nil else { throw damage(name) }
        return PayloadReader(event: event, json: inner)
    }

    public func textIfAny(_ name: String) -> String? { json[name]?.string }
    public func integerIfAny(_ name: String) -> Int64? { json[name]?.integer }
    public func texts(_ name: String) -> [String] { json[name]?.array?.compactMap(\.string) ?? [] }
    public func choiceIfAny<Choice: RawRepresentable<String>>(_ name: String) -> Choice? {
        textIfAny(name).flatMap(Choice.init(rawValue:))
    }
    public func instantIfAny(_ name: String) -> Instant? { integerIfAny(name).map { Instant(microseconds: $0) } }
    public func dayIfAny(_ name: String) -> Day? { integerIfAny(name).map { Day(number: Int($0)) } }
}

extension JSON {
    /// An object without the members that say nothing: nulls, flags that are not set, empty lists.
    ///
    /// Facts have many such members, and every case keeps its facts for ever.
    public static func saying(_ members: KeyValuePairs<String, JSON>) -> JSON {
        var said: [String: JSON] = [:]
        for (name, value) in members {
            switch value {
            case .null, .bool(false): continue
            case .array(let items) where items.isEmpty: continue
            default: said[name] = value
            }
        }
        return .object(said)
    }
}
