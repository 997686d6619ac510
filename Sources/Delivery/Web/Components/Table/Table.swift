public import Kernel
public import Markup

/// Rows of the same kind, in an order that is said.
///
/// Accessibility: a caption says what is listed and how it is ordered; the first cell of a row is its header; sorted
/// columns are marked `aria-sort`, and sorting is a link, so that it works without scripts and can be shared; a table
/// wider than the page scrolls in a frame that the keyboard reaches. On the desk, `j` and `k` walk its rows.
public struct Table: Sendable {
    public struct Column: Sendable {
        public let name: String
        public let label: Phrase
        public let isNumber: Bool
        public let isSortable: Bool

        public init(_ name: String, _ label: Phrase, isNumber: Bool = false, isSortable: Bool = false) {
            self.name = name
            self.label = label
            self.isNumber = isNumber
            self.isSortable = isSortable
        }
    }

    public struct Row: Sendable {
        public let id: String?
        public let cells: [Node]
        public let isCurrent: Bool

        public init(id: String? = nil, isCurrent: Bool = false, _ cells: Node...) {
            self.id = id
            self.isCurrent = isCurrent
            self.cells = cells
        }
    }

    public struct Order: Hashable, Sendable {
        public let column: String
        public let isDescending: Bool

        public init(_ column: String, isDescending: Bool = false) {
            self.column = column
            self.isDescending = isDescending
        }

        /// The order as a word of the query: `due` or `-due`.
        public var text: String { (isDescending ? "-" : "") + column }

        public init(text: String) {
            self.init(String(text.drop { $0 == "-" }), isDescending: text.hasPrefix("-"))
        }
    }

    public let caption: Phrase
    public let columns: [Column]
    public var order: Order?
    public var isDense = false
    /// Whether each row becomes a card where there is no room for the columns: the first cell its heading, every other
    /// one with its column's name before it.
    public var isCards = false

    public init(_ caption: Phrase, _ columns: [Column]) {
        self.caption = caption
        self.columns = columns
    }

    public func with(_ change: (inout Table) -> Void) -> Table {
        var table = self
        change(&table)
        return table
    }

    /// The table; links of sortable columns set `order` in this page's query.
    public func node(_ rows: [Row], for reader: Reader) -> Node {
        let language = reader.language
        return div(
            [.class("fx-table-frame"), .role("region"), .tabindex(0), .aria(.label, caption(language))],
            Markup.table(
                [.classes("fx-table", isDense ? "fx-table--dense" : "", isCards ? "fx-table--cards" : "")],
                Markup.caption(.text(caption, language)),
                thead(tr(.each(columns) { heading($0, reader) })),
                tbody(.each(rows) { row($0, language) })))
    }

    private func heading(_ column: Column, _ reader: Reader) -> Node {
        let label = Node.text(column.label, reader.language)
        let isOrdered = order?.column == column.name
        let isDescending = order?.isDescending ?? false
        let next = Order(column.name, isDescending: isOrdered && !isDescending)
        return th(
            [
                .scope("col"), .when(column.isNumber, .class("fx-table__number")),
                .when(isOrdered, .aria(.sort, isDescending ? "descending" : "ascending")),
            ],
            column.isSortable
                ? a(
                    [.href(reader.link(setting: "order", to: next.text))], label,
                    .when(isOrdered, span([.aria(.hidden)], isDescending ? "↓" : "↑")))
                : label)
    }

    private func row(_ row: Row, _ language: Language) -> Node {
        tr(
            [
                .some(row.id) { .id($0) }, .when(row.id != nil, .data("item")),
                .when(row.isCurrent, .data("current")),
            ],
            .each(zip(columns, row.cells).enumerated()) { index, pair in
                let number = Attribute.when(pair.0.isNumber, .class("fx-table__number"))
                let label = Attribute.when(isCards && index > 0, .data("label", pair.0.label(language)))
                return index == 0 ? th([.scope("row"), number], pair.1) : td([number, label], pair.1)
            })
    }
}
