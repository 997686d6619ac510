import Fixtures
import Kernel
import Seals
import Testing

@Suite("Digests and keyed hashes")
struct DigestTests {
    @Test(
        "SHA-256 equals the examples of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func examples(text: String, hex: String) {
        #expect(Digest(of: text).hex == hex)
        #expect(Digest(of: Array(text.utf8)).hex == hex)
        #expect(Digest(hex: hex) == Digest(of: text))
        #expect(Digest(bytes: Digest(of: text).bytes) == Digest(of: text))
    }

    @Test("A content in parts has the digest of the whole, wherever it is cut")
    func stream() {
        let bytes = RandomSource.seeded(1).bytes(200)
        for cut in 0...200 {
            var stream = DigestStream()
            stream.update(bytes[..<cut])
            stream.update(Array(bytes[cut...]))
            #expect(stream.finished() == Digest(of: bytes))
        }
    }

    @Test("What is no digest is not read")
    func unread() {
        #expect(Digest(hex: "ba78") == nil)
        #expect(Digest(hex: String(repeating: "g", count: 64)) == nil)
        #expect(Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
    }

    @Test(
        "HMAC-SHA-256 equals the vectors of RFC 4231",
        arguments: [
            (
                [UInt8](repeating: 0x0B, count: 20), "Hi There",
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
            ),
            (
                Array("Jefe".utf8), "what do ya want for nothing?",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            ),
            (
                [UInt8](repeating: 0xAA, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
            ),
        ])
    func codes(key: [UInt8], text: String, hex: String) {
        let keyed = KeyedHash(key: key)
        #expect(keyed.hash(text).hex == hex)
        #expect(keyed.hash(Array(text.utf8)).hex == hex)
        #expect(keyed.isValid(keyed.hash(text), for: Array(text.utf8)))
        #expect(!keyed.isValid(keyed.hash(text), for: Array("other".utf8)))
    }

    @Test("The same number hashes differently under each purpose and each key")
    func purposes() {
        let (one, other) = (SecretKey(using: .seeded(1)), SecretKey(using: .seeded(2)))
        let hashes = [one, other]
            .flatMap { key in
                ["search.phone", "search.id"].map { KeyedHash(key: key, purpose: $0).hash("13812345678") }
            }
        #expect(Set(hashes).count == 4)
        #expect(KeyedHash(key: one, purpose: "search.phone").hash("13812345678") == hashes[0])
    }

    @Test("Two byte strings are the same only if every bit is")
    func constantTime() {
        let bytes = RandomSource.seeded(3).bytes(32)
        #expect(ConstantTime.isEqual(bytes, bytes))
        #expect(!ConstantTime.isEqual(bytes, Array(bytes.dropLast())))
        for bit in 0..<256 {
            var other = bytes
            other[bit / 8] ^= 1 << (bit % 8)
            #expect(!ConstantTime.isEqual(bytes, other))
        }
    }

    @Test("A key does not show in a description")
    func hidden() {
        let key = SecretKey(using: .seeded(1))
        let shown = "\(key) \(String(reflecting: key)) \(SessionToken(using: .seeded(1)))"
        #expect(shown == "SecretKey(…) SecretKey(…) SessionToken(…)")
    }
}
