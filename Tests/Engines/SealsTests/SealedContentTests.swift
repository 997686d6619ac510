import Fixtures
import Seals
import Testing

@Suite("Sealed contents")
struct SealedContentTests {
    private let key = SecretKey(using: .seeded(7))

    private func content(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) } }

    @Test("What was sealed opens again, whatever its length", arguments: [0, 1, 65_535, 65_536, 65_537, 200_000])
    func whole(count: Int) throws {
        let plain = content(count)
        let sealed = try SealedContent.sealed(plain, under: key)
        #expect(SealedContent.isSealed(sealed) && !SealedContent.isSealed(plain))
        #expect(try SealedContent.opened(sealed, under: key) == plain)
        #expect(throws: SealError.damaged) { try SealedContent.opened(sealed, under: SecretKey(using: .seeded(8))) }
    }

    @Test("It is the same in whatever pieces it comes", arguments: [1000, 65_536, 70_001])
    func pieces(size: Int) throws {
        let plain = content(150_000)
        var sealer = SealedContent.Sealer(under: key)
        var opener = SealedContent.Opener(under: key)
        var sealed: [UInt8] = []
        for start in stride(from: 0, to: plain.count, by: size) {
            sealed += try sealer.add(Array(plain[start..<min(start + size, plain.count)]))
        }
        sealed += try sealer.finish()
        #expect(sealed == (try SealedContent.sealed(plain, under: key)))
        var opened: [UInt8] = []
        for start in stride(from: 0, to: sealed.count, by: size) {
            opened += try opener.add(Array(sealed[start..<min(start + size, sealed.count)]))
        }
        opened += try opener.finish()
        #expect(opened == plain)
    }

    @Test("A changed bit, an exchanged piece, a missing end and a false beginning are all found")
    func damage() throws {
        let sealed = try SealedContent.sealed(content(200_000), under: key)
        let piece = 65_536 + 28
        let exchanged =
            Array(sealed[..<4]) + sealed[(4 + piece)..<(4 + 2 * piece)] + sealed[4..<(4 + piece)]
            + sealed[(4 + 2 * piece)...]
        var changed = sealed
        changed[100_000] ^= 1
        let wrongs = [
            changed, exchanged, Array(sealed[..<(4 + 2 * piece)]), Array(sealed.dropLast()), sealed + [0],
            Array(sealed.dropFirst(4)), [], Array("FXC1".utf8),
        ]
        for wrong in wrongs { #expect(throws: SealError.damaged) { try SealedContent.opened(wrong, under: key) } }
    }
}
