public import Kernel

/// To which unit an address leads, and why.
///
/// It is a proposal: whoever hands the appeal on may choose another unit and records that.
public struct Placement: Hashable, Sendable {
    /// What the proposal rests on, surest first.
    public enum Basis: String, CaseIterable, Sendable {
        case decidedRule, words, township, region, upperRegion
        /// The address names no place, and who received it keeps it.
        case receiver
        case nothing

        public var phrase: Phrase {
            switch self {
            case .decidedRule: Phrase(zh: "按已定的管辖分工", en: "By a decided rule of jurisdiction")
            case .words: Phrase(zh: "按地址中的地名", en: "By place names in the address")
            case .township: Phrase(zh: "按乡镇街道", en: "By township")
            case .region: Phrase(zh: "按行政区划", en: "By administrative region")
            case .upperRegion: Phrase(zh: "按上级区划", en: "By the region above")
            case .receiver:
                Phrase(zh: "地址中没有更具体的地名，归接收单位", en: "The address names no closer place; the receiver keeps it")
            case .nothing: Phrase(zh: "地址不能确定", en: "The address does not tell")
            }
        }
    }

    public struct Option: Hashable, Sendable {
        public let authority: Authority
        /// In thousandths.
        public let confidence: Int
        public let basis: Basis
        let ground: Ground
        /// How many characters of the address it rests on.
        let weight: Int

        /// Which words and which rule.
        public var reason: Phrase {
            switch ground {
            case .rule(let rule): rule.phrase
            case .township(let words, let name):
                Phrase(
                    zh: "“\(words)”即\(name)，由\(authority.name.zh)负责",
                    en: "“\(words)” is \(name), served by \(authority.name.en)")
            case .region(let name):
                Phrase(zh: "\(name)由\(authority.name.zh)管辖", en: "\(name) is under \(authority.name.en)")
            case .receiver:
                Phrase(
                    zh: "未见更具体的地名，归接收单位\(authority.name.zh)",
                    en: "No closer place is named; it stays with \(authority.name.en)")
            case .otherRegion(let name):
                Phrase(zh: "地址也可能指\(name)", en: "The address may also mean \(name)")
            }
        }
    }

    /// What an option rests on, from which its words are made where somebody reads them.
    enum Ground: Hashable, Sendable {
        case rule(DispatchRule)
        case township(words: String, name: String)
        case region(name: String)
        /// The address names nothing closer, and the receiver keeps it.
        case receiver
        case otherRegion(name: String)
    }

    public let finding: AddressFinding
    /// The unit proposed; nothing where the address does not tell.
    public let best: Option?
    /// Units that other words of the address speak for, surest first.
    public let alternatives: [Option]
    /// The whole chain, in the order in which one would tell it.
    public let reasons: [Phrase]

    public var authority: Authority? { best?.authority }
    public var confidence: Int { best?.confidence ?? 0 }
    public var basis: Basis { best?.basis ?? .nothing }
}
