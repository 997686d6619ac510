import Fixtures
import Kernel
import Seals
import Testing

@Suite("Signatures")
struct SignatureTests {
    @Test(
        "Ed25519 equals tests 1 and 2 of RFC 8032",
        arguments: [
            (
                "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                    + "d25bf5f0595bbe24655141438e7a100b"
            ),
            (
                "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
                "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                    + "387b2eaeb4302aeeb00d291612bb0c00"
            ),
        ])
    func vectors(seed: String, known: String, message: String, signature: String) throws {
        let secret = try #require(Hex.bytes(seed))
        let key = try #require(SigningKey(id: .named("k1"), seed: secret))
        let bytes = try #require(Hex.bytes(message))
        #expect(Hex.text(key.verifying.bytes) == known)
        let signed = try key.sign(bytes)
        #expect(Hex.text(signed.bytes) == signature)
        let verifying = try #require(VerifyingKey(id: .named("k1"), bytes: key.verifying.bytes))
        #expect(verifying.isValid(signed, for: bytes))
        #expect(!verifying.isValid(signed, for: bytes + [0]))
        #expect(!verifying.isValid(Signature(keyID: .named("k2"), bytes: signed.bytes), for: bytes))
        #expect(!verifying.isValid(Signature(keyID: .named("k1"), bytes: []), for: bytes))
    }

    @Test("A seed of another length makes no key")
    func seeds() {
        #expect(SigningKey(id: .named("k1"), seed: [1, 2, 3]) == nil)
        #expect(VerifyingKey(id: .named("k1"), bytes: [1, 2, 3]) == nil)
    }
}
