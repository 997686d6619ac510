import Access
import Kernel
import Markup
import Merchants
import QRCodes
import Web

extension MerchantEndpoints {
    static let pngPath: Path = "/m/{code}/code.png"
    static let svgPath: Path = "/m/{code}/code.svg"
    static let sheetPath: Path = "/m/{code}/sheet"

    /// The codes as pictures for anybody, and as sheets to print for those whose shop it is.
    var codePages: [Endpoint] {
        [
            .page(.get, Self.pngPath, .permission(.merchantRead), Phrase(zh: "店铺码图片", en: "The code as PNG")) {
                request in
                let code = try await known(request)
                return Response.file(try address.qrCode(code).png(scale: 12), type: "image/png")
                    .cached(.shared(seconds: 86_400))
            },
            .page(.get, Self.svgPath, .permission(.merchantRead), Phrase(zh: "店铺码矢量图", en: "The code as SVG")) {
                request in
                let code = try await known(request)
                let picture = try address.qrCode(code).svg(title: code.spoken)
                return Response.file(Array(picture.utf8), type: "image/svg+xml").cached(.shared(seconds: 86_400))
            },
            .page(.get, Self.sheetPath, .permission(.merchantCodePrint), .printSheet) { request in
                let shop = try await desk.sheet(code(request), by: request.actor)
                let picture = try address.qrCode(shop.premises.code)
                return .page(
                    CodeSheet.page(
                        shop, picture, address: address.page(shop.premises.code), for: request.reader))
            },
        ]
    }

    /// Codes are made for shops only, so that nobody prints one that leads nowhere.
    private func known(_ request: Request) async throws -> PremisesCode {
        let code = try code(request)
        _ = try await desk.show(code, by: request.actor)
        return code
    }
}

/// Two sheets of A4: the sticker for the door, and labels for tables and counters.
enum CodeSheet {
    static let labelCount = 12

    static func page(_ shop: Shop, _ code: QRCode, address: String, for reader: Reader) -> Node {
        let language = reader.language
        return PageShell(.publicSide, .printSheet)
            .page(
                for: reader, Parts.style(reader),
                div(
                    [.class("fx-sheet__intro")],
                    h1([.class("fx-title")], .text(.printSheet, language)),
                    p(
                        .text(
                            Phrase(
                                zh: "用A4纸按“实际大小”打印：第一张是门贴，第二张是台卡标签，沿线裁开。",
                                en:
                                    "Print on A4 at actual size: the first sheet is the door sticker, the second holds labels to cut apart."
                            ), language)),
                    div(
                        [.class("fx-buttons")],
                        Button.print(Phrase(zh: "打印", en: "Print"), language, weight: .primary),
                        a(
                            [
                                .class("fx-button fx-button--secondary"), .download("\(shop.premises.code.text).png"),
                                .href(MerchantEndpoints.pngPath.link(shop.premises.code.text)),
                            ], .text(Phrase(zh: "下载PNG", en: "Download PNG"), language)),
                        a(
                            [
                                .class("fx-button fx-button--secondary"), .download("\(shop.premises.code.text).svg"),
                                .href(MerchantEndpoints.svgPath.link(shop.premises.code.text)),
                            ], .text(Phrase(zh: "下载SVG", en: "Download SVG"), language)))),
                section(
                    [.class("fx-sheet"), .aria(.label, Phrase(zh: "门贴", en: "Door sticker")(language))],
                    DoorSticker.node(shop, code, address: address)),
                section(
                    [.class("fx-sheet fx-sheet--labels"), .aria(.label, Phrase(zh: "标签", en: "Labels")(language))],
                    .each(0..<labelCount) { _ in DoorSticker.label(shop, code) }))
    }
}
