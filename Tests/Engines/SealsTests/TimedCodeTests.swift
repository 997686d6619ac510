import Fixtures
import Kernel
import Seals
import Testing

@Suite("Codes of an authenticator app")
struct TimedCodeTests {
    /// RFC 6238, appendix B, SHA-1: the last six of the eight digits printed there.
    @Test(
        "The digits are those of RFC 6238",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func vectors(seconds: Int64, digits: String) throws {
        let code = try #require(TimedCode(secret: Array("12345678901234567890".utf8)))
        let moment = Instant(microseconds: seconds * 1_000_000)
        #expect(code.digits(of: TimedCode.step(at: moment)) == digits)
        #expect(code.step(proven: digits, at: moment, after: 0) == TimedCode.step(at: moment))
    }

    @Test("A code holds once, and for a step either way")
    func once() throws {
        let code = TimedCode(using: .seeded(4))
        let moment = Instant(microseconds: 1_800_000_000_000_000)
        let now = TimedCode.step(at: moment)
        for step in now - 1...now + 1 {
            #expect(code.step(proven: code.digits(of: step), at: moment, after: 0) == step)
            #expect(code.step(proven: code.digits(of: step), at: moment, after: step) == nil)
        }
        #expect(code.step(proven: code.digits(of: now - 2), at: moment, after: 0) == nil)
        #expect(code.step(proven: "12345", at: moment, after: 0) == nil)
        let digits = code.digits(of: now)
        #expect(code.step(proven: "\(digits.prefix(3)) \(digits.suffix(3))", at: moment, after: 0) == now)
    }

    @Test("A short secret is none, and none is ever printed")
    func secrets() throws {
        #expect(TimedCode(secret: Array(repeating: 1, count: 15)) == nil)
        let code = TimedCode(using: .seeded(4))
        #expect(!"\(code)".contains(code.secretText) && !String(reflecting: code).contains(code.secretText))
        #expect(Base32.bytes(code.secretText)?.count == 20)
        #expect(
            code.address(issuer: "Fangxin", account: "li hua")
                == "otpauth://totp/Fangxin:li%20hua?secret=\(code.secretText)&issuer=Fangxin")
    }
}
