import Foundation
import HTTPTypes
public import HummingbirdTesting
import NIOCore
import Synchronization
import Testing

/// A browser without scripts: it keeps cookies, follows redirects, and fills in the page's token.
public final class Browser: Sendable {
    public struct Page: Sendable {
        public let status: Int
        public let path: String
        public let text: String
    }

    private struct State {
        var cookies: [String: String] = [:]
        var token = ""
    }

    private let client: any TestClientProtocol
    private let language: String
    private let state = Mutex(State())

    /// Somebody signed in, whose session's token is the name of one of the site's actors; a visitor without one.
    public init(_ client: any TestClientProtocol, as actor: String? = nil, language: String = "zh-CN") {
        self.client = client
        self.language = language
        if let actor { state.withLock { $0.cookies = ["fx-session": actor] } }
    }

    private var cookies: [String: String] { state.withLock(\.cookies) }

    public func get(_ path: String) async throws -> Page { try await send(.get, path, nil, type: nil) }

    /// Sends a form, as the page last seen would, and follows where the answer leads.
    public func post(_ path: String, _ fields: KeyValuePairs<String, String> = [:]) async throws -> Page {
        let token = state.withLock(\.token)
        let pairs = [("_csrf", token)] + fields.map { ($0.key, $0.value) }
        let body = pairs.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send(.post, path, Array(body.utf8), type: "application/x-www-form-urlencoded")
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]?, type: String?
    ) async throws -> Page {
        var (method, path, body, type) = (method, path, body, type)
        for _ in 0..<5 {
            var headers: HTTPFields = [:]
            headers[.acceptLanguage] = language
            headers[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")
            if let type { headers[.contentType] = type }
            let response = try await client.execute(
                uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
            keepCookies(response.headers)
            guard response.status.code == 303, let next = response.headers[.location] else {
                let page = Page(
                    status: response.status.code, path: path, text: String(buffer: response.body))
                if let token = Self.token(page.text) { state.withLock { $0.token = token } }
                return page
            }
            (method, path, body, type) = (.get, next, nil, nil)
        }
        Issue.record("too many redirects")
        return Page(status: 0, path: path, text: "")
    }

    private func keepCookies(_ headers: HTTPFields) {
        for header in headers[values: .setCookie] {
            let parts = header.split(separator: ";")
            guard let sides = parts.first?.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false),
                sides.count == 2
            else { continue }
            let isGone = header.contains("Max-Age=0")
            state.withLock { $0.cookies[String(sides[0])] = isGone ? nil : String(sides[1]) }
        }
    }

    private static func token(_ page: String) -> String? {
        guard let start = page.range(of: "name=\"_csrf\" value=\"")?.upperBound else { return nil }
        return String(page[start...].prefix { $0 != "\"" })
    }

    private static func encoded(_ text: String) -> String {
        text.utf8
            .map { byte in
                let scalar = Unicode.Scalar(byte)
                return scalar.properties.isAlphabetic && scalar.isASCII || (0x30...0x39).contains(byte)
                    ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
            .joined()
    }
}
