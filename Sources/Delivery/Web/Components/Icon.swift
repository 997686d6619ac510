import Markup

/// The few shapes that stand beside words; they say nothing by themselves and are hidden from those who hear the page.
enum Icon: CaseIterable {
    case note, tick, triangle, octagon, circle, diamond, ring, square, cross, arrow

    var node: Node {
        svg(
            [
                .class("fx-icon"), .viewBox(0, 0, 16, 16), .width(16), .height(16), .aria(.hidden), .focusable(false),
                .svgNamespace,
            ],
            shape)
    }

    private var shape: Node {
        switch self {
        case .note:
            .group([
                Markup.circle([.cx(8), .cy(8), .r(6.5), .fill("none"), .stroke("currentColor"), .strokeWidth(1.5)]),
                path([.d("M8 7.2v4M8 4.6v.9"), .stroke("currentColor"), .strokeWidth(1.6), .fill("none")]),
            ])
        case .tick: stroke("M2.5 8.5 6.3 12.2 13.5 4.2")
        case .triangle: filled("M8 1.5 15.2 14.2H.8Z")
        case .octagon: filled("M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z")
        case .circle: Markup.circle([.cx(8), .cy(8), .r(6), .fill("currentColor")])
        case .diamond: filled("M8 1 15 8 8 15 1 8Z")
        case .ring:
            Markup.circle([.cx(8), .cy(8), .r(5.25), .fill("none"), .stroke("currentColor"), .strokeWidth(1.75)])
        case .square: rect([.x(2.5), .y(2.5), .breadth(11), .length(11), .fill("currentColor")])
        case .cross: stroke("M3.5 3.5l9 9M12.5 3.5l-9 9")
        case .arrow: stroke("M6 3l5 5-5 5")
        }
    }

    private func filled(_ commands: String) -> Node { path([.d(commands), .fill("currentColor")]) }

    private func stroke(_ commands: String) -> Node {
        path([
            .d(commands), .fill("none"), .stroke("currentColor"), .strokeWidth(1.9), .strokeLinecap("square"),
        ])
    }
}
