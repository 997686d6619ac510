/// What a sentence leaves open.
enum DemoSlot: String, CaseIterable, Sendable {
    case who, at, shop, name, addr, town, county, item, brand, yuan, back, unit
    case n, days, months, hour, date, fulldate, when, later
    case did, wrong, reply, ask, want, lead, problem, requests, rule, decline, termination
}

/// A sentence with open places, read once from a text such as `在{at}{did}`.
struct DemoTemplate: Sendable {
    enum Piece: Sendable {
        case literal(String)
        case slot(DemoSlot)
        /// Any template of a word list, by the list's number.
        case list(Int)
    }

    let pieces: [Piece]
    /// Words of which one must stand in the item or the shop's name, as UTF-8; none where it fits everywhere.
    let only: [[UInt8]]
    /// The least days between the purchase and the complaint for which it can be true.
    let leastWait: Int

    /// Reads a template; a name in braces is a slot, or else one of the lists.
    ///
    /// What stands before a `>` are the words, divided by `|`, for which alone it is meant.
    init(_ node: DemoNode, lists: [String: Int]) throws(DemoMaterialError) {
        var pieces: [Piece] = []
        let parts = try node.text().split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
        only = parts.count == 2 ? parts[0].split(separator: "|").map { Array($0.utf8) } : []
        var rest = parts.last ?? ""
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { throw node.error("a brace is not closed") }
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            let name = String(rest[rest.index(after: open)..<close])
            if let slot = DemoSlot(rawValue: name) {
                pieces.append(.slot(slot))
            } else if let list = lists[name] {
                pieces.append(.list(list))
            } else {
                throw node.error("nothing is called \(name)")
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.literal(String(rest))) }
        self.pieces = pieces
        leastWait =
            pieces.map { piece in
                switch piece {
                case .slot(.months): 62
                case .slot(.days): 4
                case .slot, .literal, .list: 0
                }
            }
            .max() ?? 0
    }

    /// Whether it suits an item or a shop of these names.
    func suits(_ item: String, _ shop: String) -> Bool {
        only.isEmpty || only.contains { DemoText.contains(item, $0) || DemoText.contains(shop, $0) }
    }

    static func all(_ node: DemoNode, lists: [String: Int]) throws(DemoMaterialError) -> [DemoTemplate] {
        var templates: [DemoTemplate] = []
        for item in try node.items() { templates.append(try DemoTemplate(item, lists: lists)) }
        return templates
    }
}
