import Crypto
import Kernel

/// The tokens that forms carry so that no other site can send them (double submit, bound by a keyed hash to the
/// session, or to the visit of somebody who has not signed in).
struct FormTokens: Sendable {
    private let key: SymmetricKey

    init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    func token(for owner: Owner) -> String {
        Hex.text(Array(HMAC<SHA256>.authenticationCode(for: Array(owner.text.utf8), using: key)))
    }

    func holds(_ token: String, for owner: Owner) -> Bool {
        guard let code = Hex.bytes(token) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Array(owner.text.utf8), using: key)
    }

    enum Owner: Sendable {
        case session(secret: String)
        case visit(String)

        var text: String {
            switch self {
            case .session(let secret): "session:\(secret)"
            case .visit(let name): "visit:\(name)"
            }
        }
    }

    static let fieldName = "_csrf"
    static let headerName = "X-CSRF-Token"
}

/// Digests as hexadecimal text.
enum Digests {
    static func sha256(_ bytes: [UInt8]) -> String { Hex.text(Array(SHA256.hash(data: bytes))) }
}
