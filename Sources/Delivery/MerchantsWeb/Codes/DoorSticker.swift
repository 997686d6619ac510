import Kernel
import Markup
import Merchants
import QRCodes

/// What stands on the shop's door: the code, whose it is, and what it is good for.
///
/// Drawn in millimetres; black on white, so that any printer will do.
enum DoorSticker {
    /// The modules as one path, the quiet zone around them.
    static func modules(_ code: QRCode) -> Node {
        var commands = ""
        for run in code.darkRuns {
            commands +=
                "M\(run.column + QRCode.quietZone) \(run.row + QRCode.quietZone)h\(run.length)v1h-\(run.length)z"
        }
        return path([.d(commands), .fill("#000")])
    }

    /// The code alone, as a picture that says what it is.
    static func picture(_ code: QRCode, _ label: String) -> Node {
        let side = Double(code.size + 2 * QRCode.quietZone)
        return svg(
            [
                .class("fx-qr"), .viewBox(0, 0, side, side), .role("img"), .aria(.label, label),
                .shapeRendering("crispEdges"), .svgNamespace,
            ],
            rect([.breadth(side), .length(side), .fill("#fff")]), modules(code))
    }

    /// The sticker: 100 by 140 mm.
    static func node(_ shop: Shop, _ code: QRCode, address: String) -> Node {
        div(
            [.class("fx-sticker")],
            p([.class("fx-sticker__brand")], span([.class("fx-sticker__mark")], "放心"), span("消费 · Fangxin")),
            picture(code, "\(shop.premises.facts.name) \(shop.premises.code.spoken)"),
            p([.class("fx-sticker__name")], .text(shop.premises.facts.name)),
            p([.class("fx-sticker__code")], .text(shop.premises.code.spoken)),
            p([.class("fx-sticker__use")], "扫码看承诺、查证照、提投诉"),
            p([.class("fx-sticker__use"), .lang("en")], "Scan: promises, licence, complaints"),
            p([.class("fx-sticker__foot")], span("消费投诉热线 12315"), span(.text(address))))
    }

    /// A small label for the counter, the table, the receipt holder.
    static func label(_ shop: Shop, _ code: QRCode) -> Node {
        div(
            [.class("fx-label")], picture(code, shop.premises.code.spoken),
            p([.class("fx-label__name")], .text(shop.premises.facts.name)),
            p([.class("fx-label__code")], .text(shop.premises.code.spoken)),
            p([.class("fx-label__use")], "扫码 · 承诺与投诉"))
    }
}
