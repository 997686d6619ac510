import Fixtures
import Seals
import Testing

@Suite("Base 32 and base 64")
struct CodingTests {
    @Test(
        "Base 32 equals the vectors of RFC 4648 without their padding",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(plain: String, coded: String) {
        #expect(Base32.text(Array(plain.utf8)) == coded)
        #expect(Base32.bytes(coded.lowercased()) == Array(plain.utf8))
    }

    @Test(
        "Base 64 equals the vectors of RFC 4648 without their padding",
        arguments: [
            ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
            ("foobar", "Zm9vYmFy"), ("\u{FFFF}??>", "77-_Pz8-"),
        ])
    func base64(plain: String, coded: String) {
        #expect(Base64URL.text(Array(plain.utf8)) == coded)
        #expect(Base64URL.bytes(coded) == Array(plain.utf8))
    }

    @Test("Random bytes of every length come back")
    func roundTrip() {
        let random = RandomSource.seeded(5)
        for length in 0..<100 {
            let bytes = random.bytes(length)
            #expect(Base32.bytes(Base32.text(bytes)) == bytes)
            #expect(Base64URL.bytes(Base64URL.text(bytes)) == bytes)
        }
    }

    @Test("Foreign signs, impossible lengths and spare bits are refused")
    func refused() {
        for text in ["A", "AAA", "AAAAAA", "MZ", "M1", "MY=", "M Y"] { #expect(Base32.bytes(text) == nil, "\(text)") }
        for text in ["Z", "Zh", "Zm9=", "Zm+v", "Zm/v", "Z g"] { #expect(Base64URL.bytes(text) == nil, "\(text)") }
    }

    @Test("Different lists of values have different bytes")
    func canonical() {
        func bytes(_ texts: [String]) -> [UInt8] {
            var canonical = CanonicalBytes()
            for text in texts { canonical.append(text) }
            return canonical.bytes
        }
        let lists = [["ab", "c"], ["a", "bc"], ["abc"], ["abc", ""], ["", "abc"], []]
        #expect(Set(lists.map(bytes)).count == lists.count)
    }
}
