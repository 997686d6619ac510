import Kernel
import Markup

/// All components in all their states, for those who develop the product.
enum ComponentPage {
    static var exhibits: [Exhibit] {
        [
            ErrorSummary.exhibit, FieldSet.exhibit, Button.exhibit, Notice.exhibit, Tag.exhibit, ClockTag.exhibit,
            Table.exhibit, Timeline.exhibit, Panel.exhibit, FilterBar.exhibit, Figure.exhibit,
        ]
    }

    static func node(for reader: Reader) -> Node {
        let face = reader.query["face"].flatMap(PageShell.Face.init(rawValue:)) ?? .publicSide
        let shell = PageShell(face, Phrase(zh: "组件", en: "Components")).with { $0.hasCharts = true }
        return shell.page(
            for: reader,
            h1([.class("fx-title")], .text(shell.title, reader.language)),
            .each(exhibits) { exhibit in
                section(
                    [.class("fx-exhibit"), .id("c-\(exhibit.name)")],
                    h2(.text(exhibit.name)),
                    .each(exhibit.make(reader)) { example in
                        div(
                            [.class("fx-exhibit__example")], p([.class("fx-exhibit__name")], .text(example.name)),
                            example.node)
                    })
            })
    }
}
