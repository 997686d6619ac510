public import Kernel

/// How sure the product is of what it says about the law; shown wherever the law is quoted.
public enum Confidence: String, CaseIterable, Sendable {
    /// The text itself was read, or official pages agree.
    case high = "H"
    /// A credible second source.
    case medium = "M"
    /// To be verified before it is relied on.
    case low = "L"
    /// The product's own proposal, not a published rule.
    case own = "OWN"

    public var phrase: Phrase {
        switch self {
        case .high: Phrase(zh: "已核对条文", en: "read in the text")
        case .medium: Phrase(zh: "有可靠来源", en: "from a credible source")
        case .low: Phrase(zh: "尚待核实", en: "to be verified")
        case .own: Phrase(zh: "本平台自定", en: "our own rule")
        }
    }
}

/// A law or rule that items are based on.
public struct Law: Hashable, Sendable {
    /// The short key that documents use: `O121`.
    public let id: String
    public let title: Phrase
}

/// A place in a law: 条, 款 and 项.
public struct Citation: Hashable, Sendable {
    public let law: Law
    /// 条; nil where the whole document is meant.
    public let article: Int?
    /// 款.
    public let paragraph: Int?
    /// 项.
    public let item: Int?

    /// As lawyers write it: `《…办法》第二十三条第一款第五项`.
    public var phrase: Phrase {
        var zh = "《\(law.title.zh)》"
        var en = law.title.en
        if let article {
            zh += "第\(ChineseNumber.text(article))条"
            en += ", article \(article)"
        }
        if let paragraph {
            zh += "第\(ChineseNumber.text(paragraph))款"
            en += "(\(paragraph))"
        }
        if let item {
            zh += "第\(ChineseNumber.text(item))项"
            en += paragraph == nil ? " item \(item)" : "(\(item))"
        }
        return Phrase(zh: zh, en: en)
    }

    /// `{"law": "O121", "article": 23, "paragraph": 1, "item": 5}`, without what is not there.
    public var json: JSON {
        var members: [String: JSON] = ["law": .string(law.id)]
        for (name, number) in [("article", article), ("paragraph", paragraph), ("item", item)] {
            if let number { members[name] = .integer(Int64(number)) }
        }
        return .object(members)
    }
}

extension [Citation] {
    /// All places, one after the other: `《办法》第二十三条、第二十四条`.
    public var phrase: Phrase {
        let phrases = map(\.phrase)
        return Phrase(
            zh: phrases.map(\.zh).joined(separator: "、"), en: phrases.map(\.en).joined(separator: "; "))
    }
}

/// Numbers in Chinese characters, as articles are numbered.
enum ChineseNumber {
    /// From 1 to 9,999; others stay in digits.
    static func text(_ number: Int) -> String {
        guard (1...9999).contains(number) else { return String(number) }
        let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        var text = ""
        var isZeroOwed = false
        for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / unit % 10
            if digit == 0 {
                isZeroOwed = !text.isEmpty
            } else {
                if isZeroOwed { text += digits[0] }
                isZeroOwed = false
                text += unit == 10 && digit == 1 && text.isEmpty ? name : digits[digit] + name
            }
        }
        return text
    }
}
