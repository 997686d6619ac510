import CaseParts
import Complaints
import Kernel
import Markup
import Web

/// What in the address of a case that nobody has speaks for an office, as the directory reads it today.
struct PlacingReasons {
    let scene: CaseScene

    private var reasons: [Phrase] {
        guard let address = scene.view.respondent.address else { return [] }
        // Whoever typed it sits in the case's own place; what consumers file is read without a home.
        let home = scene.complaint.facts.registrar == nil ? nil : scene.complaint.region
        return scene.words.placing(address, home)
    }

    var list: Node { RoutingReason.list(reasons, scene.language) }
}
