public import Kernel
public import Markup

/// A page for paper: a whole document whose style stands in it, that needs nothing from elsewhere.
public struct Paper: Sendable {
    /// A file that lies within the paper.
    public struct Attachment: Sendable {
        public let name: String
        public let bytes: [UInt8]

        public init(name: String, bytes: [UInt8]) {
            self.name = name
            self.bytes = bytes
        }
    }

    public let title: Phrase
    public let language: Language
    public let content: Node
    public var attachments: [Attachment] = []

    public init(_ title: Phrase, _ language: Language, _ content: Node...) {
        self.title = title
        self.language = language
        self.content = .group(content)
    }

    /// The document as HTML in UTF-8.
    public var document: [UInt8] {
        html(
            [.lang(language.tag)],
            head(
                meta([.charset("utf-8")]), Markup.title(title(language)), Self.style),
            body(content)
        )
        .document
    }
}

extension Paper {
    /// A4 with the margins of GB/T 9704; the faces that an office has first, those of Debian last.
    private static let style = Node.raw(
        """
        <style>
        @page { size: A4; margin: 32mm 24mm 28mm 26mm; @bottom-center { content: "— " counter(page) " —"; font: 10.5pt "AR PL UMing CN", "Noto Serif CJK SC", serif; } }
        html { font: 11pt/1.6 "FangSong_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC", serif; color: #000; }
        body { margin: 0; }
        h1 { font-size: 18pt; font-weight: 400; text-align: center; margin: 0 0 5mm; line-height: 1.4; }
        h2 { font-size: 12.5pt; font-weight: 400; margin: 6mm 0 2mm; break-after: avoid; }
        p { margin: 0 0 2mm; }
        dl { margin: 0; }
        dt { float: left; clear: left; width: 36mm; color: #333; }
        dd { margin: 0 0 1.5mm 38mm; }
        table { width: 100%; border-collapse: collapse; font-size: 9.5pt; line-height: 1.35; }
        caption { text-align: left; padding-bottom: 1.5mm; }
        thead { display: table-header-group; }
        tr { break-inside: avoid; }
        th, td { text-align: left; font-weight: 400; padding: 0.7mm 2mm 0.7mm 0; border-bottom: 0.3pt solid #999; }
        thead th { border-bottom: 0.8pt solid #000; }
        .fx-table__number { text-align: right; padding-right: 6mm; }
        .fx-day__out > * { color: #666; }
        .fx-paper__due { font-size: 14pt; text-align: center; margin: 0 0 4mm; }
        .fx-paper__note { border: 0.6pt solid #000; padding: 2mm 3mm; margin: 4mm 0; break-inside: avoid; }
        .fx-seal { font-size: 8pt; line-height: 1.4; overflow-wrap: anywhere; }
        .fx-seal dt { width: 28mm; } .fx-seal dd { margin-left: 30mm; word-break: break-all; }
        ul { margin: 0; padding-left: 5mm; }
        </style>
        """)
}
