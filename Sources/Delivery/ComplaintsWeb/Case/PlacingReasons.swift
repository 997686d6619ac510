import CaseParts
import Complaints
import Kernel
import Markup
import Web

/// What in the address speaks for the office, as the directory reads it.
struct PlacingReasons {
    let scene: CaseScene

    private var reasons: [Phrase] {
        guard let address = scene.view.respondent.address else { return [] }
        // Whoever typed it sits in the case's own place; what consumers file is read without a home.
        let home = scene.complaint.facts.registrar == nil ? nil : scene.complaint.region
        return scene.words.placing(address, home)
    }

    var list: Node {
        let reasons = reasons
        return .when(
            !reasons.isEmpty,
            ul([.class("fx-placing fx-quiet")], .each(reasons) { li(.text($0, scene.language)) }))
    }

    /// The same, folded, for a case that the rules have sent somewhere by its address.
    func node(of routing: Routing) -> Node {
        guard !routing.isOverride, routing.reasons.contains("address") else { return .nothing }
        let list = list
        guard !list.isEmpty else { return .nothing }
        return details(
            [.class("fx-factors")],
            summary(.text(Phrase(zh: "为什么分到这里", en: "Why this office"), scene.language)), list)
    }
}
