public import Kernel
public import Markup
public import Rulebook
public import Web

/// The grounds of a decision, each with its place in the law.
public struct GroundList {
    let codes: [String]
    let known: [Ground]

    /// The grounds of some codes, as a rule set knows them.
    public init(_ codes: [String], among known: [Ground]) {
        self.codes = codes
        self.known = known
    }

    public func node(_ language: Language) -> Node {
        ul(
            [.class("fx-case-grounds")],
            .each(codes) { code in
                guard let ground = known.first(where: { $0.code == code }) else { return li(.text(code)) }
                return li(
                    .text(ground.text, language),
                    span([.class("fx-quiet")], .text(Parts.joined(ground.basis.map(\.phrase)), language)))
            })
    }
}

extension Schema.Choice {
    /// A ground that may be chosen; none is ever ticked beforehand.
    public init(_ ground: Ground) {
        self.init(ground.code, ground.text, hint: ground.basis.first?.phrase)
    }
}
