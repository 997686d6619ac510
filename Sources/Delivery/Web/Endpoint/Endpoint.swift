public import Access
public import Kernel

/// One thing that can be asked of the product over HTTP, as a value.
///
/// From the list of all endpoints are made: the routes, the API's document, the table of who may ask what, the names
/// of the metrics, and the check of CSRF tokens.
public struct Endpoint: Sendable {
    public enum Method: String, CaseIterable, Sendable {
        case get = "GET", post = "POST", put = "PUT", patch = "PATCH", delete = "DELETE"

        /// Asking changes nothing.
        public var isSafe: Bool { self == .get }
    }

    /// Who may ask.
    public enum Rule: Hashable, Sendable {
        /// Anybody, on purpose.
        case open
        /// Whoever the table of grants lets; how far it reaches is the desk's question.
        case permission(Permission)
        /// Anybody who has signed in.
        case signedIn
    }

    public enum Face: Sendable {
        /// HTML for people; errors are pages.
        case page
        /// JSON under `/api`; errors are problems after RFC 9457.
        case api
        /// For machines of the house: health, metrics, assets. Errors are problems, sessions are not looked at.
        case plain
    }

    public typealias Handler = @Sendable (Request) async throws -> Response

    public let method: Method
    public let path: Path
    public let rule: Rule
    public let face: Face
    public let summary: Phrase
    public let handler: Handler

    /// The chapter of the API's document.
    public private(set) var tag = ""
    public private(set) var body: [Field] = []
    public private(set) var query: [Field] = []
    public private(set) var answers: [Answer] = []
    /// Whether a write may be repeated under an `Idempotency-Key` without being done twice.
    public private(set) var usesIdempotencyKey = false
    /// Whether answers carry an `ETag`.
    public private(set) var isTagged = false
    /// Whether logs and metrics must not tell that it was asked: they then know all such endpoints as one.
    public private(set) var isConfidential = false
    /// Whether doing it changes nothing that a page shared by everybody shows, so that those stay ready to be sent.
    public private(set) var sparesSharedPages = false
    /// The greatest body taken, in bytes, without the files.
    public let bodyLimit = 256 * 1024
    /// How many drops a request takes from the client's bucket.
    public private(set) var cost = 1

    public init(
        _ face: Face, _ method: Method, _ path: Path, _ rule: Rule, _ summary: Phrase, _ handler: @escaping Handler
    ) {
        self.face = face
        self.method = method
        self.path = path
        self.rule = rule
        self.summary = summary
        self.handler = handler
    }

    /// A page for people.
    public static func page(
        _ method: Method, _ path: Path, _ rule: Rule, _ summary: Phrase, _ handler: @escaping Handler
    ) -> Endpoint {
        Endpoint(.page, method, path, rule, summary, handler)
    }

    /// A part of the JSON API.
    public static func api(
        _ method: Method, _ path: Path, _ rule: Rule, _ summary: Phrase, _ handler: @escaping Handler
    ) -> Endpoint {
        Endpoint(.api, method, path, rule, summary, handler)
    }

    /// The name under which the endpoint is counted and logged: never the path as asked, which may name somebody.
    public var route: String { "\(method.rawValue) \(path.pattern)" }

    /// What logs and metrics call all confidential endpoints.
    static let confidentialRoute = "- confidential"
}

// MARK: - What more can be said of an endpoint

extension Endpoint {
    private func changed(_ change: (inout Endpoint) -> Void) -> Endpoint {
        var endpoint = self
        change(&endpoint)
        return endpoint
    }

    public func tagged(_ tag: String) -> Endpoint { changed { $0.tag = tag } }
    public func taking(_ fields: Field...) -> Endpoint { changed { $0.body += fields } }
    public func taking(_ fields: [Field]) -> Endpoint { changed { $0.body += fields } }
    public func asking(_ fields: Field...) -> Endpoint { changed { $0.query += fields } }
    public func asking(_ fields: [Field]) -> Endpoint { changed { $0.query += fields } }
    public func answering(_ status: Int, _ phrase: Phrase, _ schema: Schema? = nil) -> Endpoint {
        changed { $0.answers.append(Answer(status, phrase, schema)) }
    }
    public func idempotent() -> Endpoint { changed { $0.usesIdempotencyKey = true } }
    public func confidential() -> Endpoint { changed { $0.isConfidential = true } }
    /// For work on cases and sessions: shops, licences and promises stay as they are.
    public func sparingSharedPages() -> Endpoint { changed { $0.sparesSharedPages = true } }
    public func withEntityTag() -> Endpoint { changed { $0.isTagged = true } }
    public func costing(_ drops: Int) -> Endpoint { changed { $0.cost = drops } }

    /// A list in pages: `limit` and `after` in the query.
    public func paged() -> Endpoint { changed { $0.query += [.pageLimit, .pageAfter] } }

    var fileRules: [String: Schema.FileRule] {
        var rules: [String: Schema.FileRule] = [:]
        for field in body {
            if case .file(let rule) = field.schema { rules[field.name] = rule }
        }
        return rules
    }
}

extension Field {
    /// How many items a page of a list has at most.
    public static let pageLimit = Field(
        "limit", Phrase(zh: "每页条数", en: "Items a page"), .integer(1...200), isRequired: false)

    /// The cursor that the page before gave.
    public static let pageAfter = Field(
        "after", Phrase(zh: "上一页给出的游标", en: "The cursor given by the page before"), .text(max: 96),
        isRequired: false)
}
