import HTTPTypes

/// The cookies of a request, and how those of an answer are written.
struct Cookies {
    private let values: [String: String]

    init(_ headers: HTTPFields) {
        var values: [String: String] = [:]
        for header in headers[values: .cookie] {
            for pair in header.split(separator: ";") {
                let sides = pair.split(separator: "=", maxSplits: 1)
                guard sides.count == 2 else { continue }
                let name = sides[0].drop { $0 == " " }
                // Of two with one name the first wins: browsers send the more specific first.
                if values[String(name)] == nil { values[String(name)] = String(sides[1]) }
            }
        }
        self.values = values
    }

    subscript(name: String) -> String? { values[name] }
}

/// Names and attributes of the product's four cookies.
struct CookieJar: Sendable {
    let isSecure: Bool

    /// The `__Host-` prefix keeps other hosts of the domain from setting it.
    private var prefix: String { isSecure ? "__Host-" : "" }

    var session: String { prefix + "fx-session" }
    var visit: String { prefix + "fx-visit" }
    var language: String { prefix + "fx-lang" }
    var size: String { prefix + "fx-size" }

    func setting(_ name: String, _ value: String, seconds: Int? = nil) -> String {
        let life = seconds.map { "; Max-Age=\($0)" } ?? ""
        return "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax\(isSecure ? "; Secure" : "")\(life)"
    }

    static let yearSeconds = 365 * 86_400
}
