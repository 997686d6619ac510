import HTTPTypes

/// A word that an answer which did something leaves for the page it leads to: shown there once, gone when the page is
/// read again.
///
/// It travels in a cookie of that page alone, for a minute; it names what was done and holds nothing of anybody.
extension Response {
    /// Leaves a word of ASCII letters, digits and hyphens for the page at a path.
    public func leaving(_ word: String, at path: String, isSecure: Bool = false) -> Response {
        let plain = word.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return with(
            "Set-Cookie",
            "\(PassingWord.cookieName)=\(plain); Path=\(path); HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : ""); "
                + "Max-Age=60")
    }

    /// The answer that has shown the word, and lets go of it; unchanged where there was none.
    public func showing(_ word: PassingWord?, at path: String) -> Response {
        word == nil
            ? self
            : with("Set-Cookie", "\(PassingWord.cookieName)=; Path=\(path); HttpOnly; SameSite=Lax; Max-Age=0")
    }
}

/// The word that the page before left for this one.
public struct PassingWord: Hashable, Sendable {
    static let cookieName = "fx-done"

    public let text: String

    /// Nothing where none was left.
    public init?(of request: Request) {
        guard let text = Cookies(request.headers)[Self.cookieName], text.utf8.count <= 60 else { return nil }
        self.text = text
    }
}
