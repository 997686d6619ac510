import Access
import Kernel
import Markup
import Merchants
import Web

extension MerchantEndpoints {
    static let scanPath: Path = "/m/{code}"
    /// As it stands in codes.
    static let capitalPath: Path = "/M/{code}"
    static let filePath = "/file"

    /// Where a complaint about a shop begins.
    static func filing(_ code: PremisesCode) -> String { "\(filePath)?shop=\(code.text)" }

    /// The page behind the code: for everybody, the same for all, without cookies.
    var scanPages: [Endpoint] {
        [Self.scanPath, Self.capitalPath]
            .map { path in
                .page(.get, path, .permission(.merchantRead), Phrase(zh: "店铺页", en: "The page behind a shop’s code")) {
                    request in try await scanned(request)
                }
            }
    }

    private func scanned(_ request: Request) async throws -> Response {
        let code = try code(request)
        let face = try await desk.show(code, by: request.actor)
        let page = ScanPage(face: face, words: words, address: address)
        let bytes = try page.node(for: Self.everybody(request.reader, code)).document
        return Response(status: 200, type: "text/html; charset=utf-8", body: .bytes(bytes))
            .cached(.shared(seconds: 60)).tagged(face.version)
            .with("Link", "<\(address.page(code))>; rel=\"canonical\"")
    }

    /// The reader without all that is somebody's own.
    static func everybody(_ reader: Reader, _ code: PremisesCode) -> Reader {
        Reader(
            language: reader.language, size: reader.size, path: scanPath.link(code.text), assets: reader.assets,
            house: reader.house)
    }
}
