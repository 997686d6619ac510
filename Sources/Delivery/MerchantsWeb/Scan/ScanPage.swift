import Commons
import Kernel
import Markup
import Merchants
import QRCodes
import Web

/// The page behind the code: who this is, how its licence stands, what it promises, and two buttons always in reach.
///
/// Figures about complaints are not on it: they wait for rules of publication. It works printed, from a cache, at
/// double size and without scripts.
struct ScanPage {
    let face: ShopFace
    let words: MerchantWords
    let address: CodeAddress

    private var shop: Shop { face.shop }
    private var place: PremisesFacts { face.shop.premises.facts }
    private var licensed: OperatorFacts { face.shop.merchant.facts }

    func node(for reader: Reader) throws -> Node {
        let language = reader.language
        let code = try address.qrCode(shop.premises.code)
        return PageShell(.publicSide, .verbatim(place.name))
            .page(
                for: reader, Parts.style(reader),
                article(
                    [.class("fx-scan")], head(language), caution(language), promises(language), licence(language),
                    help(language), bar(language),
                    div(
                        [.class("fx-scan__print"), .aria(.hidden)],
                        DoorSticker.picture(code, shop.premises.code.spoken),
                        p(.text(address.page(shop.premises.code))))))
    }

    private func head(_ language: Language) -> Node {
        header(
            [.class("fx-scan__head")],
            p(
                [.class("fx-scan__line")], Parts.standing(shop, language),
                .when(
                    face.isClaimed,
                    span(
                        [.class("fx-scan__claimed")],
                        .text(Phrase(zh: "商家已认领", en: "Claimed by the merchant"), language))
                )),
            h1([.class("fx-scan__name")], Parts.chinese(place.name, language)),
            .when(
                licensed.name != place.name, p([.class("fx-scan__legal")], Parts.chinese(licensed.name, language))),
            .some(place.address) { p([.class("fx-scan__place")], Parts.chinese($0, language)) },
            .some(place.platform) { platform in
                p(
                    [.class("fx-scan__place")], .text(Phrase(zh: "平台店铺：", en: "Shop on "), language),
                    Parts.chinese(platform, language),
                    .some(place.shopURL) { url in
                        .group([
                            " ",
                            a(
                                [.href(url), .rel("nofollow noopener")], .text(Phrase(zh: "去店铺", en: "Visit"), language)
                            ),
                        ])
                    })
            })
    }

    /// What a visitor must know before paying.
    private func caution(_ language: Language) -> Node {
        if licensed.status == .active, place.isOpen { return .nothing }
        let title: Phrase =
            licensed.status == .active
            ? Phrase(zh: "这家店铺已停业", en: "This shop has closed down")
            : Phrase(
                zh: "登记状态：\(licensed.status.phrase.zh)", en: "Licence: \(licensed.status.phrase.en.lowercased())")
        return Notice.node(
            licensed.status == .active || licensed.status == .suspended ? .caution : .danger, title, language,
            p(
                .text(
                    Phrase(
                        zh: "以市场监管部门的登记信息为准。此前的消费纠纷仍可投诉。",
                        en: "As registered with the market regulator. You can still complain about earlier purchases."),
                    language)))
    }

    private func promises(_ language: Language) -> Node {
        section(
            [.class("fx-scan__part"), .aria(.labelledby, "promises")],
            h2([.id("promises")], .text(Phrase(zh: "这家店的承诺", en: "What this shop promises"), language)),
            face.commitments.isEmpty
                ? p([.class("fx-quiet")], .text(Self.nothingPromised, language))
                : ol(
                    [.class("fx-promises")],
                    .each(face.commitments) { commitment in
                        li(
                            [.class("fx-promises__item")],
                            p([.class("fx-promises__text")], promise(commitment, language)),
                            p(
                                [.class("fx-quiet")],
                                .text(
                                    Phrase(
                                        zh: "\(Language.zh.date(commitment.madeOn))起",
                                        en: "Since \(Language.en.date(commitment.madeOn))"), language)))
                    }))
    }

    private func promise(_ commitment: Commitment, _ language: Language) -> Node {
        guard language == .en, let en = commitment.en else { return Parts.chinese(commitment.zh, language) }
        return .text(en)
    }

    private func licence(_ language: Language) -> Node {
        let region = place.region ?? licensed.region
        return section(
            [.class("fx-scan__part"), .aria(.labelledby, "licence")],
            h2([.id("licence")], .text(Phrase(zh: "证照信息", en: "Licence"), language)),
            KeyValue.node(
                [
                    (.legalName, Parts.chinese(licensed.name, language)),
                    (.creditCode, licensed.creditCode.map { span([.class("fx-number")], .text($0.text)) }),
                    (.licence, .text(licensed.status.phrase, language)),
                    (.industry, licensed.industry.flatMap(words.industry).map { .text($0, language) }),
                    (.registered, licensed.address.map { Parts.chinese($0, language) }),
                    (.region, region.flatMap(words.region).map { Parts.chinese($0, language) }),
                    (.shopCode, span([.class("fx-number")], .text(shop.premises.code.spoken))),
                ], language))
    }

    private func help(_ language: Language) -> Node {
        section(
            [.class("fx-scan__part"), .aria(.labelledby, "help")],
            h2([.id("help")], .text(Phrase(zh: "遇到消费纠纷", en: "If something went wrong"), language)),
            p(.text(handled, language)),
            .when(!face.isClaimed, p([.class("fx-quiet")], .text(Self.unclaimed, language))))
    }

    private var handled: Phrase {
        guard let name = words.office(place.authority, place.unit) else {
            return Phrase(
                zh: "可以先与店家协商，也可以直接投诉。投诉由当地市场监督管理部门办理，不需要登录。",
                en:
                    "You may talk to the shop first, or complain straight away. The local market regulator handles it; no account is needed."
            )
        }
        return Phrase(
            zh: "可以先与店家协商，也可以直接投诉。投诉由\(name.zh)办理，不需要登录。",
            en:
                "You may talk to the shop first, or complain straight away. \(name.en) handles it; no account is needed."
        )
    }

    /// The two things one came for, at the foot of the window whatever is read.
    private func bar(_ language: Language) -> Node {
        nav(
            [.class("fx-scan__bar"), .aria(.label, Phrase(zh: "投诉", en: "Complain")(language))],
            a(
                [
                    .class("fx-button fx-button--primary"), .href(MerchantEndpoints.filing(shop.premises.code)),
                    .rel("nofollow"),
                ], .text(.complain, language)),
            a([.class("fx-button fx-button--secondary"), .href("tel:12315")], .text(.call, language)))
    }

    private static let nothingPromised = Phrase(
        zh: "这家店还没有公开承诺。没有承诺，您的法定权利也不减少。",
        en: "This shop has made no public promises. Your rights under the law are the same without them.")
    private static let unclaimed = Phrase(
        zh: "商家尚未认领这个页面，不影响投诉的办理。",
        en: "The merchant has not claimed this page yet. That makes no difference to a complaint.")
}
