/// Labels with QR codes in rows and columns on A4 paper, to be printed, cut and put up.
public struct PrintSheet: Sendable {
    /// One code and the lines of text under it.
    public struct Label: Hashable, Sendable {
        public let code: QRCode
        public let captions: [String]

        public init(code: QRCode, captions: [String]) {
            self.code = code
            self.captions = captions
        }
    }

    public let labels: [Label]
    public let columns: Int
    public let rows: Int

    /// A sheet of so many labels across and down, each number taken as at least 1.
    public init(labels: [Label], columns: Int = 2, rows: Int = 3) {
        self.labels = labels
        self.columns = max(columns, 1)
        self.rows = max(rows, 1)
    }

    /// One SVG text a page, in millimetres, with hairlines to cut along.
    public func pages(title: String) -> [String] {
        let perPage = columns * rows
        return stride(from: 0, to: labels.count, by: perPage)
            .map { start in
                page(labels[start..<min(start + perPage, labels.count)], title: title)
            }
    }

    private func page(_ labels: ArraySlice<Label>, title: String) -> String {
        let (width, height) = (Self.paperWidth - 2 * Self.margin, Self.paperHeight - 2 * Self.margin)
        let (cellWidth, cellHeight) = (width / Double(columns), height / Double(rows))
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" viewBox="0 0 210 297" role="img" \
            aria-label="\(escaped(title))"><title>\(escaped(title))</title>
            """
        for (index, label) in labels.enumerated() {
            let x = Self.margin + Double(index % columns) * cellWidth
            let y = Self.margin + Double(index / columns) * cellHeight
            text += drawn(label, x: x, y: y, width: cellWidth, height: cellHeight)
        }
        return text + "</svg>"
    }

    private func drawn(_ label: Label, x: Double, y: Double, width: Double, height: Double) -> String {
        let room = height - Double(label.captions.count) * Self.lineHeight - Self.padding
        let side = max(min(width - Self.padding, room), Self.leastSide)
        let scale = side / Double(label.code.size + 2 * QRCode.quietZone)
        var text = """
            <rect x="\(x)" y="\(y)" width="\(width)" height="\(height)" fill="none" stroke="#bbb" stroke-width="0.1"/>\
            <g transform="translate(\(x + (width - side) / 2) \(y + Self.padding / 2)) scale(\(scale))" \
            shape-rendering="crispEdges"><path fill="#000" d="\(label.code.path)"/></g>
            """
        for (line, caption) in label.captions.enumerated() {
            let baseline = y + Self.padding / 2 + side + (Double(line) + 0.7) * Self.lineHeight
            text += """
                <text x="\(x + width / 2)" y="\(baseline)" font-size="4" text-anchor="middle" \
                font-family="Noto Sans CJK SC, sans-serif">\(escaped(caption))</text>
                """
        }
        return text
    }

    private static let paperWidth = 210.0
    private static let paperHeight = 297.0
    private static let margin = 10.0
    private static let padding = 6.0
    private static let lineHeight = 6.0
    /// Below about 20 mm telephones fail to read a code at arm's length.
    private static let leastSide = 20.0
}
