import HTTPTypes
import Kernel
import Web

/// The secret under which a filing in progress is kept: it lives in a cookie that scripts cannot read, or in a header
/// of the API, and whoever does not have it sees nothing.
struct DraftToken: Sendable {
    let text: String

    private static let byteCount = 32

    init(_ chance: Chance) {
        text = Hex.text(chance.random(Self.byteCount))
    }

    /// Reads a token that came back; nothing where it has not the form of one.
    init?(_ text: String) {
        guard text.utf8.count == 2 * Self.byteCount, Hex.bytes(text) != nil else { return nil }
        self.text = text
    }

    /// The token that a browser holds.
    init?(cookieOf request: Request, _ chance: Chance) {
        guard let token = Self.cookie(Self.cookieName(chance), of: request).flatMap({ DraftToken($0) }) else {
            return nil
        }
        self = token
    }

    /// The token that a program sends along.
    init?(headerOf request: Request) {
        guard let name = HTTPField.Name(Self.headerName), let token = request.headers[name].flatMap({ DraftToken($0) })
        else { return nil }
        self = token
    }

    static let headerName = "Fangxin-Draft"

    private static func cookieName(_ chance: Chance) -> String { chance.isSecure ? "__Host-fx-draft" : "fx-draft" }

    /// The cookie that keeps the token for as long as a draft lives.
    func cookie(_ chance: Chance) -> String {
        Self.setting(Self.cookieName(chance), to: text, seconds: 7 * 86_400, chance)
    }

    /// The cookie that takes it away.
    static func forgetting(_ chance: Chance) -> String { setting(cookieName(chance), to: "", seconds: 0, chance) }

    static func setting(_ name: String, to value: String, seconds: Int, path: String = "/", _ chance: Chance) -> String
    {
        "\(name)=\(value); Path=\(path); HttpOnly; SameSite=Lax\(chance.isSecure ? "; Secure" : ""); Max-Age=\(seconds)"
    }

    /// The value of one cookie.
    static func cookie(_ name: String, of request: Request) -> String? {
        for header in request.headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let sides = pair.split(separator: "=", maxSplits: 1)
                if sides.count == 2, sides[0].drop(while: { $0 == " " }) == name { return String(sides[1]) }
            }
        }
        return nil
    }
}
