import Seals
import Testing

@Suite("A digest")
struct DigestTests {
    @Test("SHA-256 of abc is that of FIPS 180-4")
    func abc() {
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(Digest(of: "abc").hex == expected)
        #expect(Digest(of: Array("abc".utf8)).hex == expected)
        #expect(Digest(hex: expected) == Digest(of: "abc"))
    }
}
