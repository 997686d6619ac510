import Fixtures
import Kernel
import Seals
import Testing

@Suite("Sealing")
struct SealingTests {
    private let place = SealPlace(subject: "person-1", field: "person.phone")

    private func made(_ ring: KeyRing = .sample(), seed: UInt64 = 1) throws -> (key: DataKey, record: KeyRecord) {
        try ring.makeKey(owner: "person-1", using: .seeded(seed))
    }

    @Test(
        "AES-256-GCM equals test cases 13, 14 and 16 of the GCM specification",
        arguments: [
            (
                String(repeating: "0", count: 64), String(repeating: "0", count: 24), "", "",
                "530f8afbc74536b9a963b4f1c4cb738b"
            ),
            (
                String(repeating: "0", count: 64), String(repeating: "0", count: 24), "",
                String(repeating: "0", count: 32),
                "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
            ),
            (
                "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308", "cafebabefacedbaddecaf888",
                "feedfacedeadbeeffeedfacedeadbeefabaddad2",
                "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                    + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
                "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                    + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b"
            ),
        ])
    func vectors(key: String, nonce: String, context: String, plain: String, sealed: String) throws {
        let secret = try #require(Hex.bytes(key).flatMap { SecretKey(bytes: $0) })
        let bytes = try [nonce, context, plain].map { try #require(Hex.bytes($0)) }
        let payload = try AES256GCM().seal(bytes[2], under: secret, authenticating: bytes[1], nonce: bytes[0])
        #expect(Hex.text(payload) == nonce + sealed)
        #expect(try AES256GCM().open(payload, under: secret, authenticating: bytes[1]) == bytes[2])
    }

    @Test("What was sealed opens in its place, and carries algorithm and key")
    func roundTrip() throws {
        let key = try made().key
        for text in ["", "13812345678", "陕西省西安市雁塔区小寨东路1号", String(repeating: "长", count: 5000)] {
            let sealed = try key.seal(text, at: place, using: .seeded(2))
            #expect(sealed.algorithm == .aes256GCM)
            #expect(sealed.keyID == key.id)
            #expect(SealedText(encoded: sealed.encoded) == sealed)
            #expect(try key.open(sealed, at: place) == text)
        }
    }

    @Test("One text sealed twice gives two ciphertexts")
    func nonces() throws {
        let key = try made().key
        let random = RandomSource.seeded(2)
        let sealed = try (0..<1000).map { _ in try key.seal("13812345678", at: place, using: random) }
        #expect(Set(sealed).count == 1000)
    }

    @Test("A sealed text does not open in another field, for another subject, or under another key")
    func moved() throws {
        let (key, other) = (try made().key, try made(seed: 9).key)
        let sealed = try key.seal("13812345678", at: place, using: .seeded(2))
        #expect(throws: SealError.damaged) {
            try key.open(sealed, at: SealPlace(subject: "person-1", field: "person.name"))
        }
        #expect(throws: SealError.damaged) {
            try key.open(sealed, at: SealPlace(subject: "person-2", field: "person.phone"))
        }
        #expect(throws: SealError.keyUnknown(key.id)) { try other.open(sealed, at: place) }
        let renamed = SealedText(algorithm: sealed.algorithm, keyID: other.id, payload: sealed.payload)
        #expect(throws: SealError.damaged) { try other.open(renamed, at: place) }
    }

    @Test("Every single flipped bit, and every cut, is found")
    func tampered() throws {
        let key = try made().key
        let sealed = try key.seal("13812345678", at: place, using: .seeded(2))
        for bit in 0..<(sealed.payload.count * 8) {
            var payload = sealed.payload
            payload[bit / 8] ^= 1 << (bit % 8)
            let changed = SealedText(algorithm: sealed.algorithm, keyID: key.id, payload: payload)
            #expect(throws: SealError.damaged) { try key.open(changed, at: place) }
        }
        for length in 0..<sealed.payload.count {
            let cut = SealedText(algorithm: .aes256GCM, keyID: key.id, payload: Array(sealed.payload.prefix(length)))
            #expect(throws: SealError.damaged) { try key.open(cut, at: place) }
        }
    }

    @Test("An algorithm that is not in the house is named")
    func unknownAlgorithm() throws {
        let key = try made().key
        let sealed = SealedText(algorithm: .sm4GCM, keyID: key.id, payload: [])
        #expect(throws: SealError.algorithmUnknown(.sm4GCM)) { try key.open(sealed, at: place) }
    }

    @Test("Encoded bytes of another form are not read")
    func unread() throws {
        let encoded = try made().key.seal("x", at: place, using: .seeded(2)).encoded
        #expect(SealedText(encoded: []) == nil)
        #expect(SealedText(encoded: Array(encoded.prefix(20))) == nil)
        #expect(SealedText(encoded: [255] + encoded.dropFirst()) == nil)
        #expect(SealedText(encoded: [7] + Array("A256GCX".utf8) + encoded.dropFirst(8)) == nil)
    }

    @Test("A key is opened again from its record, and not from one that was given to another owner")
    func records() throws {
        let ring = KeyRing.sample()
        let (key, record) = try made(ring)
        let sealed = try key.seal("13812345678", at: place, using: .seeded(2))
        #expect(try ring.open(record).open(sealed, at: place) == "13812345678")
        let stolen = KeyRecord(id: record.id, owner: "person-2", wrapped: record.wrapped)
        #expect(throws: SealError.damaged) { try ring.open(stolen) }
    }

    @Test("After a new master key the old records are still read, and rotated without touching the fields")
    func rotation() throws {
        let (key, record) = try made(.sample("master-1"))
        let sealed = try key.seal("13812345678", at: place, using: .seeded(2))
        let ring = KeyRing.sample("master-2", older: ["master-1"])
        #expect(ring.isOutdated(record))
        let rotated = try ring.rotated(record, using: .seeded(4))
        #expect(!ring.isOutdated(rotated))
        #expect(rotated.wrapped?.keyID == .named("master-2"))
        let alone = KeyRing.sample("master-2")
        #expect(try alone.open(rotated).open(sealed, at: place) == "13812345678")
        #expect(throws: SealError.keyUnknown(.named("master-1"))) { try alone.open(record) }
    }

    @Test("A destroyed key opens nothing any more")
    func destroyed() throws {
        let record = try made().record.destroyed()
        #expect(record.isDestroyed)
        #expect(!KeyRing.sample().isOutdated(record))
        #expect(throws: SealError.keyDestroyed) { try KeyRing.sample().open(record) }
        #expect(throws: SealError.keyDestroyed) { try KeyRing.sample().rotated(record, using: .seeded(1)) }
    }

    @Test("A key's name has plain characters and a bounded length")
    func keyNames() {
        #expect(KeyID("master-2026_01") != nil)
        for text in ["", "a b", "钥", "a.b", String(repeating: "a", count: 65)] { #expect(KeyID(text) == nil) }
    }
}
