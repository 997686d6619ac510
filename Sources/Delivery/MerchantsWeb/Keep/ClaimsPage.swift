import Access
import Commons
import Kernel
import Markup
import Merchants
import Web

/// The claims, the oldest first, each with what it rests on, who keeps the shop now and who else wants it.
struct ClaimsPage {
    let page: Page<ClaimCase>
    let names: [String: String]
    /// What has just been decided.
    var done: ClaimCase?
    /// The claim whose decision was refused, and why.
    var refusedID: String?
    var refused: [Refusal] = []
    var sent = Submission()

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.desk, .claims, links: links).with { $0.isRefused = !refused.isEmpty }
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(.claims, language)),
                ErrorSummary.node(refused, language),
                .some(done) { Notice.node(.done, told($0), language, isNews: true) },
                .when(
                    page.items.isEmpty,
                    EmptyState.node(
                        Phrase(zh: "没有待审核的认领", en: "No claim is waiting"),
                        Phrase(
                            zh: "凭激活码的认领不需要审核；没有激活码的、或与他人冲突的才会到这里。",
                            en: "Claims with a code need no decision; those without one, or with rivals, come here."),
                        language)),
                .when(
                    !page.items.isEmpty,
                    .group([
                        p([.class("fx-quiet")], .text(Phrase(zh: "按提交时间，最早的在前", en: "The oldest first"), language)),
                        .each(page.items) { claim($0, reader) },
                        Pagination.node(count: page.items.count, next: page.next, for: reader),
                    ])))
    }

    private func name(_ claim: MerchantClaim) -> String { Parts.person(claim, names) }

    private func list(_ claims: [MerchantClaim], _ language: Language) -> String {
        claims.map(name).joined(separator: language == .zh ? "、" : ", ")
    }

    // MARK: What was decided

    private func told(_ item: ClaimCase) -> Phrase {
        let (person, shop) = (name(item.claim), item.merchant.facts.name)
        guard item.claim.state == .approved else {
            return Phrase(
                zh: "已记录：不同意\(person)认领“\(shop)”，理由申请人可以看到。",
                en: "Noted: \(person) may not speak for \(shop). The claimant can read why.")
        }
        let others = item.others.filter { $0.state == .approved }
        let post = item.claim.post.phrase
        let kept = others.isEmpty ? "" : "原来的\(list(others, .zh))仍可以管理，不需要的请在商家档案中解除。"
        let stays = others.isEmpty ? "" : " \(list(others, .en)) may go on; end that in the merchant’s file if need be."
        return Phrase(
            zh: "已同意：\(person)成为“\(shop)”的\(post.zh)。\(kept)",
            en: "Approved: \(person) speaks for \(shop) as \(post.en.lowercased()).\(stays)")
    }

    // MARK: One claim

    private func claim(_ item: ClaimCase, _ reader: Reader) -> Node {
        let language = reader.language
        let facts = item.merchant.facts
        return section(
            [.class("fx-panel"), .aria(.label, facts.name)],
            div([.class("fx-panel__head")], h2([.class("fx-panel__title")], Parts.chinese(facts.name, language))),
            .when(item.rivalCount > 0, rivals(item, language)),
            KeyValue.node(rows(item, language), language), decision(item, reader))
    }

    private func rivals(_ item: ClaimCase, _ language: Language) -> Node {
        Notice.node(
            .caution,
            Phrase(
                zh: "另有\(item.rivalCount)个账号已认领或申请认领，请核实身份后再决定",
                en: item.rivalCount == 1
                    ? "Another account has claimed it or asks to. Check who is who first"
                    : "\(item.rivalCount) other accounts have claimed it or ask to. Check who is who first"),
            language)
    }

    private func rows(_ item: ClaimCase, _ language: Language) -> [(name: Phrase, value: Node?)] {
        let keepers = item.others.filter { $0.state == .approved }
        let waiting = item.others.filter { $0.state == .pending }
        var rows: [(name: Phrase, value: Node?)] = [
            (Phrase(zh: "申请人", en: "Claimant"), .text(name(item.claim))),
            (Phrase(zh: "凭证", en: "Proof"), .text(item.claim.proof.phrase, language)),
            (Phrase(zh: "提交时间", en: "Made"), .text(language.dateAndTime(item.claim.madeAt))),
            (.creditCode, item.merchant.facts.creditCode.map { span([.class("fx-number")], .text($0.text)) }),
            (Phrase(zh: "店铺", en: "Shops"), shops(item.premises, language)),
            (
                Phrase(zh: "现在由谁管理", en: "Who keeps it now"),
                keepers.isEmpty
                    ? .text(Phrase(zh: "还没有人认领", en: "Nobody yet"), language)
                    : .each(keepers) { keeper in
                        p(.text(name(keeper)), "，", .text(keeper.post.phrase, language))
                    }
            ),
        ]
        if !waiting.isEmpty {
            rows.append((Phrase(zh: "同时申请的", en: "Who else asks"), .text(list(waiting, language))))
        }
        return rows
    }

    /// The first of them; a chain has more than a page should show.
    private static let shopsShown = 5

    private func shops(_ premises: [Premises], _ language: Language) -> Node {
        .group([
            .each(premises.prefix(Self.shopsShown)) { place in
                p(
                    a(
                        [.href(MerchantEndpoints.deskShopPath.link(place.code.text))],
                        Parts.chinese(place.facts.name, language)),
                    .some(place.facts.address ?? place.facts.platform) {
                        .group([" · ", Parts.chinese($0, language)])
                    }, " · ", span([.class("fx-number")], .text(place.code.spoken)))
            },
            .when(
                premises.count > Self.shopsShown,
                p(
                    .text(
                        Phrase(zh: "等共\(premises.count)家", en: "\(premises.count) in all"), language))),
        ])
    }

    // MARK: Deciding

    private func decision(_ item: ClaimCase, _ reader: Reader) -> Node {
        let language = reader.language
        let id = item.claim.id.text
        let isRefused = refusedID == id
        let chosen = isRefused ? sent.typed(MerchantFields.decision.name) : ""
        let reason = isRefused ? sent.typed(MerchantFields.reason.name) : ""
        return form(
            [.class("fx-decide"), .method("post"), .action(MerchantEndpoints.claimPath.link(id))],
            FormFrame.token(reader),
            fieldset(
                [.class("fx-field fx-decide__choices"), .when(isRefused, .id("f-decision")), .tabindex(-1)],
                legend([.class("fx-field__label")], .text(MerchantFields.decision.label, language)),
                .each(MerchantFields.decisions) { choice in
                    label(
                        [.class("fx-choice")],
                        input([
                            .type("radio"), .name(MerchantFields.decision.name), .value(choice.value),
                            .checked(choice.value == chosen),
                        ]),
                        span([.class("fx-choice__text")], .text(choice.label, language)))
                }),
            div(
                [.class("fx-field")],
                label(
                    [.class("fx-field__label"), .for("reason-\(id)")],
                    .text(
                        Phrase(zh: "不同意的理由（申请人可见）", en: "Reason for a no, shown to the claimant"), language)),
                span([.when(isRefused, .id("f-reason"))]),
                input([
                    .class("fx-input"), .type("text"), .id("reason-\(id)"), .name(MerchantFields.reason.name),
                    .maxlength(300), .value(reason),
                ])),
            Button.row(
                Button.submit(Phrase(zh: "提交结论", en: "Record the decision"), language, weight: .secondary)))
    }
}
