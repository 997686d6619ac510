public import Access
public import Kernel
public import Markup

/// The frame of every page: head, switches, skip link, and on public pages a foot that says where help is.
///
/// Accessibility: the skip link is the first thing focused; landmarks are named; the page in hand is marked
/// `aria-current`; the language of the page and of the other language's link are declared.
public struct PageShell: Sendable {
    /// Whom the page serves; sets size, width and density.
    public enum Face: String, Sendable {
        /// Consumers and visitors: one column, large text.
        case publicSide = "public"
        /// Merchants.
        case counter
        /// Officers, mediators, analysts: dense, for the keyboard.
        case desk
    }

    public struct Link: Sendable {
        public let label: Phrase
        public let address: String
        public let isCurrent: Bool
        /// How many wait there.
        public let count: Int?

        public init(_ label: Phrase, _ address: String, isCurrent: Bool = false, count: Int? = nil) {
            self.label = label
            self.address = address
            self.isCurrent = isCurrent
            self.count = count
        }

        /// Those of some places that somebody may go to, the one in hand marked.
        public static func reachable(
            _ places: [(Phrase, String, Permission)], at current: String, for actor: Actor
        ) -> [Link] {
            places.filter { actor.reach($0.2) != nil }.map { Link($0.0, $0.1, isCurrent: $0.1 == current) }
        }
    }

    public let face: Face
    public let title: Phrase
    public var links: [Link]
    /// Where one came from, on pages that go one step deeper.
    public var back: Link?
    /// Whether input was refused: the title then begins with the word for it.
    public var isRefused = false
    /// Whether the page draws charts.
    public var hasCharts = false
    /// Whether the page listens to live events.
    public var isLive = false

    public init(_ face: Face, _ title: Phrase, links: [Link] = []) {
        self.face = face
        self.title = title
        self.links = links
    }

    public func with(_ change: (inout PageShell) -> Void) -> PageShell {
        var shell = self
        change(&shell)
        return shell
    }

    /// The whole document.
    public func page(for reader: Reader, _ content: Node...) -> Node {
        html(
            [
                .lang(reader.language.tag), .data("face", face.rawValue),
                .when(reader.size == .large, .data("type", "large")),
            ],
            head(for: reader),
            body(
                a([.class("fx-skip"), .href("#main")], .text(.skip, reader.language)),
                .some(reader.house.notice) {
                    aside(
                        [.class("fx-ribbon"), .aria(.label, Phrase(zh: "提示", en: "Notice")(reader.language))],
                        .text($0, reader.language))
                },
                PageHeader(shell: self, reader: reader).node,
                Markup.main(
                    [.id("main"), .class("fx-main"), .tabindex(-1)],
                    .some(back) { link in
                        a([.class("fx-back"), .href(link.address)], .text(link.label, reader.language))
                    },
                    .group(content)),
                .when(face == .publicSide, PageFooter(reader: reader).node)))
    }

    private func head(for reader: Reader) -> Node {
        let name = title(reader.language)
        let mark = isRefused ? Phrase(zh: "错误：", en: "Error: ")(reader.language) : ""
        return Markup.head(
            meta([.charset("utf-8")]),
            Markup.title("\(mark)\(name) · \(Phrase.product(reader.language))"),
            meta([.name("viewport"), .content("width=device-width, initial-scale=1, viewport-fit=cover")]),
            meta([.name("color-scheme"), .content("light dark")]),
            meta([.name("csrf-token"), .content(reader.csrf)]),
            meta([.name("htmx-config"), .content(Self.htmxSettings.text)]),
            link([.rel("stylesheet"), .href(reader.assets.address("fangxin.css"))]),
            link([.rel("icon"), .type("image/svg+xml"), .href(reader.assets.address("fangxin.svg"))]),
            script([.src(reader.assets.address("vendor/htmx-2.min.js")), .defer()]),
            .when(isLive, script([.src(reader.assets.address("vendor/hx-sse-2.min.js")), .defer()])),
            script([.type("module"), .src(reader.assets.address("fangxin.js"))]),
            .when(
                hasCharts,
                .group([
                    meta([.name("echarts"), .content(reader.assets.address("vendor/echarts.esm.min.js"))]),
                    script([.type("module"), .src(reader.assets.address("charts.js"))]),
                ])))
    }

    /// What keeps htmx within the content-security policy, and lets refused forms be shown where they stand.
    private static let htmxSettings: JSON = [
        "allowEval": false, "allowScriptTags": false, "includeIndicatorStyles": false, "selfRequestsOnly": true,
        "historyCacheSize": 0, "refreshOnHistoryMiss": true, "scrollBehavior": "auto",
        "responseHandling": [
            ["code": "204", "swap": false],
            ["code": "[23]..", "swap": true],
            ["code": "422", "swap": true],
            ["code": "[45]..", "swap": false, "error": true],
        ],
    ]
}

extension Phrase {
    static let product = Phrase(zh: "放心", en: "Fangxin")
    static let skip = Phrase(zh: "跳到正文", en: "Skip to the content")
}
