import Calendars
import Kernel

/// Reads rule sets and the transition policy, looking up the laws that they cite.
struct LawReader {
    private let laws: [String: Law]

    init(_ documents: [String: [UInt8]]) throws(RulebookError) {
        guard let bytes = documents[Rulebook.lawsName] else { throw .missingDocument(Rulebook.lawsName) }
        laws = try shaped(bytes, Rulebook.lawsName) { (root: LocatedJSON) throws(JSONShapeError) -> [String: Law] in
            var laws: [String: Law] = [:]
            for item in try root.member("laws").items() {
                let id = try item.member("id")
                let law = Law(id: try id.string(), title: try item.member("title").phrase())
                guard laws.updateValue(law, forKey: law.id) == nil else { throw id.twice }
            }
            return laws
        }
    }

    func ruleSet(_ root: LocatedJSON) throws(JSONShapeError) -> RuleSet {
        let from = try root.member("validFrom").day()
        let through = try root.optional("validThrough")
        let last = try through?.day()
        if let through, let last, last < from {
            throw through.error(Phrase(zh: "早于validFrom", en: "is before validFrom"))
        }
        let periods = try list(root, "periods", period, code: \.id.rawValue, named: "id")
        return RuleSet(
            id: RuleSet.ID(try root.member("id").string()), title: try root.member("title").phrase(), validFrom: from,
            validThrough: last, periods: periods,
            declineGrounds: try grounds(root, "declineGrounds", periods: periods),
            terminationGrounds: try grounds(root, "terminationGrounds", periods: periods),
            notFilingGrounds: try grounds(root, "notFilingGrounds", periods: periods),
            consumerFactors: try grounds(root, "consumerFactors", periods: periods),
            complaints: try course(root.member("complaints"), periods: periods),
            reports: try course(root.member("reports"), periods: periods),
            jurisdiction: try list(root, "jurisdiction", jurisdiction, code: \.code, named: "code"),
            forms: try list(root, "forms", form, code: \.code, named: "code"),
            mediationRules: try list(root, "mediationRules", provision, code: \.code, named: "code"),
            reportRules: try list(root, "reportRules", provision, code: \.code, named: "code"),
            countingRules: try list(root, "countingRules", provision, code: \.code, named: "code"))
    }

    func transition(_ root: LocatedJSON, ruleSets: Set<RuleSet.ID>) throws(JSONShapeError) -> TransitionPolicy {
        var caps: [TransitionPolicy.Cap] = []
        for item in try root.items(of: "caps") {
            var ids: Set<RuleSet.ID> = []
            for name in try item.member("ruleSets").items() {
                let id = RuleSet.ID(try name.string())
                guard ruleSets.contains(id) else {
                    throw name.error(Phrase(zh: "没有这一规定", en: "is not a rule set"))
                }
                ids.insert(id)
            }
            caps.append(
                TransitionPolicy.Cap(
                    period: PeriodIdentifier(try item.member("period").string()), length: try length(item),
                    inForce: try item.member("inForce").day(), ruleSets: ids, basis: try basis(item),
                    confidence: try word(item.member("confidence"))))
        }
        return TransitionPolicy(
            title: try root.member("title").phrase(), note: try root.member("note").phrase(),
            grounds: try word(root.member("grounds")), limits: try word(root.member("limits")), caps: caps,
            basis: try basis(root), confidence: try word(root.member("confidence")))
    }

    private func period(_ item: LocatedJSON) throws(JSONShapeError) -> Period {
        let start = try item.member("startsOn")
        let length = try length(item)
        return Period(
            id: PeriodIdentifier(try item.member("id").string()), title: try item.member("title").phrase(),
            length: length,
            startsOn: Period.Start(code: try start.member("code").string(), text: try start.phrase()),
            prolongation: try prolongation(item, of: length),
            pauses: try list(item, "pauses", pause, code: \.code, named: "code"),
            validFrom: try item.optional("validFrom")?.day(), basis: try basis(item),
            confidence: try word(item.member("confidence")), note: try item.optional("note")?.phrase())
    }

    private func prolongation(
        _ item: LocatedJSON, of length: LegalPeriod
    ) throws(JSONShapeError) -> Period.Prolongation? {
        guard let found = try item.optional("extension") else { return nil }
        let more = try self.length(found)
        guard length.extended(by: more) != nil else {
            throw found.error(Phrase(zh: "与原期限的单位不同", en: "is not in the period's own unit"))
        }
        return Period.Prolongation(length: more, needs: try found.member("needs").phrase(), basis: try basis(found))
    }

    private func pause(_ item: LocatedJSON) throws(JSONShapeError) -> Period.Pause {
        Period.Pause(
            code: try item.member("code").string(), text: try item.member("text").phrase(), basis: try basis(item))
    }

    private func grounds(
        _ root: LocatedJSON, _ name: String, periods: [Period]
    ) throws(JSONShapeError) -> [Ground] {
        try list(
            root, name,
            { (item: LocatedJSON) throws(JSONShapeError) in try ground(item, periods: periods) }, code: \.code,
            named: "code")
    }

    private func ground(_ item: LocatedJSON, periods: [Period]) throws(JSONShapeError) -> Ground {
        Ground(
            code: try item.member("code").string(), text: try item.member("text").phrase(),
            wording: try word(item.member("wording")), basis: try basis(item),
            confidence: try word(item.member("confidence")),
            weighsFactors: try item.optional("weighsFactors")?.bool() ?? false,
            period: try periodNamed(in: item, periods: periods),
            isWithdrawal: try item.optional("isWithdrawal")?.bool() ?? false)
    }

    /// The period that an item names, which must be one of the rule set's.
    func periodNamed(in item: LocatedJSON, periods: [Period]) throws(JSONShapeError) -> PeriodIdentifier? {
        guard let named = try item.optional("period") else { return nil }
        let id = PeriodIdentifier(try named.string())
        guard periods.contains(where: { $0.id == id }) else {
            throw named.error(Phrase(zh: "本规定没有这一期限", en: "is not a period of this rule set"))
        }
        return id
    }

    func length(_ item: LocatedJSON) throws(JSONShapeError) -> LegalPeriod {
        let value = try item.member("value")
        let direction: LegalPeriod.Direction =
            if let given = try item.optional("direction") { try word(given) } else { .after }
        guard
            let length = LegalPeriod(
                try value.integer(in: 1...LegalPeriod.longest), try word(item.member("unit")), direction)
        else { throw value.error(Phrase(zh: "不是期限的长度", en: "is not a length")) }
        return length
    }

    func basis(_ item: LocatedJSON) throws(JSONShapeError) -> [Citation] {
        let list = try item.member("basis")
        var citations: [Citation] = []
        for place in try list.items() {
            let key = try place.member("law")
            guard let law = laws[try key.string()] else {
                throw key.error(Phrase(zh: "不在laws.json中", en: "is not in laws.json"))
            }
            citations.append(
                Citation(
                    law: law, article: try place.optional("article")?.integer(in: 1...2000),
                    paragraph: try place.optional("paragraph")?.integer(in: 1...100),
                    item: try place.optional("item")?.integer(in: 1...100)))
        }
        guard !citations.isEmpty else { throw list.error(Phrase(zh: "没有依据", en: "cites nothing")) }
        return citations
    }

    /// One of the words that an enumeration knows.
    func word<Word: RawRepresentable<String>>(_ item: LocatedJSON) throws(JSONShapeError) -> Word {
        guard let word = Word(rawValue: try item.string()) else {
            throw item.error(Phrase(zh: "不是可用的词", en: "is not one of the words that may stand here"))
        }
        return word
    }

    /// The items of a list whose codes must not repeat.
    func list<Item>(
        _ root: LocatedJSON, _ name: String, _ read: (LocatedJSON) throws(JSONShapeError) -> Item,
        code: (Item) -> String, named codeName: String
    ) throws(JSONShapeError) -> [Item] {
        var items: [Item] = []
        var codes: Set<String> = []
        for place in try root.items(of: name) {
            let item = try read(place)
            guard codes.insert(code(item)).inserted else { throw try place.member(codeName).twice }
            items.append(item)
        }
        return items
    }
}

extension LocatedJSON {
    fileprivate var twice: JSONShapeError { error(Phrase(zh: "重复", en: "stands twice")) }
}
