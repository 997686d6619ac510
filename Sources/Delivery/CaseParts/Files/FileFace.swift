public import Kernel
public import Markup
import Media
import Web

/// A file by name, kind and size; a picture can be looked at where it stands, and is not loaded before.
public struct FileFace: Sendable {
    let name: String
    let mediaType: String
    let size: Int
    let address: String

    public init(name: String, mediaType: String, size: Int, address: String) {
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.address = address
    }

    private var kind: MediaKind? { MediaKind(mediaType: mediaType) }

    public func node(_ language: Language) -> Node {
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

    /// `340 KB`, `1.2 MB`.
    public static func amount(_ bytes: Int) -> String {
        guard bytes >= 100_000 else { return "\(max(1, bytes / 1000)) KB" }
        let tenths = (bytes + 50_000) / 100_000
        return "\(tenths / 10).\(tenths % 10) MB"
    }
}
