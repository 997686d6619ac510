public import Access
public import HTTPTypes
public import Kernel

/// What an endpoint is given: everything checked and read that is the same for all of them.
public struct Request: Sendable {
    /// The request's own name, shown on error pages and written into the log.
    public let id: String
    public let method: Endpoint.Method
    public let path: String
    public let query: Pairs
    public let headers: HTTPFields
    public let actor: Actor
    public let session: Session?
    /// Who reads the answer, and how.
    public let reader: Reader
    /// What came in the body, not yet judged.
    public let submission: Submission
    /// The client's address, for limits only; it is never logged.
    public let client: String
    let places: [String: String]

    public init(
        id: String, method: Endpoint.Method = .get, path: String, query: Pairs = Pairs(), headers: HTTPFields = [:],
        asker: Asker, submission: Submission = Submission(), places: [String: String] = [:]
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        actor = asker.actor
        session = asker.session
        reader = asker.reader
        client = asker.client
        self.submission = submission
        self.places = places
    }

    public var language: Language { reader.language }

    /// What stands in a named place of the path; the endpoint's own pattern has it, so it is never empty there.
    public func place(_ name: String) -> String { places[name] ?? "" }

    /// An identifier from the path; a text that is none is answered as absent.
    public func identifier<Subject>(
        _ name: String, of subject: Subject.Type = Subject.self
    ) throws(Refusal)
        -> Identifier<Subject>
    {
        guard let identifier = Identifier<Subject>(place(name)) else { throw .pageAbsent }
        return identifier
    }

    /// The last live event that a reader who lost the connection has had.
    public var lastEventID: String? { HTTPField.Name("Last-Event-ID").flatMap { headers[$0] } }

    /// A reader of the body's fields.
    public var fields: Fields { Fields(submission) }

    /// A reader of the query's fields.
    public var queryFields: Fields { Fields(Submission(pairs: query)) }

    /// How many items to show, and after which; refused where the query says something else.
    public func listing(limit standard: Int = 50) throws(Refusals) -> Listing {
        var fields = queryFields
        let limit = fields.integer(.pageLimit)
        var after: Cursor?
        if let text = fields.text(.pageAfter) {
            after = Cursor(text)
            if after == nil { fields.refuse(.cursorMalformed) }
        }
        try fields.finish()
        return Listing(limit: limit ?? standard, after: after)
    }
}

/// Which stretch of a list is asked for.
public struct Listing: Hashable, Sendable {
    public let limit: Int
    public let after: Cursor?

    public init(limit: Int, after: Cursor?) {
        self.limit = limit
        self.after = after
    }
}

/// Who asks, as the shell has found out.
public struct Asker: Sendable {
    public let actor: Actor
    public let session: Session?
    public let reader: Reader
    public let client: String

    public init(actor: Actor, session: Session? = nil, reader: Reader, client: String = "") {
        self.actor = actor
        self.session = session
        self.reader = reader
        self.client = client
    }
}
