public import Kernel
public import Markup

/// The way through a long list, page by page, by a cursor: no row is shown twice or missed while others come in.
public enum Pagination {
    /// The links; `count` are shown here, and `next` is the cursor after the last of them, nothing on the last page.
    public static func node(count: Int, next: Cursor?, for reader: Reader) -> Node {
        let language = reader.language
        let isFirst = reader.query["after"] == nil
        guard !isFirst || next != nil else { return .nothing }
        let shown = Phrase(
            zh: "本页\(Language.zh.number(count))条", en: "\(Language.en.number(count)) on this page")
        return nav(
            [.class("fx-pages"), .aria(.label, Phrase(zh: "翻页", en: "Pages")(language))],
            p([.class("fx-pages__count")], .text(shown, language)),
            .when(
                !isFirst,
                Button.link(
                    Phrase(zh: "回到第一页", en: "First page"), to: reader.link(setting: "after", to: nil), language)),
            .some(next) { cursor in
                Button.link(
                    Phrase(zh: "下一页", en: "Next page"), to: reader.link(setting: "after", to: cursor.text), language)
            })
    }
}
