import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Fixtures
import Hummingbird
import HummingbirdTesting
import Kernel
import Web

/// The desk's and the counter's pages on books in memory, with a stopped clock, behind the whole shell.
struct ComplaintSite {
    let books = MemoryBooks()
    let clock = StoppedClock("2026-04-20T01:00:00Z")
    let desk: ComplaintDesk
    /// On which open pages hear of changes; nothing where pages are read anew by hand.
    var feed: Feed?

    init() throws {
        desk = try ComplaintDesk.sample(books: books, clock: clock, rulebook: try .shipped())
    }

    static let shop = PlaceFinder.Shop(
        premises: "premises-1", merchant: "merchant-1", name: "顺禾面馆", creditCode: nil,
        address: "青铜峡市小坝镇步行街12号", region: "640381", platform: nil, authority: "QTX", unit: "QTX_XIAOBA")

    static let words: CaseWords = {
        let authorities = [
            "QTX": Phrase(zh: "青铜峡市市场监督管理局", en: "Qingtongxia Administration for Market Regulation"),
            "QTX_XIAOBA": Phrase(zh: "小坝市场监管所", en: "Xiaoba branch office"),
            "LIT": Phrase(zh: "利通区市场监督管理局", en: "Litong Administration for Market Regulation"),
        ]
        let classes = [
            "problem.price": Phrase(zh: "价格", en: "Price"), "service.catering": Phrase(zh: "餐饮服务", en: "Catering"),
        ]
        var words = CaseWords(
            className: { classes[$0] }, authorityName: { authorities[$0] },
            authorities: { _ in
                [
                    .init(
                        code: "QTX", name: authorities["QTX"] ?? .verbatim("QTX"),
                        units: [("QTX_XIAOBA", authorities["QTX_XIAOBA"] ?? .verbatim("QTX_XIAOBA"))]),
                    .init(code: "LIT", name: authorities["LIT"] ?? .verbatim("LIT"), units: []),
                ]
            }, officialName: { ["officer-1": "李娜", "director-1": "王建国"][$0] })
        words.problems = [Schema.Choice("problem.price", Phrase(zh: "价格", en: "Price"))]
        words.subjects = [Schema.Choice("service.catering", Phrase(zh: "餐饮服务", en: "Catering"))]
        words.shopAddress = { $0 == "premises-1" ? "/desk/merchants/QTX8888" : nil }
        words.placing = { address, _ in
            address.contains("小坝") ? [Phrase(zh: "“小坝镇”在小坝所辖区", en: "Xiaoba is the branch’s")] : []
        }
        return words
    }()

    var pages: ComplaintPages {
        let clock = clock
        return ComplaintPages(
            desk: desk, words: Self.words, shop: { $0 == "QTX8888" || $0 == "premises-1" ? Self.shop : nil },
            today: { Day(at: clock.now) }, feed: feed, files: files)
    }

    /// Takes every upload but those called 坏.
    private var files: CaseFiles {
        let rule = Schema.FileRule(types: ["image/*"], maxBytes: 1_000_000, maxCount: 9)
        return CaseFiles(field: Field("files", Phrase(zh: "选择文件", en: "Choose files"), .file(rule))) {
            uploads, audience in
            let good = uploads.filter { !$0.fileName.hasPrefix("坏") }
            let refusals = good.count == uploads.count ? [] : [Self.badFile]
            return (
                good.enumerated()
                    .map {
                        FiledFile(
                            digest: String(repeating: "ab\($0.offset)", count: 16), mediaType: "image/jpeg",
                            size: $0.element.byteCount, name: $0.element.fileName, audience: audience)
                    }, refusals
            )
        }
    }

    static let badFile = Refusal(
        "intake.fileRefused", .invalid, Phrase(zh: "坏.jpg：打不开。", en: "It cannot be opened."), field: "files")

    static let actors: [String: (actor: Actor, name: String)] = [
        "officer": (.officer, "李娜"), "foreign": (.foreignOfficer, "马伟"), "merchant": (.merchant, "顺禾面馆"),
        "analyst": (
            Actor(
                id: "analyst-1", roles: [.analyst],
                office: Office(authority: "QTX", unit: "QTX", regionPrefix: "640381")), "赵敏"
        ),
        "mediator": (
            Actor(
                id: "mediator-1", roles: [.mediator],
                office: Office(authority: "QTX", unit: "QTX_XIAOBA", regionPrefix: "640381")), "孙洁"
        ),
        "consumer": (.consumer, "张小明"),
    ]

    func browse<Answer: Sendable>(
        _ look: @Sendable (any TestClientProtocol) async throws -> Answer
    ) async throws -> Answer {
        let clock = clock
        let gate = Gate(
            session: { token in
                Self.actors[token].map { Session(actor: $0.actor, name: $0.name, secret: "secret-\(token)") }
            }, bearer: { _ in nil })
        let ports = SitePorts(
            now: { clock.now }, random: { Array(repeating: 0xAB, count: $0) }, idempotency: MemoryIdempotency())
        let site = try Site(
            pages.all, settings: SiteSettings(isSecure: false, key: Array(repeating: 7, count: 32)), gate: gate,
            assets: Assets(files: [:]), ports: ports)
        return try await Application(responder: site).test(.router) { try await look($0) }
    }

    /// A complaint about a shop in 青铜峡, received by its bureau.
    func filed(
        _ change: (inout FilingInput) -> Void = { _ in }, shop: PlaceFinder.Shop? = nil
    ) async throws
        -> FilingReceipt
    {
        try await desk.file(try .sample(change), against: shop, by: .visitor)
    }
}
