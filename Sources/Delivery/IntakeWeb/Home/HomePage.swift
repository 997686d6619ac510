import Kernel
import Markup
import Web

/// The first page: what this is in one sentence, three doors, and where to go with what is not handled here.
struct HomePage {
    let reader: Reader
    /// Where a filing in progress goes on, if there is one.
    let draft: String?
    let promises: Promises
    let signposts: [Signpost]
    /// Whether a consumer reads it who has signed in.
    var isOwn = false

    private var language: Language { reader.language }

    var node: Node {
        PageShell(.publicSide, Phrase(zh: "消费投诉", en: "Consumer complaints"))
            .page(
                for: reader, Style.node(reader),
                .some(draft) { resumed($0) },
                h1([.class("fx-title fx-home__title")], .text(Self.title, language)),
                p([.class("fx-lead")], .text(lead, language)),
                div([.class("fx-doors")], fileDoor, trackDoor, scanDoor), reporting,
                inPerson,
                elsewhere)
    }

    private static let title = Phrase(zh: "买东西、用服务有纠纷，在这里投诉", en: "A dispute about something you bought? Complain here")

    private var lead: Phrase {
        let plain = Phrase(
            zh: "五步写清楚，交给当地市场监管部门，不用注册。", en: "Five short steps, sent to the local market regulator. No account needed."
        )
        guard let decision = promises.decision else { return plain }
        return Phrase(
            zh: "\(plain.zh)有管辖权的部门收到后\(decision.zh)内告诉您是否受理。",
            en: "\(plain.en) It tells you within \(decision.en) whether the complaint is accepted.")
    }

    private func resumed(_ address: String) -> Node {
        Notice.node(
            .plain, Phrase(zh: "您有一份没写完的投诉", en: "You have an unfinished complaint"), language, isNews: true,
            div(
                [.class("fx-buttons fx-resume")],
                Button.link(Phrase(zh: "接着写", en: "Go on with it"), to: address, language, weight: .primary),
                form(
                    [.method("post"), .action("/file/discard")], FormFrame.token(reader),
                    Button.submit(Phrase(zh: "不要了，删除", en: "Delete it"), language, weight: .quiet))))
    }

    // MARK: The doors

    private var fileDoor: Node {
        section(
            [.class("fx-door fx-door--main"), .aria(.labelledby, "door-file")],
            h2([.class("fx-door__title"), .id("door-file")], .text(.fileComplaint, language)),
            ShopSearch.node("", language),
            p(
                [.class("fx-door__more")],
                .text(Phrase(zh: "路边摊、网店、找不到的商家：", en: "A stall, an online shop, or not found: "), language),
                a([.href("/file?by=hand")], .text(AgainstPage.describe, language))))
    }

    private var trackDoor: Node {
        section(
            [.class("fx-door"), .aria(.labelledby, "door-track")],
            h2(
                [.class("fx-door__title"), .id("door-track")],
                a([.href("/track")], .text(.trackComplaint, language))),
            p(
                .text(
                    Phrase(
                        zh: "用投诉编号和查询码查看办到哪一步、补充材料、同意调解或撤回。",
                        en:
                            "With your number and query code: see where it stands, add material, agree to mediation, withdraw."
                    ),
                    language)),
            .when(
                isOwn,
                p([.class("fx-door__more")], a([.href(CasePath.list.link())], .text(.myComplaints, language)))))
    }

    private var scanDoor: Node {
        section(
            [.class("fx-door"), .aria(.labelledby, "door-scan")],
            h2(
                [.class("fx-door__title"), .id("door-scan")],
                .text(Phrase(zh: "扫码投诉", en: "Scan the shop’s code"), language)),
            p(
                .text(
                    Phrase(
                        zh: "店里贴有放心码的，用手机相机或微信扫一扫，就能看到商家信息和承诺，并直接投诉这家店。",
                        en:
                            "If the shop shows a Fangxin code, point your phone’s camera at it: you see who runs the shop "
                            + "and what it promises, and can complain right there."), language)))
    }

    private var reporting: Node {
        p(
            .text(
                Phrase(zh: "不是自己的纠纷，而是发现商家违法？", en: "Not a dispute of your own, but a business that breaks the law? "),
                language),
            a([.href("/report")], .text(Phrase(zh: "举报违法行为", en: "Report a violation"), language)))
    }

    // MARK: Other ways

    private var inPerson: Node {
        section(
            [.class("fx-aside"), .aria(.labelledby, "in-person")],
            h2(
                [.class("fx-aside__title"), .id("in-person")],
                .text(Phrase(zh: "也可以打电话或当面说", en: "Or call, or come in person"), language)),
            p(
                [.class("fx-hotline")],
                a([.class("fx-hotline__number"), .href("tel:12315")], "12315"),
                span(
                    .text(
                        Phrase(zh: "工作人员替您登记，效果相同。", en: "Staff write it down for you; it counts the same."), language))
            ),
            .some(reader.house.window) { window in
                p(
                    .text(Phrase(zh: "受理窗口：", en: "In person: "), language), .text(window, language))
            })
    }

    private var elsewhere: Node {
        section(
            [.class("fx-aside"), .aria(.labelledby, "elsewhere")],
            h2(
                [.class("fx-aside__title"), .id("elsewhere")],
                .text(Phrase(zh: "这些事由其他部门办", en: "Handled by other departments"), language)),
            p(
                [.class("fx-quiet")],
                .text(
                    Phrase(
                        zh: "打下面的电话更快。不是为日常生活购买的，也不在这里受理。",
                        en: "These numbers are faster. What was not bought for daily life is not handled here either."),
                    language)),
            dl(
                [.class("fx-signposts")],
                .each(signposts) { post in
                    div(
                        dt(.text(post.matter, language), span([.class("fx-quiet")], .text(post.keeper, language))),
                        dd(a([.class("fx-number"), .href("tel:\(post.number)")], .text(post.number))))
                }))
    }
}
