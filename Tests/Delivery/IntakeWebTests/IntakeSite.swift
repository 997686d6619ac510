import Access
import CaseParts
import Commons
import Complaints
import Fixtures
import Foundation
import Hummingbird
import HummingbirdTesting
import IntakeWeb
import Kernel
import Media
import Synchronization
import TestSupport
import Web
import WebSupport

/// The public side on books in memory, with one registered shop and a stopped clock.
final class IntakeSite: Sendable {
    let books = MemoryBooks()
    let clock = StoppedClock("2026-04-20T01:00:00Z")
    let uploads = MemoryUploads()
    let feed = Feed()
    let desk: ComplaintDesk
    let blobs = Mutex<[String: [UInt8]]>([:])
    private let isSecure: Bool
    private let counter = Mutex<UInt8>(0)

    init(isSecure: Bool = false) throws {
        self.isSecure = isSecure
        desk = try ComplaintDesk.sample(books: books, clock: clock, rulebook: try .shipped())
    }

    static let shopCode = "QTX8888"
    static let shop = PlaceFinder.Shop(
        premises: "premises-1", merchant: "merchant-1", name: "顺禾面馆", creditCode: nil, address: "青铜峡市小坝镇步行街12号",
        region: "640381", platform: nil, authority: "QTX", unit: "QTX_XIAOBA")

    static let classes: ComplaintClasses = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Resources/data/classes").standardized
        let files = ComplaintClasses.files.map { name in
            (
                name: name,
                bytes: Array(FileManager.default.contents(atPath: folder.appending(path: "\(name).csv").path) ?? Data())
            )
        }
        guard let classes = try? ComplaintClasses(parsing: files) else {
            preconditionFailure("The classes are shipped")
        }
        return classes
    }()

    var ports: IntakePorts {
        get throws {
            let clock = clock
            var ports = IntakePorts(
                desk: desk, rulebook: try .shipped(), classes: Self.classes,
                shops: ShopFinding(
                    one: { $0 == Self.shopCode || $0 == "premises-1" ? Self.shop : nil },
                    all: { words, _ in
                        "顺禾面馆 小坝镇".contains(words)
                            ? [ShopFinding.Hit(code: Self.shopCode, name: "顺禾面馆", address: Self.shop.address)] : []
                    }),
                files: shelf, beginTracking: { "track-\($0.text)" },
                chance: Chance(now: { clock.now }, random: { self.random($0) }, isSecure: isSecure))
            ports.office = { authority, _ in
                authority == "QTX"
                    ? OfficeCard(
                        name: Phrase(zh: "青铜峡市市场监督管理局", en: "Qingtongxia Market Regulator"), phone: "0953-3051234",
                        address: "青铜峡市古峡东街") : nil
            }
            ports.feed = feed
            return ports
        }
    }

    private func random(_ count: Int) -> [UInt8] {
        counter.withLock { counter in
            counter += 1
            return Array(repeating: counter, count: count)
        }
    }

    private var shelf: FileShelf {
        let uploads = uploads
        return FileShelf(
            keep: { reference in
                let media = try CleanMedia(cleaning: uploads.take(reference) ?? [])
                let name = Self.name(of: media.bytes)
                self.blobs.withLock { $0[name] = media.bytes }
                return KeptFile(digest: name, mediaType: media.kind.mediaType, size: media.bytes.count)
            },
            read: { digest, _ in self.blobs.withLock { $0[digest] } },
            discard: { await uploads.discard($0) })
    }

    /// A stand-in for the digest: 64 hexadecimal characters that follow from the bytes.
    private static func name(of bytes: [UInt8]) -> String {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let word = String(state, radix: 16)
        let padded = String(repeating: "0", count: 16 - word.count) + word
        return String(repeating: padded, count: 4)
    }

    private static let gate = Gate(
        session: { token in
            let actor: Actor? =
                switch token {
                case "officer": .officer
                case "merchant": .merchant
                case "consumer": .consumer
                default: token.hasPrefix("track-") ? .tracking(String(token.dropFirst(6))) : nil
                }
            return actor.map { Session(actor: $0, name: "", secret: "secret of \(token)") }
        }, bearer: { $0 == "merchant" ? .merchant : nil })

    func browse(_ work: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        var settings = SiteSettings(
            isSecure: isSecure, key: Array(repeating: 7, count: 32),
            house: House(window: Phrase(zh: "青铜峡市古峡东街政务大厅3号窗", en: "Window 3, Guxia East Street")))
        settings.version = "test"
        let clock = clock
        let ports = SitePorts(
            now: { clock.now }, random: { Array(repeating: 0xAB, count: $0) }, uploads: uploads,
            idempotency: MemoryIdempotency())
        let site = try Site(
            IntakeEndpoints(try self.ports).all, settings: settings, gate: Self.gate,
            assets: Assets(files: [:]), ports: ports)
        try await Application(responder: site).test(.router, work)
    }

    /// Every complaint on the books.
    var complaints: [Complaint] {
        get throws { try books.now.events.keys.compactMap { try books.now.complaint($0) } }
    }
}
