public import Kernel

/// What an answer hands to the page that it leads to, and to no other: a receipt that is kept nowhere.
///
/// It travels in a cookie of the browser that asked, for that page alone and for a few minutes: long enough to turn on
/// large type or print, short enough for a shared computer.
public enum Handover {
    private static let seconds = 300
    private static let mostBytes = 4096

    /// The value of the header that hands over.
    public static func cookie(_ name: String, _ content: JSON, to path: String, isSecure: Bool) -> String {
        "\(name)=\(Hex.text(content.bytes)); Path=\(path); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : ""); "
            + "Max-Age=\(seconds)"
    }

    /// What the browser brings along; nothing where it brings none, or no more.
    public static func content(_ name: String, of request: Request) -> JSON? {
        guard let text = Cookies(request.headers)[name], text.utf8.count <= mostBytes, let bytes = Hex.bytes(text)
        else {
            return nil
        }
        return try? JSON(parsing: bytes)
    }
}
