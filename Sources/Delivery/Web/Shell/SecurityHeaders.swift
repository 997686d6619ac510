import HTTPTypes

/// The headers that keep a page to itself, and what else is the same on every answer.
struct SecurityHeaders: Sendable {
    let fields: HTTPFields
    /// Those that an answer may set otherwise.
    let names: Set<HTTPField.Name>
    let requestID = HTTPField.Name("X-Request-Id")
    /// By which htmx says that it asks for a part of a page.
    let part = HTTPField.Name("HX-Request")

    init(isSecure: Bool) {
        var headers: [(String, String)] = [
            ("Content-Security-Policy", Self.policy),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("X-Frame-Options", "DENY"),
        ]
        if isSecure { headers.append(("Strict-Transport-Security", "max-age=31536000; includeSubDomains")) }
        fields = HTTPFields(
            headers.compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } })
        names = Set(fields.map(\.name))
    }

    private static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
    ]
    .joined(separator: "; ")
}
