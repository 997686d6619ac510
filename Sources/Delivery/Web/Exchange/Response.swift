public import Kernel
public import Markup

/// What an endpoint answers, before the shell adds what is the same for all.
public struct Response: Sendable {
    public enum Body: Sendable {
        case empty
        case bytes([UInt8])
        /// Bytes written as they come, with their number where it is known.
        case stream(count: Int?, Writing)
        /// Live events, until the reader goes away or the server stops.
        case events(EventStream)
    }

    /// Writes an answer bit by bit; `write` returns when the reader has room for more.
    public typealias Writing = @Sendable (_ write: ([UInt8]) async throws -> Void) async throws -> Void

    public enum Caching: Hashable, Sendable {
        /// Never kept: what belongs to somebody.
        case never
        /// Kept by the reader's browser, asked again each time with its tag.
        case revalidated
        /// The same for everybody for so many seconds; it sets no cookie and holds no form.
        case shared(seconds: Int)
        /// Named by its content, so it never changes.
        case forever
    }

    /// A change of the session, carried out by the shell in a cookie that scripts cannot read.
    public enum SessionChange: Hashable, Sendable {
        case begin(token: String), end
    }

    public var status: Int
    public var headers: [Header]
    public var body: Body
    public var caching = Caching.never
    public var sessionChange: SessionChange?
    /// The version of what is shown, without quotes.
    public private(set) var entityTag: String?

    public struct Header: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    public init(status: Int, type: String? = nil, body: Body = .empty) {
        self.status = status
        self.body = body
        headers = type.map { [Header(name: "Content-Type", value: $0)] } ?? []
    }

    public func with(_ name: String, _ value: String) -> Response {
        var response = self
        response.headers.append(Header(name: name, value: value))
        return response
    }

    public func cached(_ caching: Caching) -> Response {
        var response = self
        response.caching = caching
        return response
    }

    /// The answer with the version of what it shows; a reader who has it is told so instead.
    public func tagged(_ version: String) -> Response {
        var response = self
        response.entityTag = version.filter { $0.isASCII && $0 != "\"" && !$0.isWhitespace }
        if response.caching == .never { response.caching = .revalidated }
        return response
    }

    public func changingSession(_ change: SessionChange) -> Response {
        var response = self
        response.sessionChange = change
        return response
    }
}

// MARK: - The usual answers

extension Response {
    /// A whole page.
    public static func page(_ node: Node, status: Int = 200) -> Response {
        Response(status: status, type: "text/html; charset=utf-8", body: .bytes(node.document))
    }

    /// A part of a page that htmx puts in its place.
    public static func part(_ node: Node, status: Int = 200) -> Response {
        Response(status: status, type: "text/html; charset=utf-8", body: .bytes(node.bytes))
    }

    public static func json(_ value: JSON, status: Int = 200) -> Response {
        Response(status: status, type: "application/json", body: .bytes(value.bytes))
    }

    /// A thing has been made, and stands at an address.
    public static func created(_ value: JSON, at address: String) -> Response {
        json(value, status: 201).with("Location", address)
    }

    /// Done, and read on there: the browser's reload button does not do it again.
    public static func seeOther(_ address: String) -> Response {
        Response(status: 303).with("Location", address)
    }

    public static var noContent: Response { Response(status: 204) }

    public static func text(_ text: String, status: Int = 200) -> Response {
        Response(status: status, type: "text/plain; charset=utf-8", body: .bytes(Array(text.utf8)))
    }

    /// A file; with a name it is saved, without one it is shown.
    public static func file(_ bytes: [UInt8], type: String, saveAs name: String? = nil) -> Response {
        let response = Response(status: 200, type: type, body: .bytes(bytes))
        return name.map { response.with("Content-Disposition", disposition($0)) } ?? response
    }

    /// A file written as it comes.
    public static func file(
        type: String, count: Int? = nil, saveAs name: String? = nil, _ write: @escaping Writing
    ) -> Response {
        let response = Response(status: 200, type: type, body: .stream(count: count, write))
        return name.map { response.with("Content-Disposition", disposition($0)) } ?? response
    }

    public static func events(_ stream: EventStream) -> Response {
        Response(status: 200, type: "text/event-stream", body: .events(stream))
    }

    /// RFC 6266, with the name in UTF-8 after RFC 8187.
    private static func disposition(_ name: String) -> String {
        "attachment; filename*=UTF-8''\(PercentCoding.encoded(name))"
    }
}
