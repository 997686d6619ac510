import Kernel
import Markup
import Merchants
import Web

/// Asks once more before somebody no longer speaks for a merchant.
struct EndingPage {
    let item: ClaimCase
    let names: [String: String]
    /// Whether the one who asks ends their own place.
    let isOwn: Bool
    let face: PageShell.Face
    let action: String
    let back: String

    func node(links: [PageShell.Link], for reader: Reader) -> Node {
        let language = reader.language
        let title = isOwn ? Self.leave : Self.remove
        return PageShell(face, title, links: links)
            .page(
                for: reader, Parts.style(reader), h1([.class("fx-title")], .text(question, language)),
                p(.text(meaning, language)),
                .when(
                    isLastKeeper,
                    Notice.node(
                        .caution,
                        Phrase(
                            zh: "这是唯一的负责人。之后没有人能邀请员工，投诉由执法人员代为联系。",
                            en:
                                "This is the only keeper. Nobody could invite colleagues then, and officers would have to call the shop."
                        ), language)),
                form(
                    [.class("fx-form"), .method("post"), .action(action)], FormFrame.token(reader),
                    Button.row(
                        Button.submit(title, language, weight: .danger),
                        Button.link(Phrase(zh: "不改了", en: "Leave it as it is"), to: back, language))))
    }

    static let leave = Phrase(zh: "不再代表这家商家", en: "Stop speaking for this merchant")
    static let remove = Phrase(zh: "解除认领", en: "End this place")

    private var isLastKeeper: Bool {
        item.claim.post == .keeper && !item.others.contains { $0.state == .approved && $0.post == .keeper }
    }

    private var question: Phrase {
        let shop = item.merchant.facts.name
        return isOwn
            ? Phrase(zh: "确定不再代表“\(shop)”吗？", en: "Stop speaking for \(shop)?")
            : Phrase(
                zh: "确定让\(Parts.person(item.claim, names))不再代表“\(shop)”吗？",
                en: "Should \(Parts.person(item.claim, names)) no longer speak for \(shop)?")
    }

    private var meaning: Phrase {
        isOwn
            ? Phrase(
                zh: "您的账号还在，但看不到这家商家的投诉，也不能答复。要恢复须重新认领。",
                en:
                    "Your account stays, but you see and answer no complaints of this merchant. To come back you claim it anew."
            )
            : Phrase(
                zh: "对方的账号还在，但看不到这家商家的投诉，也不能答复。要恢复须重新认领。",
                en:
                    "The account stays, but sees and answers no complaints of this merchant. To come back it claims anew."
            )
    }
}
