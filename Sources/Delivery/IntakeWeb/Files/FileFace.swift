import Kernel
import Markup
import Media
import Web

/// A file by name, kind and size; a picture can be looked at where it stands, and is not loaded before.
struct FileFace {
    let name: String
    let mediaType: String
    let size: Int
    let address: String

    private var kind: MediaKind? { MediaKind(mediaType: mediaType) }

    func node(_ language: Language) -> Node {
        div(
            [.class("fx-file__face")],
            a([.class("fx-file__name"), .href(address)], .text(name)),
            span([.class("fx-quiet")], .text(facts, language)),
            .when(
                kind?.isShownInPages ?? false,
                details(
                    [.class("fx-file__view")],
                    summary(.text(Phrase(zh: "预览", en: "Preview"), language)),
                    img([.src(address), .alt(name), .loading("lazy")]))))
    }

    private var facts: Phrase {
        let word = kind?.phrase ?? Phrase(zh: "文件", en: "File")
        return Phrase(zh: "\(word.zh)，\(Self.amount(size))", en: "\(word.en), \(Self.amount(size))")
    }

    static func amount(_ bytes: Int) -> String {
        guard bytes >= 100_000 else { return "\(max(1, bytes / 1000)) KB" }
        let tenths = (bytes + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
