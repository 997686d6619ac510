import Kernel

extension LawReader {
    /// The states and transitions of one kind of case.
    func course(_ root: LocatedJSON, periods: [Period]) throws(JSONShapeError) -> CaseCourse {
        let states = try list(root, "states", state, code: \.code, named: "code")
        let codes = Set(states.map(\.code))
        let transitions = try list(
            root, "transitions",
            { (item: LocatedJSON) throws(JSONShapeError) in try transition(item, states: codes, periods: periods) },
            code: \.code, named: "code")
        return CaseCourse(states: states, transitions: transitions)
    }

    func jurisdiction(_ item: LocatedJSON) throws(JSONShapeError) -> JurisdictionRule {
        JurisdictionRule(
            code: try item.member("code").string(), matter: try word(item.member("of")),
            title: try item.member("title").phrase(), text: try item.member("text").phrase(), basis: try basis(item),
            confidence: try word(item.member("confidence")))
    }

    func form(_ item: LocatedJSON) throws(JSONShapeError) -> StatutoryForm {
        var fields: [Phrase] = []
        for field in try item.member("fields").items() { fields.append(try field.phrase()) }
        return StatutoryForm(
            number: try item.member("number").integer(in: 1...100), code: try item.member("code").string(),
            title: try item.member("title").phrase(), occasion: try item.member("when").phrase(), fields: fields,
            basis: try basis(item), confidence: try word(item.member("confidence")))
    }

    func provision(_ item: LocatedJSON) throws(JSONShapeError) -> Provision {
        Provision(
            code: try item.member("code").string(), text: try item.member("text").phrase(), basis: try basis(item),
            confidence: try word(item.member("confidence")))
    }

    private func state(_ item: LocatedJSON) throws(JSONShapeError) -> CaseCourse.State {
        let code = try item.member("code").string()
        return CaseCourse.State(
            code: code, title: try item.phrase(), keptAs: try item.optional("keptAs")?.string() ?? code,
            isFinal: try item.optional("isFinal")?.bool() ?? false)
    }

    private func transition(
        _ item: LocatedJSON, states: Set<String>, periods: [Period]
    ) throws(JSONShapeError) -> CaseCourse.Transition {
        var from: [String] = []
        for name in try item.member("from").items() { from.append(try stateNamed(name, among: states)) }
        let named = try item.optional("to")
        let to: String? = if let named { try stateNamed(named, among: states) } else { nil }
        return CaseCourse.Transition(
            code: try item.member("code").string(), title: try item.member("title").phrase(), from: from, to: to,
            step: try item.optional("step")?.string(), period: try periodNamed(in: item, periods: periods),
            condition: try item.optional("guard")?.phrase(), deadline: try item.optional("deadline")?.phrase(),
            basis: try basis(item), confidence: try word(item.member("confidence")),
            note: try item.optional("note")?.phrase())
    }

    private func stateNamed(_ item: LocatedJSON, among states: Set<String>) throws(JSONShapeError) -> String {
        let name = try item.string()
        guard states.contains(name) else {
            throw item.error(Phrase(zh: "不是所列的状态", en: "is not one of the states"))
        }
        return name
    }
}
