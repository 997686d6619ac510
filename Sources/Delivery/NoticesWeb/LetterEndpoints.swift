import Kernel
import Markup
public import Notices
public import Web

/// The letters of a demonstration, shown instead of being sent; no other installation has this page.
public struct LetterEndpoints: Sendable {
    private let letters: ShownLetters

    public init(letters: ShownLetters) {
        self.letters = letters
    }

    public var all: [Endpoint] {
        [
            .page(.get, "/_letters", .open, LetterPage.title) { [letters] request in
                .page(LetterPage(letters: letters.all).node(for: request.reader))
            }
        ]
    }
}

/// What would have gone to phones and mailboxes, the newest first.
struct LetterPage {
    static let title = Phrase(zh: "已发出的告知（演示）", en: "Notices sent (demonstration)")

    let letters: [Letter]

    func node(for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.publicSide, Self.title)
            .page(
                for: reader, h1([.class("fx-title")], .text(Self.title, language)),
                letters.isEmpty
                    ? EmptyState.node(
                        Phrase(zh: "还没有发出告知", en: "Nothing was sent yet"),
                        Phrase(zh: "提交一件投诉后再来看。", en: "File a complaint, then look again."), language)
                    : table(reader))
    }

    private func table(_ reader: Reader) -> Node {
        Table(
            Phrase(zh: "演示环境中不真正发送短信和邮件。", en: "A demonstration sends no messages and no mail."),
            [
                .init("at", Phrase(zh: "时间", en: "Time")), .init("channel", Phrase(zh: "方式", en: "By")),
                .init("address", Phrase(zh: "收件人", en: "To")), .init("body", Phrase(zh: "内容", en: "Words")),
            ]
        )
        .with { $0.isCards = true }
        .node(
            letters.map { letter in
                Table.Row(
                    .text(reader.language.dateAndTime(letter.writtenAt)), .text(letter.channel.phrase, reader.language),
                    .text(letter.address), .text(letter.body))
            }, for: reader)
    }
}
