import Kernel
import Markup
import Merchants
import Web

/// Pieces that several of these pages are made of.
enum Parts {
    /// The style of these pages, loaded where it is needed; HTML lets it stand in the body.
    static func style(_ reader: Reader) -> Node {
        link([.rel("stylesheet"), .href(reader.assets.address("merchants.css"))])
    }

    /// What is written in Chinese whatever the page's language: names, addresses, promises.
    static func chinese(_ text: String, _ language: Language) -> Node {
        language == .zh ? .text(text) : span([.lang("zh-CN")], .text(text))
    }

    /// How the licence stands, and whether the shop is open, in a word.
    static func standing(_ shop: Shop, _ language: Language) -> Node {
        let status = shop.merchant.facts.status
        let isFine = status == .active && shop.premises.facts.isOpen
        let phrase = status == .active && !shop.premises.facts.isOpen ? Phrase.closed : status.phrase
        return Tag.node(isFine ? .done : .stopped, phrase, language)
    }

    /// Who somebody is to those who may know: a name or a masked contact, never the account's number.
    static func person(_ claim: MerchantClaim, _ names: [String: String]) -> String {
        names[claim.account].flatMap { $0.isEmpty ? nil : $0 } ?? "***"
    }

    /// A form of one button.
    static func act(
        _ label: Phrase, _ address: String, _ reader: Reader, weight: Button.Weight = .secondary, _ more: Node...
    ) -> Node {
        form(
            [.class("fx-act"), .method("post"), .action(address)], FormFrame.token(reader), .group(more),
            Button.submit(label, reader.language, weight: weight))
    }
}
