public import Access
public import Complaints
import Foundation
public import Kernel
import Privacy
public import Rulebook
import Seals
import Synchronization

/// A clock that a test sets.
public final class StoppedClock: Sendable {
    private let moment: Mutex<Instant>

    public init(_ text: String) {
        moment = Mutex(.at(text))
    }

    public var now: Instant { moment.withLock { $0 } }

    public func move(to text: String) { moment.withLock { $0 = .at(text) } }
    public func advance(seconds: Int64) { moment.withLock { $0 = $0.advanced(bySeconds: seconds) } }
}

extension Rulebook {
    /// The rules and calendars that the product ships.
    public static func shipped() throws -> Rulebook {
        let data = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Resources/data")
            .standardized
        var documents: [String: [UInt8]] = [:]
        for folder in ["rules", "calendars"] {
            let path = data.appending(path: folder).path
            for name in try FileManager.default.contentsOfDirectory(atPath: path) where name.hasSuffix(".json") {
                let bytes = FileManager.default.contents(atPath: "\(path)/\(name)") ?? Data()
                documents["\(folder)/\(name)"] = Array(bytes)
            }
        }
        return try Rulebook(documents: documents)
    }
}

extension ComplaintDesk {
    /// A desk of the bureau `QTX`, competent for 青铜峡市 (640381), on books in memory.
    public static func sample(
        books: any Books<any ComplaintBook>, clock: StoppedClock, rulebook: Rulebook,
        explained: [Phrase] = [Phrase(zh: "“小坝镇”由小坝所负责", en: "Xiaoba is the branch’s")]
    ) throws -> ComplaintDesk {
        let random = RandomSource.seeded(7)
        let key = SecretKey(using: random)
        guard let id = KeyID("test") else { preconditionFailure("test is a key's name") }
        return ComplaintDesk(
            books: books, rulebook: rulebook,
            places: PlaceFinder(
                place: { address, _ in
                    address.contains("青铜峡")
                        ? PlaceFinder.Finding(
                            authority: "QTX", unit: "QTX_XIAOBA", region: "640381", reasons: ["address"],
                            explained: explained) : nil
                }, isAuthority: { authority, _ in ["QTX", "LIT"].contains(authority) },
                region: { authority, _ in ["QTX": "640381", "LIT": "640302"][authority] }),
            vault: Vault(ring: KeyRing(newest: (id, key)), search: SearchKeys(id: id, key: key)),
            codes: QueryCodes(key: key), random: random, now: { clock.now })
    }
}

extension Actor {
    /// An official of 青铜峡市's bureau.
    public static let officer = Actor(
        id: "officer-1", roles: [.officer], office: Office(authority: "QTX", unit: "QTX_XIAOBA", regionPrefix: "640381")
    )
    /// An official of the neighbouring 利通区.
    public static let foreignOfficer = Actor(
        id: "officer-2", roles: [.officer], office: Office(authority: "LIT", unit: "LIT", regionPrefix: "640302"))
    /// An official of the province.
    public static let provincialOfficer = Actor(
        id: "officer-3", roles: [.officer], office: Office(authority: "NX", unit: "NX", regionPrefix: "64"))
    /// Staff of the shop `merchant-1`.
    public static let merchant = Actor(id: "staff-1", roles: [.merchantStaff], merchants: ["merchant-1"])
    public static let consumer = Actor(id: "consumer-1", roles: [.consumer])
}

extension FilingInput {
    /// A consumer's filing about a meal in 青铜峡, nothing missing.
    public static var sample: FilingInput {
        var input = FilingInput()
        input[.respondentName] = "火辣辣饭店"
        input[.respondentAddress] = "青铜峡市小坝镇步行街12号"
        input[.narrative] = "4月18日在该店用餐，结账时多收了茶位费，要求退还，商家拒绝。"
        input[.occurredOn] = "2026-04-18"
        input[all: .requests] = ["refund"]
        input[.amount] = "268"
        input[.name] = "张小明"
        input[.phone] = "17000001234"
        input[.declaresTruth] = "true"
        return input
    }
}

extension Filing {
    public static func sample(
        manner: FilingManner = .own, _ change: (inout FilingInput) -> Void = { _ in }
    ) throws -> Filing {
        var input = FilingInput.sample
        if manner == .registered { input[.channel] = "phone" }
        change(&input)
        return try Filing(checking: input, manner: manner, today: .on("2026-04-20"))
    }
}
