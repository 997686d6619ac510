public import Kernel

extension Query {
    /// Reads a query from its JSON form.
    ///
    /// ```json
    /// {"filters": [
    ///    {"column": "province", "in": ["浙江", "江苏"]},
    ///    {"column": "region", "node": ["浙江", "杭州"]},
    ///    {"column": "day", "from": "2026-01-01", "to": "2026-03-31"},
    ///    {"column": "amount", "from": 100, "below": 1000},
    ///    {"column": "words", "any": ["退款", "押金"]},
    ///    {"or": [{"column": "channel", "in": ["app"]}, {"not": {"column": "words", "all": ["假货"]}}]}],
    ///  "views": {
    ///    "months": {"histogram": "day", "by": "month"},
    ///    "firms": {"top": "enterprise", "limit": 10},
    ///    "cross": {"table": ["province", "channel"]},
    ///    "firmCount": {"distinct": "enterprise"},
    ///    "money": {"sum": "amount"},
    ///    "typical": {"quantiles": "amount", "at": [0.5, 0.9]}}}
    /// ```
    ///
    /// All filters must hold. A view is answered without those that were set on its own column; `source` names another
    /// column than the one a filter asks about. `{"column": "day", "missing": true}` finds empty cells.
    public init(json: JSON, schema: Schema) throws(Refusal) {
        do throws(JSONShapeError) {
            let root = LocatedJSON(json)
            let clauses = try root.items(of: "filters")
                .map { (item) throws(JSONShapeError) in
                    Clause(
                        try Filter(item, schema), source: try item.optional("source")?.string())
                }
            let views = try root.member("views")
            guard let members = views.value.object else {
                throw views.error(Phrase(zh: "应为对象", en: "must be an object"))
            }
            var found: [String: View] = [:]
            for name in members.keys.sorted() { found[name] = try View(try views.member(name)) }
            self.init(clauses, views: found)
        } catch {
            throw .malformed(error)
        }
    }
}

extension Filter {
    init(_ item: LocatedJSON, _ schema: Schema) throws(JSONShapeError) {
        if item.value["and"] != nil || item.value["or"] != nil {
            let isAnd = item.value["and"] != nil
            let parts = try item.items(of: isAnd ? "and" : "or")
                .map { (part) throws(JSONShapeError) in
                    try Filter(part, schema)
                }
            self = isAnd ? .and(parts) : .or(parts)
            return
        }
        if let part = try item.optional("not") {
            self = .not(try Filter(part, schema))
            return
        }
        let name = try item.member("column").string()
        if item.value["in"] != nil {
            // An empty text is a missing label, so it is allowed here.
            self = .labels(name, try item.items(of: "in").map { (label) throws(JSONShapeError) in try label.text() })
        } else if item.value["node"] != nil {
            self = .node(name, try item.items(of: "node").map { (label) throws(JSONShapeError) in try label.string() })
        } else if item.value["any"] != nil || item.value["all"] != nil {
            let needsAll = item.value["all"] != nil
            let words = try item.items(of: needsAll ? "all" : "any")
                .map { (word) throws(JSONShapeError) in
                    try word.string()
                }
            self = .words(name, words, needsAll: needsAll)
        } else if try item.optional("missing")?.bool() == true {
            self = .missing(name)
        } else {
            self = try Self.range(name, item, schema)
        }
    }

    private static func range(_ name: String, _ item: LocatedJSON, _ schema: Schema) throws(JSONShapeError) -> Filter {
        let column = schema.columns.first { $0.name == name }
        if case .number(let decimals, _) = column?.kind {
            return .numbers(
                name, from: try item.optional("from")?.decimal(decimals: decimals),
                before: try item.optional("below")?.decimal(decimals: decimals))
        }
        let (from, through) = (try item.optional("from"), try item.optional("to"))
        guard from != nil || through != nil else {
            throw item.error(Phrase(zh: "缺少筛选条件", en: "has no condition"))
        }
        return .days(name, from: try from?.day(), through: try through?.day())
    }
}

extension View {
    init(_ item: LocatedJSON) throws(JSONShapeError) {
        if let name = try item.optional("histogram") {
            var period = Period.day
            if let by = try item.optional("by") {
                guard let found = Period(rawValue: try by.string()) else {
                    throw by.error(
                        Phrase(zh: "应为day、week、month、quarter或year", en: "must be day, week, month, quarter or year"))
                }
                period = found
            }
            self = .histogram(try name.string(), by: period)
        } else if let name = try item.optional("top") {
            self = .top(
                try name.string(), limit: try item.optional("limit")?.integer(in: 1...Self.maximumTop) ?? Self.usualTop)
        } else if item.value["table"] != nil {
            let names = try item.items(of: "table")
            guard names.count == 2 else { throw item.error(Phrase(zh: "应为两列", en: "must name two columns")) }
            self = .table(try names[0].string(), try names[1].string())
        } else if let name = try item.optional("distinct") {
            self = .distinct(try name.string())
        } else if let name = try item.optional("sum") {
            self = .sum(try name.string())
        } else if let name = try item.optional("quantiles") {
            self = .quantiles(
                try name.string(),
                at: try item.items(of: "at").map { (share) throws(JSONShapeError) in try share.share() })
        } else {
            throw item.error(Phrase(zh: "不是视图", en: "is not a view"))
        }
    }

    private static let usualTop = 10
    private static let maximumTop = 100_000
}

extension LocatedJSON {
    fileprivate func text() throws(JSONShapeError) -> String {
        guard let text = value.string else { throw error(Phrase(zh: "应为文字", en: "must be a text")) }
        return text
    }

    fileprivate func share() throws(JSONShapeError) -> Double {
        switch value {
        case .number(let number) where (0...1).contains(number): return number
        case .integer(let number) where (0...1).contains(number): return Double(number)
        default: throw error(Phrase(zh: "应为0至1之间的数", en: "must be a number from 0 to 1"))
        }
    }
}
