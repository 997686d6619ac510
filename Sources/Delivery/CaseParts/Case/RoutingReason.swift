import Commons
public import Complaints
public import Kernel

/// Why a case went where it went, for people.
public enum RoutingReason {
    public static func phrase(_ routing: Routing) -> Phrase {
        guard !routing.isOverride else {
            return Phrase(zh: "由工作人员指定", en: "Chosen by an official")
        }
        return Parts.joined(routing.reasons.map(word))
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
