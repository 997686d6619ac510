import Kernel

// How an item is read and written.
extension Configuration {
    static func item(
        _ name: String, _ purpose: Phrase, isSecret: Bool = false,
        set: @escaping @Sendable (inout Configuration, String) -> Bool,
        get: @escaping @Sendable (Configuration) -> String
    ) -> ConfigurationItem {
        let words = name.map { $0 == "." ? "_" : $0.isUppercase ? "_\($0)" : String($0) }.joined().uppercased()
        return ConfigurationItem(
            name: name, variable: "FANGXIN_\(words)", purpose: purpose, isSecret: isSecret, set: set, get: get)
    }

    static func text(
        _ name: String, _ purpose: Phrase, _ path: any WritableKeyPath<Configuration, String> & Sendable
    ) -> ConfigurationItem {
        item(
            name, purpose,
            set: {
                $0[keyPath: path] = $1
                return !$1.isEmpty
            }, get: { $0[keyPath: path] })
    }

    static func optional(
        _ name: String, _ purpose: Phrase, _ path: any WritableKeyPath<Configuration, String?> & Sendable,
        isSecret: Bool = false
    ) -> ConfigurationItem {
        item(
            name, purpose, isSecret: isSecret,
            set: {
                $0[keyPath: path] = $1.isEmpty ? nil : $1
                return true
            },
            get: { $0[keyPath: path] ?? "" })
    }

    static func number(
        _ name: String, _ purpose: Phrase, _ path: any WritableKeyPath<Configuration, Int> & Sendable,
        _ range: ClosedRange<Int>
    ) -> ConfigurationItem {
        item(
            name, purpose,
            set: {
                guard let number = Int($1), range.contains(number) else { return false }
                $0[keyPath: path] = number
                return true
            }, get: { String($0[keyPath: path]) })
    }

    static func choice<Value: RawRepresentable<String> & Sendable>(
        _ name: String, _ purpose: Phrase, _ path: any WritableKeyPath<Configuration, Value> & Sendable
    ) -> ConfigurationItem {
        item(
            name, purpose,
            set: {
                guard let value = Value(rawValue: $1) else { return false }
                $0[keyPath: path] = value
                return true
            }, get: { $0[keyPath: path].rawValue })
    }

    static func flag(
        _ name: String, _ purpose: Phrase, _ path: any WritableKeyPath<Configuration, Bool> & Sendable
    ) -> ConfigurationItem {
        item(
            name, purpose,
            set: {
                guard ["true", "false", "1", "0"].contains($1) else { return false }
                $0[keyPath: path] = $1 == "true" || $1 == "1"
                return true
            }, get: { String($0[keyPath: path]) })
    }
}
