/// Why a JSON document is not of the form it must have, and where.
public struct JSONShapeError: Error, Hashable, Sendable {
    /// The place, from the root: `days[3].date`.
    public let path: String
    public let reason: Phrase

    public init(path: String, reason: Phrase) {
        self.path = path
        self.reason = reason
    }
}

/// A JSON value that knows where in its document it stands, so that every complaint about it can say so.
public struct LocatedJSON: Hashable, Sendable {
    public let value: JSON
    public let path: String

    public init(_ value: JSON, path: String = "") {
        self.value = value
        self.path = path
    }

    /// The member of that name, which must be there and not be null.
    public func member(_ name: String) throws(JSONShapeError) -> LocatedJSON {
        guard let found = try optional(name) else {
            throw JSONShapeError(path: place(of: name), reason: Phrase(zh: "缺少此项", en: "is missing"))
        }
        return found
    }

    /// The member of that name, if it is there and not null.
    public func optional(_ name: String) throws(JSONShapeError) -> LocatedJSON? {
        guard let members = value.object else { throw error(Phrase(zh: "应为对象", en: "must be an object")) }
        guard let found = members[name], found != .null else { return nil }
        return LocatedJSON(found, path: place(of: name))
    }

    /// The items of an array.
    public func items() throws(JSONShapeError) -> [LocatedJSON] {
        guard let items = value.array else { throw error(Phrase(zh: "应为数组", en: "must be an array")) }
        return items.enumerated().map { LocatedJSON($1, path: "\(path)[\($0)]") }
    }

    /// The items of an array member; none if it is absent.
    public func items(of name: String) throws(JSONShapeError) -> [LocatedJSON] {
        guard let list = try optional(name) else { return [] }
        return try list.items()
    }

    /// A text that is not empty.
    public func string() throws(JSONShapeError) -> String {
        guard let text = value.string, !text.isEmpty else {
            throw error(Phrase(zh: "应为非空文字", en: "must be a text that is not empty"))
        }
        return text
    }

    /// A whole number within bounds.
    public func integer(in bounds: ClosedRange<Int>) throws(JSONShapeError) -> Int {
        guard let number = value.integer.flatMap({ Int(exactly: $0) }), bounds.contains(number) else {
            throw error(
                Phrase(
                    zh: "应为\(bounds.lowerBound)至\(bounds.upperBound)之间的整数",
                    en: "must be a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"))
        }
        return number
    }

    public func bool() throws(JSONShapeError) -> Bool {
        guard let flag = value.bool else { throw error(Phrase(zh: "应为真或假", en: "must be true or false")) }
        return flag
    }

    /// A date written `2026-04-15`.
    public func day() throws(JSONShapeError) -> Day {
        guard let day = value.string.flatMap({ Day($0) }) else {
            throw error(Phrase(zh: "应为日期，如2026-04-15", en: "must be a date such as 2026-04-15"))
        }
        return day
    }

    /// A text in each language: `{"zh": …, "en": …}`.
    public func phrase() throws(JSONShapeError) -> Phrase {
        Phrase(zh: try member("zh").string(), en: try member("en").string())
    }

    public func error(_ reason: Phrase) -> JSONShapeError { JSONShapeError(path: path, reason: reason) }

    private func place(of name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
}
