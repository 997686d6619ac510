import Access
import Foundation
import HTTPTypes
import HummingbirdTesting
import Kernel
import NIOCore
import Testing

/// Somebody who asks, with the session that they hold.
struct Walker: Sendable {
    let name: String
    let roles: Set<Role>
    /// Nothing for a visitor.
    let token: String?
    /// Whether there is an account behind the session, and not only one case.
    var isAccount = true

    var side: Role.Side { roles.first?.side ?? .publicSide }

    func reach(_ permissions: [Permission]) -> Reach? {
        let actor = roles.isEmpty ? Actor.visitor : Actor(id: "walker", roles: roles)
        return permissions.compactMap { actor.reach($0) }.max()
    }
}

/// What came back.
struct Answer: Sendable {
    let status: Int
    let location: String?
    let cookies: [String: String]
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var json: JSON? { try? JSON(parsing: bytes) }
}

/// Asks as one of the walkers: pages by cookie and form, the API by bearer token and JSON.
struct WalkerClient: Sendable {
    let client: any TestClientProtocol
    /// The picture that is sent where a file is wanted.
    var picture: [UInt8] = []

    private static let visit = String(repeating: "ab", count: 16)

    func ask(
        _ method: HTTPRequest.Method, _ path: String, as walker: Walker? = nil, sending body: [String: JSON]? = nil
    ) async throws -> Answer {
        if path.hasPrefix("/api/") {
            return try await send(method, path, headers(bearer: walker?.token), json(body))
        }
        guard method == .post else { return try await send(method, path, headers(cookie: walker?.token), nil) }
        let page = try await send(.get, "/track", headers(cookie: walker?.token), nil)
        let mark = page.text.firstMatch(of: /name="_csrf" value="([^"]*)"/).map { String($0.1) } ?? ""
        var fields = body ?? [:]
        fields["_csrf"] = .string(mark)
        return try await send(method, path, headers(cookie: walker?.token), form(fields))
    }

    private typealias Body = (type: String, bytes: [UInt8])

    private func json(_ body: [String: JSON]?) -> Body? {
        guard let body else { return nil }
        return body == AccessRow.upload ? multipart() : ("application/json", JSON.object(body).bytes)
    }

    private func form(_ fields: [String: JSON]) -> Body {
        let pairs = fields.flatMap { name, value in
            (value.array ?? [value]).enumerated()
                .map { index, item -> String in
                    // A list of objects is a form's numbered fields.
                    if let members = item.object {
                        return members.map { "\(name).\(index).\($0)=\(Self.encoded($1.string ?? ""))" }
                            .joined(separator: "&")
                    }
                    return "\(name)=\(Self.encoded(item.string ?? item.text))"
                }
        }
        return ("application/x-www-form-urlencoded", Array(pairs.joined(separator: "&").utf8))
    }

    /// Sends the picture with a few words beside it.
    func upload(_ path: String, _ words: KeyValuePairs<String, String>) async throws -> Answer {
        try await send(.post, path, [:], multipart(words))
    }

    private func multipart(_ words: KeyValuePairs<String, String> = ["audience": "parties"]) -> Body {
        let parts = words.map { "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n" }
        let head =
            parts.joined() + "--b\r\n"
            + "Content-Disposition: form-data; name=\"files\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n"
        return ("multipart/form-data; boundary=b", Array(head.utf8) + picture + Array("\r\n--b--\r\n".utf8))
    }

    private func headers(cookie token: String?) -> HTTPFields {
        [.cookie: "fx-visit=\(Self.visit)" + (token.map { "; fx-session=\($0)" } ?? "")]
    }

    private func headers(bearer token: String?) -> HTTPFields {
        token.map { [.authorization: "Bearer \($0)"] } ?? [:]
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: Body?
    ) async throws -> Answer {
        var headers = headers
        if let body { headers[.contentType] = body.type }
        let response = try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0.bytes) })
        var cookies: [String: String] = [:]
        for header in response.headers[values: .setCookie] {
            let sides = header.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            if sides.count == 2 { cookies[String(sides[0])] = String(sides[1]) }
        }
        return Answer(
            status: response.status.code, location: response.headers[.location], cookies: cookies,
            bytes: Array(response.body.readableBytesView))
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}
