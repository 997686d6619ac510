import Fixtures
import Foundation
import Seals
import Testing

/// Run with `FANGXIN_BENCH=1 swift test -c release --filter SealsSpeedTests`.
@Suite("The speed of seals", .enabled(if: ProcessInfo.processInfo.environment["FANGXIN_BENCH"] == "1"), .serialized)
struct SealsSpeedTests {
    private func measure(_ name: String, _ count: Int = 100_000, _ work: () throws -> Void) rethrows {
        for _ in 0..<(count / 10) { try work() }
        let spent = try ContinuousClock().measure { for _ in 0..<count { try work() } }
        let nanoseconds = Double(spent.components.attoseconds) / 1e9 + Double(spent.components.seconds) * 1e9
        print("bench \(name): \(Int(nanoseconds / Double(count))) ns/op")
    }

    @Test("Each operation, and all that one intake needs")
    func operations() throws {
        var generator = SystemRandomNumberGenerator()
        let system = RandomSource {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        }
        let ring = KeyRing.sample()
        let (key, record) = try ring.makeKey(owner: "person", using: system)
        let place = SealPlace(subject: "01j0000000000000000000000a", field: "person.phone")
        let keyed = KeyedHash(key: SecretKey(using: system), purpose: "search.phone")
        let content = system.bytes(256)
        let narrative = String(repeating: "商家拒绝退款，态度恶劣。", count: 20)
        let sealed = try key.seal("13812345678", at: place, using: system)
        var head = HashChain.origin(of: "main")

        measure("random word") { _ = generator.next() }
        try measure("make and wrap a data key") { _ = try ring.makeKey(owner: "person", using: system) }
        try measure("open a key record") { _ = try ring.open(record) }
        try measure("seal 11 bytes") { _ = try key.seal("13812345678", at: place, using: system) }
        try measure("seal 720 bytes") { _ = try key.seal(narrative, at: place, using: system) }
        try measure("open 11 bytes") { _ = try key.open(sealed, at: place) }
        measure("keyed hash of a phone") { _ = keyed.hash("13812345678") }
        measure("chain hash of 256 bytes") { head = HashChain.hash(of: content, after: head) }
        try measure("one intake: key, 6 seals, 3 keyed hashes, 2 chain hashes", 20_000) {
            let (key, _) = try ring.makeKey(owner: "person", using: system)
            for _ in 0..<5 { _ = try key.seal("13812345678", at: place, using: system) }
            _ = try key.seal(narrative, at: place, using: system)
            for _ in 0..<3 { _ = keyed.hash("13812345678") }
            for _ in 0..<2 { head = HashChain.hash(of: content, after: head) }
        }
    }
}
