/// An Office Open XML workbook (ECMA-376, both conformance classes) opened for reading one sheet.
struct Workbook {
    private let archive: Archive
    private let limits: TableLimits
    private let path: String
    private let book: BookPart
    private let links: Relationships

    init(_ source: RandomAccess, limits: TableLimits) throws {
        self.limits = limits
        archive = try Archive(source, limits: limits)
        let roots = Relationships(of: "")
        if archive.contains(roots.path) { try MarkupParser(roots).parse(archive.open(roots.path)) }
        path = try roots.target(ofKind: "/officeDocument") ?? "xl/workbook.xml"
        guard archive.contains(path), !path.hasSuffix(".bin") else { throw TableError.foreignArchive }
        book = BookPart()
        try MarkupParser(book).parse(archive.open(path))
        links = Relationships(of: path)
        if archive.contains(links.path) { try MarkupParser(links).parse(archive.open(links.path)) }
    }

    /// The rows of a sheet by name, or of the first one that is not hidden.
    func rows(ofSheet name: String?, log: DiagnosticLog) throws -> SheetRows {
        let sheets = book.sheets.filter { links.isSheet($0.link) }
        let chosen =
            name.map { name in sheets.first { $0.name == name } } ?? sheets.first { !$0.isHidden } ?? sheets.first
        guard let chosen, let path = try links.target(of: chosen.link) else { throw TableError.absentSheet(name) }
        let styles = StylesPart()
        if let path = try links.target(ofKind: "/styles"), archive.contains(path) {
            try MarkupParser(styles).parse(archive.open(path))
        }
        let texts = SharedTexts(limit: limits.sharedTextBytes)
        if let path = try links.target(ofKind: "/sharedStrings"), archive.contains(path) {
            try MarkupParser(texts).parse(archive.open(path))
        }
        let calendar = SerialCalendar(startsIn1904: book.startsIn1904)
        let cells = CellReader(texts: texts, formats: styles.formats, calendar: calendar, log: log)
        return try SheetRows(archive.open(path), SheetPart(cells, limits: limits, log: log))
    }
}

/// The sheets of a workbook, in their order.
final class BookPart: MarkupListener {
    struct Sheet {
        let name: String
        let link: String
        let isHidden: Bool
    }

    private(set) var sheets: [Sheet] = []
    private(set) var startsIn1904 = false

    func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TableError) {
        switch name {
        case "workbookPr": startsIn1904 = isTrue(attributes["date1904"])
        case "sheet":
            sheets.append(
                Sheet(
                    name: attributes["name"] ?? "", link: attributes["id"] ?? "",
                    isHidden: attributes["state"].map { $0 != "visible" } ?? false))
        default: break
        }
    }
}

/// The links from one part to others.
final class Relationships: MarkupListener {
    private struct Link {
        let kind: String
        let target: String
        let isOutside: Bool
    }

    /// Where the links of the part are kept.
    let path: String
    private let folder: [Substring]
    private var links: [String: Link] = [:]
    private var order: [String] = []

    init(of part: String) {
        let steps = part.split(separator: "/")
        folder = Array(steps.dropLast())
        path = (folder + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
    }

    func start(_ name: MarkupName, _ attributes: MarkupAttributes) throws(TableError) {
        guard "Relationship" ~= name, let id = attributes["Id"] else { return }
        order.append(id)
        links[id] = Link(
            kind: attributes["Type"] ?? "", target: attributes["Target"] ?? "",
            isOutside: attributes["TargetMode"] == "External")
    }

    func isSheet(_ id: String) -> Bool { links[id]?.kind.hasSuffix("/worksheet") ?? false }

    func target(of id: String) throws(TableError) -> String? {
        guard let link = links[id] else { return nil }
        guard !link.isOutside else { throw .outsideTarget }
        return resolved(link.target)
    }

    func target(ofKind suffix: String) throws(TableError) -> String? {
        guard let id = order.first(where: { links[$0]?.kind.hasSuffix(suffix) ?? false }) else { return nil }
        return try target(of: id)
    }

    /// The archive name of a target; steps above the archive's root lead nowhere, as names are only looked up.
    private func resolved(_ target: String) -> String {
        var steps = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}

/// A boolean as XML Schema writes it.
func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }
