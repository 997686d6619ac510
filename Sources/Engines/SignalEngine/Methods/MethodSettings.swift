import Kernel

/// The settings of one method, taken one by one; what is left at the end is unknown to it.
struct MethodSettings {
    private var members: [String: JSON]

    init(_ settings: JSON) throws(Refusal) {
        switch settings {
        case .null: members = [:]
        case .object(let members): self.members = members
        default: throw .settingUnusable("settings", Phrase(zh: "对象", en: "an object"))
        }
    }

    /// What was not taken yet.
    var rest: JSON { .object(members) }

    func finish() throws(Refusal) {
        if let name = members.keys.sorted().first { throw .settingUnknown(name) }
    }

    /// Absent and null are the same.
    mutating func take(_ name: String) -> JSON? {
        let value = members.removeValue(forKey: name)
        return value == .null ? nil : value
    }

    mutating func number(_ name: String) throws(Refusal) -> Double? {
        guard let value = take(name) else { return nil }
        guard let number = value.double else { throw .settingUnusable(name, Phrase(zh: "数", en: "a number")) }
        return number
    }

    mutating func whole(_ name: String) throws(Refusal) -> Int? {
        guard let number = try number(name) else { return nil }
        guard let whole = Int(exactly: number) else {
            throw .settingUnusable(name, Phrase(zh: "整数", en: "a whole number"))
        }
        return whole
    }

    mutating func truth(_ name: String) throws(Refusal) -> Bool? {
        guard let value = take(name) else { return nil }
        guard let truth = value.bool else {
            throw .settingUnusable(name, Phrase(zh: "true或false", en: "true or false"))
        }
        return truth
    }

    mutating func word(_ name: String) throws(Refusal) -> String? {
        guard let value = take(name) else { return nil }
        guard let word = value.string else { throw .settingUnusable(name, Phrase(zh: "文字", en: "a word")) }
        return word
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ name: String, of _: Choice.Type
    ) throws(Refusal) -> Choice? where Choice.RawValue == String {
        guard let word = try word(name) else { return nil }
        guard let choice = Choice(rawValue: word) else {
            let all = Choice.allCases.map(\.rawValue)
            throw .settingUnusable(
                name,
                Phrase(
                    zh: "\(all.joined(separator: "、"))之一", en: "one of \(all.joined(separator: ", "))"))
        }
        return choice
    }

    mutating func pair(_ name: String) throws(Refusal) -> (Double, Double)? {
        guard let value = take(name) else { return nil }
        guard let items = value.array, items.count == 2, let first = items[0].double, let second = items[1].double
        else { throw .settingUnusable(name, Phrase(zh: "两个数的数组", en: "an array of two numbers")) }
        return (first, second)
    }

    /// The mean of a chart: absent, a number, or the word "glm".
    mutating func controlMean() throws(Refusal) -> CUSUM.Mean {
        guard let value = take("m") else { return .before }
        if value == .string("glm") { return .seasonal }
        guard let number = value.double else {
            throw .settingUnusable("m", Phrase(zh: "数或“glm”", en: "a number or “glm”"))
        }
        return .given(number)
    }

    /// `[first, last]`, or every step in between too.
    mutating func steps() throws(Refusal) -> ClosedRange<Int>? {
        guard let value = take("range") else { return nil }
        let steps = (value.array ?? [value]).compactMap { $0.double.flatMap { Int(exactly: $0) } }
        guard steps.count == value.array?.count ?? 1, let first = steps.first, let last = steps.last, first <= last,
            steps.count <= 2 || zip(steps, steps.dropFirst()).allSatisfy({ $1 == $0 + 1 })
        else {
            throw .settingUnusable("range", Phrase(zh: "首末两个时点", en: "the first and the last step"))
        }
        return first...last
    }
}

extension JSON {
    /// A number, whole or not.
    var double: Double? {
        switch self {
        case .number(let value): value
        case .integer(let value): Double(value)
        default: nil
        }
    }
}
