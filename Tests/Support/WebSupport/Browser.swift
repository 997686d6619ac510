import Foundation
public import HTTPTypes
import Hummingbird
public import HummingbirdTesting
import NIOCore
import Synchronization

/// A browser without scripts: it keeps cookies, fills in the page's token, and follows redirects unless told not to.
public final class Browser: Sendable {
    public struct Page: Sendable {
        public let status: Int
        public let path: String
        public let text: String
        public let bytes: [UInt8]
        public let headers: HTTPFields

        /// Where an answer leads that was not followed.
        public var location: String? { headers[.location] }

        public func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }
    }

    private struct State {
        var cookies: [String: String] = [:]
        var token = ""
    }

    private let client: any TestClientProtocol
    private let language: String
    private let isFollowing: Bool
    private let state = Mutex(State())

    public init(
        _ client: any TestClientProtocol, language: String = "zh-CN", cookies: [String: String] = [:],
        isFollowing: Bool = true
    ) {
        self.client = client
        self.language = language
        self.isFollowing = isFollowing
        state.withLock { $0.cookies = cookies }
    }

    /// Somebody signed in: the session's token is the name of one of the site's actors.
    public convenience init(_ client: any TestClientProtocol, as actor: String, language: String = "zh-CN") {
        self.init(client, language: language, cookies: ["fx-session": actor])
    }

    /// Everything that a killed browser still has when it is opened again.
    public var cookies: [String: String] { state.withLock(\.cookies) }

    public func setCookie(_ name: String, _ value: String?) { state.withLock { $0.cookies[name] = value } }

    /// The token of the page last seen.
    public var token: String { state.withLock(\.token) }

    @discardableResult
    public func get(_ path: String, bearer: String? = nil) async throws -> Page {
        try await send(.get, path, nil, type: nil, bearer: bearer)
    }

    /// Sends a form, as the page last seen would, or with another token than that page's.
    @discardableResult
    public func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], token: String? = nil
    ) async throws -> Page {
        let pairs = [("_csrf", token ?? self.token)] + fields.map { ($0.key, $0.value) }
        let body = pairs.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send(.post, path, Array(body.utf8), type: "application/x-www-form-urlencoded")
    }

    /// Sends a form whose fields were put together beforehand.
    public func post(_ path: String, pairs: [(String, String)]) async throws -> Page {
        let all = [("_csrf", state.withLock(\.token))] + pairs
        let body = all.map { "\($0.0)=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send(.post, path, Array(body.utf8), type: "application/x-www-form-urlencoded")
    }

    /// Asks as a program does, with JSON.
    @discardableResult
    public func call(
        _ method: HTTPRequest.Method, _ path: String, json: String, bearer: String? = nil
    ) async throws -> Page {
        try await send(method, path, Array(json.utf8), type: "application/json", bearer: bearer)
    }

    /// A file that a form hands in.
    public struct File: Sendable {
        let name: String
        let type: String
        let bytes: [UInt8]

        public init(name: String, type: String, bytes: [UInt8]) {
            self.name = name
            self.type = type
            self.bytes = bytes
        }
    }

    @discardableResult
    public func post(
        _ path: String, _ fields: KeyValuePairs<String, String> = [:], files: [File], named field: String = "files"
    ) async throws -> Page {
        let boundary = "fxboundary"
        var body: [UInt8] = []
        for (name, value) in [("_csrf", token)] + fields.map({ ($0.key, $0.value) }) {
            body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            let head =
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(file.name)\"\r\n"
                + "Content-Type: \(file.type)\r\n\r\n"
            body += Array(head.utf8) + file.bytes + Array("\r\n".utf8)
        }
        body += Array("--\(boundary)--\r\n".utf8)
        return try await send(.post, path, body, type: "multipart/form-data; boundary=\(boundary)")
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: [UInt8]?, type: String?, bearer: String? = nil
    ) async throws -> Page {
        var (method, path, body, type) = (method, path, body, type)
        for _ in 0..<5 {
            var headers: HTTPFields = [:]
            headers[.acceptLanguage] = language
            let cookies = cookies
            if !cookies.isEmpty {
                headers[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")
            }
            if let type { headers[.contentType] = type }
            if let bearer { headers[.authorization] = "Bearer \(bearer)" }
            let response = try await client.execute(
                uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) })
            keepCookies(response.headers)
            guard isFollowing, response.status.code == 303, let next = response.headers[.location] else {
                let page = Page(
                    status: response.status.code, path: path, text: String(buffer: response.body),
                    bytes: Array(response.body.readableBytesView), headers: response.headers)
                if let token = Self.token(page.text) { state.withLock { $0.token = token } }
                return page
            }
            (method, path, body, type) = (.get, next, nil, nil)
        }
        throw TooManyRedirects(path: path)
    }

    /// The site leads from page to page without an end.
    public struct TooManyRedirects: Error {
        public let path: String
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
