import Identity
import Seals
import Testing

@Suite("The password hasher")
struct PasswordHasherTests {
    private let cheap = PasswordHasher(cost: Self.cost(memory: 64, passes: 1), threads: 2, waiting: 64)

    private static func cost(memory: UInt32, passes: UInt32, lanes: UInt32 = 1) -> Argon2Cost {
        Argon2Cost(checking: memory, passes: passes, lanes: lanes) ?? .standard
    }

    @Test(
        "Argon2id equals the test vectors of the reference implementation",
        arguments: [
            (65_536, 2, 1, "password", "somesalt", "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"),
            (256, 2, 1, "password", "somesalt", "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
            (256, 2, 2, "password", "somesalt", "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"),
            (65_536, 1, 1, "password", "somesalt", "f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98"),
            (65_536, 2, 1, "password", "diffsalt", "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"),
        ] as [(UInt32, UInt32, UInt32, String, String, String)])
    func vectors(memory: UInt32, passes: UInt32, lanes: UInt32, password: String, salt: String, hash: String) throws {
        let computed = try Argon2Hash(
            of: Array(password.utf8), salt: Array(salt.utf8),
            cost: Self.cost(memory: memory, passes: passes, lanes: lanes))
        #expect(Digest(bytes: computed.bytes)?.hex == hash)
    }

    @Test("A stored hash in PHC form is read, and written the same")
    func phc() throws {
        let text = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        let hash = try #require(Argon2Hash(text))
        #expect(hash.text == text)
        #expect(try hash.isHash(of: Array("password".utf8)))
        #expect(try !hash.isHash(of: Array("Password".utf8)))
    }

    @Test(
        "What is no readable hash is refused",
        arguments: [
            "", "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            "$argon2id$v=16$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            "$argon2id$v=19$m=4294967295,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$short",
            "$argon2id$v=19$t=2,m=65536,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        ])
    func unreadable(text: String) async {
        #expect(Argon2Hash(text) == nil)
        await #expect(throws: IdentityFault.storedHashUnreadable) { try await cheap.check("x", against: text) }
    }

    @Test("The right password is right, another is wrong, and the same one never hashes to the same text")
    func verdicts() async throws {
        let stored = try await cheap.hash("正确的密码-Correct1")
        #expect(try await cheap.check("正确的密码-Correct1", against: stored) == .right)
        #expect(try await cheap.check("正确的密码-Correct2", against: stored) == .wrong)
        #expect(try await cheap.hash("正确的密码-Correct1") != stored)
    }

    @Test("A hash of other costs is right but outdated")
    func outdated() async throws {
        let stored = try await cheap.hash("Correct-Horse-1")
        let dearer = PasswordHasher(cost: Self.cost(memory: 128, passes: 1))
        #expect(try await dearer.check("Correct-Horse-1", against: stored) == .rightButOutdated)
        #expect(try await dearer.check("correct-horse-1", against: stored) == .wrong)
    }

    @Test("Under a flood some are turned away at once, and the others are served")
    func bounded() async throws {
        let narrow = PasswordHasher(cost: Self.cost(memory: 4096, passes: 4), threads: 1, waiting: 2)
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask { (try? await narrow.hash("Correct-Horse-1")) != nil }
            }
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(outcomes.contains(true))
        #expect(outcomes.contains(false))
        #expect(try await narrow.hash("Correct-Horse-1").hasPrefix("$argon2id$"))
    }
}
