public import Kernel

extension Schema {
    /// Reads a schema from its JSON form.
    ///
    /// ```json
    /// {"columns": [
    ///   {"name": "day", "kind": "date"},
    ///   {"name": "region", "kind": "category", "levels": ["province", "city", "county"]},
    ///   {"name": "channel", "kind": "category"},
    ///   {"name": "amount", "kind": "number", "decimals": 2, "bins": [0, 100, 1000]},
    ///   {"name": "words", "kind": "words", "separator": " "}]}
    /// ```
    ///
    /// `levels` are headings of their own, the widest first; without, a category has one level of its own name.
    /// `decimals` is 0 without, `separator` a space, `bins` none.
    public init(json: JSON) throws(Refusal) {
        let columns: [Column]
        do {
            columns = try LocatedJSON(json).member("columns").items()
                .map { (item) throws(JSONShapeError) in
                    try Column(item)
                }
        } catch {
            throw .malformed(error)
        }
        try self.init(columns)
    }

    /// The schema as `init(json:)` reads it.
    public var json: JSON { ["columns": .array(columns.map(\.json))] }

    /// Tells one schema from another; segments carry it.
    var digest: UInt64 { json.bytes.withUnsafeBytes { Digest64.of($0) } }
}

extension Column {
    fileprivate init(_ item: LocatedJSON) throws(JSONShapeError) {
        let name = try item.member("name").string()
        let kind = try item.member("kind")
        switch try kind.string() {
        case "category":
            let levels = try item.items(of: "levels").map { (level) throws(JSONShapeError) in try level.string() }
            self.init(name, .category(levels: levels.isEmpty ? [name] : levels))
        case "date": self.init(name, .date)
        case "number":
            let decimals = try item.optional("decimals")?.integer(in: 0...6) ?? 0
            let bins = try item.items(of: "bins")
                .map { (bin) throws(JSONShapeError) in
                    try bin.decimal(decimals: decimals)
                }
            self.init(name, .number(decimals: decimals, bins: bins))
        case "words":
            let separator = try item.optional("separator")?.string() ?? " "
            guard separator.utf8.count == 1, let byte = separator.utf8.first else {
                throw item.error(Phrase(zh: "分隔符应为单个字符", en: "the separator must be one character"))
            }
            self.init(name, .words(separator: byte))
        default:
            throw kind.error(
                Phrase(zh: "应为category、date、number或words", en: "must be category, date, number or words"))
        }
    }

    fileprivate var json: JSON {
        switch kind {
        case .category(let levels):
            ["name": .string(name), "kind": "category", "levels": .array(levels.map { .string($0) })]
        case .date: ["name": .string(name), "kind": "date"]
        case .number(let decimals, let bins):
            [
                "name": .string(name), "kind": "number", "decimals": .integer(Int64(decimals)),
                "bins": .array(bins.map { Decimals.json($0, decimals) }),
            ]
        case .words(let separator):
            [
                "name": .string(name), "kind": "words",
                "separator": .string(String(decoding: [separator], as: UTF8.self)),
            ]
        }
    }
}

extension Refusal {
    static func malformed(_ error: JSONShapeError) -> Refusal {
        .malformed(at: error.path.isEmpty ? "$" : error.path, error.reason)
    }
}
