import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Fixtures
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Media
import Reports
import ReportsWeb
import Rulebook
import Synchronization
import Web

/// The pages of complaints and of reports in one site, each on its own books in memory, behind the whole shell.
struct ReportSite {
    let books = MemoryReports()
    let complaintBooks = MemoryBooks()
    let clock = StoppedClock("2026-04-20T01:00:00Z")
    let desk: ReportDesk
    let complaints: ComplaintDesk
    let log = Log()
    let uploads = MemoryUploads()
    let contents = Contents()

    init() throws {
        let rulebook = try Rulebook.shipped()
        desk = try ReportDesk.sample(books: books, clock: clock, rulebook: rulebook)
        complaints = try ComplaintDesk.sample(books: complaintBooks, clock: clock, rulebook: rulebook)
    }

    /// What the shell wrote down.
    final class Log: Sendable {
        private let lines = Mutex<[String]>([])
        var text: String { lines.withLock { $0.joined(separator: "\n") } }
        func add(_ line: String) { lines.withLock { $0.append(line) } }
    }

    /// The bytes that are stored, under stand-ins for their digests.
    final class Contents: Sendable {
        private let all = Mutex<[String: [UInt8]]>([:])
        var count: Int { all.withLock(\.count) }

        func keep(_ bytes: [UInt8]) -> String {
            all.withLock { all in
                let name = String(repeating: String(format: "%04x", all.count + 1), count: 16)
                all[name] = bytes
                return name
            }
        }

        func read(_ name: String) -> [UInt8]? { all.withLock { $0[name] } }
    }

    private var files: ReportFiles {
        let (uploads, contents, clock) = (uploads, contents, clock)
        let shelf = FileShelf(
            keep: { reference in
                let media = try CleanMedia(cleaning: uploads.take(reference) ?? [])
                return KeptFile(
                    digest: contents.keep(media.bytes), mediaType: media.kind.mediaType, size: media.bytes.count,
                    key: "00ff")
            },
            read: { digest, key in key == "00ff" ? contents.read(digest) : nil },
            discard: { await uploads.discard($0) })
        return ReportFiles(
            shelf: shelf,
            seal: { words, seconds in
                let text: JSON = [
                    "words": words, "until": .integer(clock.now.advanced(bySeconds: seconds).microseconds),
                ]
                return "sealed" + text.text.utf8.map { String(format: "%02x", $0 ^ 0x5A) }.joined()
            },
            open: { sealed in
                guard sealed.hasPrefix("sealed") else { return nil }
                let digits = Array(sealed.dropFirst("sealed".count))
                let bytes = stride(from: 0, to: digits.count - 1, by: 2)
                    .compactMap { UInt8(String(digits[$0...($0 + 1)]), radix: 16) }
                guard let json = try? JSON(parsing: bytes.map { $0 ^ 0x5A }),
                    let until = json["until"]?.integer, clock.now.microseconds < until
                else { return nil }
                return json["words"]
            })
    }

    static let shop = PlaceFinder.Shop(
        premises: "premises-1", merchant: "merchant-1", name: "惠民生活超市", creditCode: nil,
        address: "青铜峡市裕民街道文化路7号", region: "640381", platform: nil, authority: "QTX", unit: "QTX_XIAOBA")

    static let words: CaseWords = {
        let authorities = [
            "QTX": Phrase(zh: "青铜峡市市场监督管理局", en: "Qingtongxia Administration for Market Regulation"),
            "QTX_XIAOBA": Phrase(zh: "小坝市场监管所", en: "Xiaoba branch office"),
        ]
        var words = CaseWords(
            className: { $0 == "report.foodSafety" ? Phrase(zh: "食品安全违法行为", en: "Food safety") : nil },
            authorityName: { authorities[$0] },
            authorities: { _ in
                [
                    .init(
                        code: "QTX", name: authorities["QTX"] ?? .verbatim("QTX"),
                        units: [("QTX_XIAOBA", authorities["QTX_XIAOBA"] ?? .verbatim("QTX_XIAOBA"))])
                ]
            }, officialName: { ["report-officer-1": "李守密", "officer-1": "李娜"][$0] })
        words.reportClasses = [Schema.Choice("report.foodSafety", Phrase(zh: "食品安全违法行为", en: "Food safety"))]
        return words
    }()

    var endpoints: [Endpoint] {
        let clock = clock
        let shop: ComplaintAPI.ShopFinder = { $0 == "premises-1" ? Self.shop : nil }
        return ReportEndpoints(
            desk: desk, words: Self.words, files: files, shop: shop,
            sendings: Sendings("report", in: MemoryIdempotency(), now: { clock.now }), today: { Day(at: clock.now) }
        )
        .all
            + ComplaintPages(desk: complaints, words: Self.words, shop: shop, today: { Day(at: clock.now) }).all
            + ComplaintAPI(desk: complaints, shop: shop, today: { Day(at: clock.now) }).all
    }

    static let actors: [String: (actor: Actor, name: String)] = [
        "reports": (.reportOfficer, "李守密"), "foreign": (.foreignReportOfficer, "马伟"), "officer": (.officer, "李娜"),
        "director": (.director, "王建国"), "merchant": (.merchant, "惠民生活超市"), "consumer": (.consumer, "张小明"),
    ]

    func browse<Answer: Sendable>(
        _ look: @Sendable (any TestClientProtocol) async throws -> Answer
    ) async throws -> Answer {
        let (clock, log) = (clock, log)
        let gate = Gate(
            session: { token in
                Self.actors[token].map { Session(actor: $0.actor, name: $0.name, secret: "secret-\(token)") }
            }, bearer: { token in Self.actors[token]?.actor })
        var ports = SitePorts(
            now: { clock.now }, random: { Array(repeating: 0xAB, count: $0) }, uploads: uploads,
            idempotency: MemoryIdempotency(),
            log: { log.add(String(decoding: $0.line(at: clock.now), as: UTF8.self)) })
        ports.confidentialIdempotency = MemoryIdempotency()
        let site = try Site(
            endpoints, settings: SiteSettings(isSecure: false, key: Array(repeating: 7, count: 32)), gate: gate,
            assets: Assets(files: [:]), ports: ports)
        return try await Application(responder: site).test(.router) { try await look($0) }
    }

    func filed(_ change: (inout ReportInput) -> Void = { _ in }) async throws -> ReportReceipt {
        try await desk.file(try .sample(change), against: nil, by: .visitor)
    }
}
