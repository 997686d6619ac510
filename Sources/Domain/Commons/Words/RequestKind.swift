public import Kernel

/// 投诉请求: what a complainant asks for, as the complaint registration form lists it.
public enum RequestKind: String, CaseIterable, Sendable {
    case repair, redo, replacement, returnOfGoods, makeUpQuantity, refund, damages

    public var phrase: Phrase {
        switch self {
        case .repair: Phrase(zh: "修理", en: "Repair")
        case .redo: Phrase(zh: "重作", en: "Redo the work")
        case .replacement: Phrase(zh: "更换", en: "Replacement")
        case .returnOfGoods: Phrase(zh: "退货", en: "Return of the goods")
        case .makeUpQuantity: Phrase(zh: "补足商品数量", en: "Make up the quantity")
        case .refund: Phrase(zh: "退还货款和服务费用", en: "Refund of price and fees")
        case .damages: Phrase(zh: "赔偿损失", en: "Damages")
        }
    }

    /// The word that exports of the platform use for it; 退赔费用 stands for the refund.
    public var exported: String { self == .refund ? "退赔费用" : phrase.zh }

    /// The requests of an export's cell, where several stand with commas between them, and what was not understood.
    public static func reading(_ cell: String) -> (kinds: [RequestKind], unknown: [String]) {
        var kinds: [RequestKind] = []
        var unknown: [String] = []
        for part in Folding.trimmed(cell).split(whereSeparator: { ",、;，；".contains($0) }) {
            let word = Folding.trimmed(String(part))
            if let kind = allCases.first(where: { $0.exported == word || $0.phrase.zh == word }) {
                if !kinds.contains(kind) { kinds.append(kind) }
            } else if !word.isEmpty {
                unknown.append(word)
            }
        }
        return (kinds, unknown)
    }
}
