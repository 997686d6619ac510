import Crypto
public import Kernel

/// Codes of six digits that an authenticator app and the server both compute from the time (RFC 6238): HMAC-SHA-1 and
/// steps of thirty seconds, on which all such apps agree.
///
/// Printing one shows nothing of its secret.
public struct TimedCode: Hashable, Sendable {
    private let secret: [UInt8]

    public static let stepSeconds: Int64 = 30
    private static let digitCount = 6
    /// How many steps a clock may be wrong by, either way.
    private static let slack: Int64 = 1

    /// A secret that is known already; nothing where it is shorter than the 128 bits that RFC 4226 demands.
    public init?(secret: [UInt8]) {
        guard secret.count >= 16 else { return nil }
        self.secret = secret
    }

    /// A new secret of 160 bits.
    public init(using random: RandomSource) {
        var bytes: [UInt8] = []
        while bytes.count < 20 {
            withUnsafeBytes(of: random.next().bigEndian) { bytes.append(contentsOf: $0) }
        }
        secret = Array(bytes.prefix(20))
    }

    /// The secret in base 32, as people type it into an app.
    public var secretText: String { Base32.text(secret) }

    /// What an app reads from a picture: `otpauth://totp/…`.
    public func address(issuer: String, account: String) -> String {
        let (issuer, account) = (Self.encoded(issuer), Self.encoded(account))
        return "otpauth://totp/\(issuer):\(account)?secret=\(secretText)&issuer=\(issuer)"
    }

    /// The number of the step that a moment lies in.
    public static func step(at moment: Instant) -> Int64 {
        moment.seconds(since: Instant(microseconds: 0)) / stepSeconds
    }

    /// The digits of a step.
    public func digits(of step: Int64) -> String {
        let message = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let code = HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: secret))
        let bytes = Array(code)
        let offset = Int(bytes[bytes.count - 1] & 15)
        let number = bytes[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digitCount - text.utf8.count) + text
    }

    /// The step that typed digits prove, near a moment and after the last one that was used; nothing where none.
    ///
    /// Looks at every step that would do, so that the time taken tells nothing.
    public func step(proven digits: String, at moment: Instant, after last: Int64) -> Int64? {
        let typed = Array(digits.filter { !$0.isWhitespace }.utf8)
        let now = Self.step(at: moment)
        var found: Int64?
        for step in (now - Self.slack)...(now + Self.slack) where step > last {
            if ConstantTime.isEqual(Array(self.digits(of: step).utf8), typed) { found = step }
        }
        return found
    }

    private static func encoded(_ text: String) -> String {
        text.utf8
            .map { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                    return String(Character(Unicode.Scalar(byte)))
                default:
                    let hex = String(byte, radix: 16, uppercase: true)
                    return "%" + (byte < 16 ? "0" : "") + hex
                }
            }
            .joined()
    }
}

extension TimedCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "TimedCode(…)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
