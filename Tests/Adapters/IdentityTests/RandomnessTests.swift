import Fixtures
import Identity
import Kernel
import Seals
import Testing

@Suite("The system's randomness")
struct RandomnessTests {
    @Test("Ten thousand identifiers of one moment are all different, and keep the moment's order")
    func identifiers() {
        let randomness = Randomness()
        let now = Instant.at("2026-04-15T01:00:00Z")
        let made = (0..<10_000).map { _ in randomness.newIdentifier(at: now) as Identifier<Day> }
        let later = randomness.newIdentifier(at: now.advanced(bySeconds: 1)) as Identifier<Day>
        #expect(Set(made).count == made.count)
        #expect(made.allSatisfy { $0 < later })
    }

    @Test("Bytes come in the number asked for, and every value is seen")
    func bytes() {
        let source = Randomness().source
        #expect((0...33).allSatisfy { source.bytes($0).count == $0 })
        #expect(Set(source.bytes(10_000)).count == 256)
    }

    @Test("Threads that draw at once never draw the same")
    func threads() async {
        let source = Randomness().source
        let drawn = await withTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<8 { group.addTask { (0..<5000).map { _ in source.next() } } }
            return await group.reduce(into: [UInt64]()) { $0 += $1 }
        }
        #expect(Set(drawn).count == 40_000)
    }
}
