import Fixtures
import Kernel
import Seals
import Testing

@Suite("Tokens, codes and the password rule")
struct TokenTests {
    private let now = Instant.at("2026-04-15T01:00:00Z")
    private let key = KeyedHash(key: SecretKey(using: .seeded(1)), purpose: "code")

    @Test("A token comes back as itself and is stored only as a digest")
    func tokens() throws {
        let token = SessionToken(using: .seeded(1))
        #expect(token.secretText.utf8.count == 43)
        #expect(try #require(SessionToken(token.secretText)).digest == token.digest)
        #expect(SessionToken(using: .seeded(2)).digest != token.digest)
        for text in ["", "abc", token.secretText + "A", String(token.secretText.dropLast()) + "="] {
            #expect(SessionToken(text) == nil)
        }
    }

    @Test("A code opens once")
    func once() {
        let (digits, code) = OneTimeCode.make(for: "signIn", at: now, key: key, using: .seeded(1))
        #expect(digits.count == 6)
        let first = code.tried(digits, at: now, key: key)
        #expect(first.outcome == .accepted)
        #expect(first.code.tried(digits, at: now, key: key).outcome == .spent)
    }

    @Test("A code is taken as people type it")
    func typed() {
        let (digits, code) = OneTimeCode.make(for: "signIn", at: now, key: key, using: .seeded(1))
        let spaced = digits.prefix(3) + " " + digits.suffix(3)
        #expect(code.tried(String(spaced), at: now, key: key).outcome == .accepted)
        let wide = String(digits.unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0) })
        #expect(code.tried(wide, at: now, key: key).outcome == .accepted)
    }

    @Test("Five wrong attempts spend a code, and then even the right digits are refused")
    func attempts() {
        let (digits, made) = OneTimeCode.make(for: "signIn", at: now, key: key, using: .seeded(1))
        var code = made
        let wrong = digits == "000000" ? "111111" : "000000"
        for left in [4, 3, 2, 1] {
            let tried = code.tried(wrong, at: now, key: key)
            #expect(tried.outcome == .wrong(attemptsLeft: left))
            code = tried.code
        }
        let last = code.tried(wrong, at: now, key: key)
        #expect(last.outcome == .spent)
        #expect(last.code.tried(digits, at: now, key: key).outcome == .spent)
    }

    @Test("A code ends with its time, to the second")
    func expiry() {
        let (digits, code) = OneTimeCode.make(for: "signIn", at: now, key: key, using: .seeded(1))
        #expect(code.tried(digits, at: now.advanced(bySeconds: 299), key: key).outcome == .accepted)
        #expect(code.tried(digits, at: now.advanced(bySeconds: 300), key: key).outcome == .expired)
    }

    @Test("A code for one audience does not open another")
    func audiences() {
        let (digits, code) = OneTimeCode.make(for: "track:c1", at: now, key: key, using: .seeded(1))
        let moved = OneTimeCode(audience: "track:c2", hash: code.hash, expiresAt: code.expiresAt, attemptsLeft: 5)
        #expect(moved.tried(digits, at: now, key: key).outcome == .wrong(attemptsLeft: 4))
    }

    @Test("Digits of every length of the rule are spread evenly")
    func spread() {
        let random = RandomSource.seeded(4)
        let rule = OneTimeCode.Rule(digitCount: 8, attemptCount: 3, lifetimeSeconds: 60)
        var counts: [Character: Int] = [:]
        for _ in 0..<500 {
            for digit in OneTimeCode.make(for: "x", rule: rule, at: now, key: key, using: random).digits {
                counts[digit, default: 0] += 1
            }
        }
        #expect(counts.count == 10)
        #expect(counts.values.allSatisfy { (300...500).contains($0) })
    }

    @Test(
        "A password that breaks the rule is refused with its reason",
        arguments: [
            ("Short1!", "identity.passwordTooShort"), ("alllowercaseletters", "identity.passwordTooPlain"),
            ("lowercase12345", "identity.passwordTooPlain"), ("Aa1Aa1Aa1Aa1", "identity.passwordTooPlain"),
            ("Officer7-is-my-name", "identity.passwordNamedAccount"),
            (String(repeating: "Aa1!xyz", count: 40), "identity.passwordTooLong"),
        ])
    func weak(password: String, code: String) {
        let refusal = #expect(throws: Refusal.self) {
            try PasswordRule.standard.check(password, account: "officer7")
        }
        #expect(refusal?.code == code)
    }

    @Test(
        "A password that keeps the rule is taken",
        arguments: ["Correct-Horse-1", "correct horse 123", "放心消费每一天都好Abc", "UPPER-lower-word"])
    func strong(password: String) throws {
        try PasswordRule.standard.check(password, account: "officer7")
    }
}
