import ComplaintsWeb
import Kernel
import Markup
import Rulebook
import Web

/// The grounds of a decision not to file, each with its place in the law.
struct GroundList {
    let codes: [String]
    let rules: RuleSet

    func node(_ language: Language) -> Node {
        ul(
            [.class("fx-case-grounds")],
            .each(codes) { code in
                guard let ground = rules.notFilingGrounds.first(where: { $0.code == code }) else {
                    return li(.text(code))
                }
                return li(
                    .text(ground.text, language),
                    span([.class("fx-quiet")], .text(Parts.joined(ground.basis.map(\.phrase)), language)))
            })
    }
}
