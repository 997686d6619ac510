import Commons
public import Complaints
public import Kernel
public import Markup

/// Why a case went where it went, for people.
public enum RoutingReason {
    public static func phrase(_ routing: Routing) -> Phrase {
        guard !routing.isOverride else {
            return Phrase(zh: "由工作人员指定", en: "Chosen by an official")
        }
        return Parts.joined(routing.reasons.map(word))
    }

    /// What spoke for the office on the day it was found, folded.
    public static func account(of routing: Routing, _ language: Language) -> Node {
        guard !routing.isOverride, !routing.explained.isEmpty else { return .nothing }
        return details(
            [.class("fx-factors")],
            summary(.text(Phrase(zh: "为什么分到这里", en: "Why this office"), language)),
            list(routing.explained, language))
    }

    public static func list(_ reasons: [Phrase], _ language: Language) -> Node {
        .when(
            !reasons.isEmpty, ul([.class("fx-placing fx-quiet")], .each(reasons) { li(.text($0, language)) }))
    }

    private static func word(_ code: String) -> Phrase {
        switch code {
        case "registeredPremises": Phrase(zh: "按登记的经营场所", en: "By the shop’s registered premises")
        case "address": Phrase(zh: "按实际经营地址", en: "By the actual place of business")
        case "recipient": Phrase(zh: "举报人选择的部门", en: "The authority that the reporter turned to")
        case "imported": Phrase(zh: "按导入的记录", en: "As imported")
        default: Placement.Basis(rawValue: code)?.phrase ?? .verbatim(code)
        }
    }
}
