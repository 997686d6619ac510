import Access
import HTTPTypes
import Hummingbird
import Kernel

/// One request on its way through the shell.
struct Visit {
    let site: Site
    let request: Hummingbird.Request
    let id: String
    let path: String
    let query: Pairs?
    let cookies: Cookies
    let client: String
    let preferences: Preferences
    /// The name of a visit that has not signed in; new where the cookie is not there.
    let visitName: String
    let isNewVisit: Bool

    /// How it went.
    struct Outcome {
        var response: Response
        var route = "-"
        var face = Endpoint.Face.page
        var cost = 1
        var isTagged = false
        var isConfidential = false
        var sparesSharedPages = false
        var isByVisitor = true
        var language = Language.zh
        var reader: Reader?
        var refusal: String?
        var fault: (any Error)?
    }

    init(site: Site, request: Hummingbird.Request, address: String) {
        self.site = site
        self.request = request
        let bits = site.ports.random(10)
        id =
            Identifier<Visit>(
                at: site.ports.now(), high: UInt16(bits[0]) << 8 | UInt16(bits[1]),
                low: bits[2...].reduce(0) { $0 << 8 | UInt64($1) }
            )
            .text
        path = request.uri.path
        query = Pairs(urlEncoded: (request.uri.query ?? "").utf8)
        cookies = Cookies(request.headers)
        client = Self.client(request.headers, address, trustedProxies: site.settings.trustedProxies)
        preferences = Preferences(query: query ?? Pairs(), cookies: cookies, headers: request.headers, jar: site.jar)
        if let known = cookies[site.jar.visit], known.utf8.count == 32, Hex.bytes(known) != nil {
            visitName = known
            isNewVisit = false
        } else {
            visitName = Hex.text(site.ports.random(16))
            isNewVisit = true
        }
    }

    /// The client's address: the one that the outermost trusted proxy saw.
    private static func client(_ headers: HTTPFields, _ address: String, trustedProxies: Int) -> String {
        guard trustedProxies > 0, let name = HTTPField.Name("X-Forwarded-For") else { return address }
        let hops = headers[values: name].joined(separator: ",").split(separator: ",").map { $0.filter { $0 != " " } }
        return hops.count >= trustedProxies ? hops[hops.count - trustedProxies] : address
    }

    // MARK: Finding the endpoint, and answering what goes wrong on the way

    func outcome() async -> Outcome {
        var outcome = Outcome(response: .noContent, language: preferences.language)
        var asker = visitor
        outcome.reader = asker.reader
        do {
            let (endpoint, places) = try await findOrGuess(&outcome, &asker)
            outcome.isConfidential = endpoint.isConfidential
            outcome.sparesSharedPages = endpoint.sparesSharedPages
            outcome.route = endpoint.isConfidential ? Endpoint.confidentialRoute : endpoint.route
            outcome.face = endpoint.face
            outcome.cost = endpoint.cost
            outcome.isTagged = endpoint.isTagged
            try limit(endpoint)
            if endpoint.face != .plain { asker = try await known(else: asker) }
            outcome.isByVisitor = asker.session == nil && !asker.actor.isSignedIn
            outcome.language = asker.reader.language
            outcome.reader = asker.reader
            outcome.response = try await answer(endpoint, places, asker)
        } catch let refusal as Refusal {
            outcome.refusal = refusal.code
            outcome.response = answer(refusal, outcome, asker)
        } catch let unsent as Unsent {
            outcome.refusal = unsent.refusal.code
            outcome.response = page(of: unsent, for: asker.reader)
        } catch let refusals as Refusals {
            let problem = Problem(refusals, requestID: id)
            outcome.refusal = problem.code
            outcome.response = problem.response(for: outcome.face, reader: asker.reader)
        } catch let busy as TooOften {
            outcome.refusal = Refusal.tooOften.code
            var problem = Problem(.tooOften, requestID: id)
            problem.headers.append(Response.Header(name: "Retry-After", value: String(busy.seconds)))
            outcome.response = problem.response(for: outcome.face, reader: asker.reader)
        } catch {
            outcome.fault = error
            outcome.response = Problem(faultIsTemporary: site.ports.isTemporary(error), requestID: id)
                .response(for: outcome.face, reader: asker.reader)
        }
        return outcome
    }

    private struct TooOften: Error {
        let seconds: Int
    }

    /// The endpoint that is asked for; where there is none, how the reader is to be told so.
    private func findOrGuess(
        _ outcome: inout Outcome, _ asker: inout Asker
    ) async throws -> (Endpoint, [String: String]) {
        do {
            return try find(&outcome)
        } catch {
            outcome.face = guessedFace
            // Somebody who has signed in still has when an address leads nowhere.
            if outcome.face == .page, cookies[site.jar.session] != nil,
                site.ports.limiter.take(1, from: client) == nil
            {
                asker = try await known(else: asker)
            }
            outcome.language = asker.reader.language
            outcome.reader = asker.reader
            throw error
        }
    }

    private func find(_ outcome: inout Outcome) throws(Refusal) -> (Endpoint, [String: String]) {
        guard path.utf8.count <= 2048, query != nil else { throw .inputMalformed }
        var segments: [String] = []
        for part in path.utf8.split(separator: UInt8(ascii: "/")) {
            guard let segment = PercentCoding.decoded(part) else { throw .inputMalformed }
            segments.append(segment)
        }
        guard let (entry, values) = site.routes.find(segments) else { throw .pageAbsent }
        let wanted = request.method == .head ? .get : Endpoint.Method(rawValue: request.method.rawValue)
        guard let method = wanted, let endpoint = entry.endpoints[method] else {
            let neighbour = entry.endpoints.values.first
            outcome.isConfidential = neighbour?.isConfidential ?? false
            outcome.route =
                outcome.isConfidential ? Endpoint.confidentialRoute : "- " + (neighbour?.path.pattern ?? "")
            throw .methodAbsent
        }
        let places = Dictionary(zip(endpoint.path.places, values)) { first, _ in first }
        return (endpoint, places)
    }

    private func limit(_ endpoint: Endpoint) throws {
        guard endpoint.face != .plain else { return }
        if let seconds = site.ports.limiter.take(endpoint.cost, from: client) { throw TooOften(seconds: seconds) }
    }

    /// What a reader is sent who asked for no endpoint: a page, unless the path or the reader says otherwise.
    private var guessedFace: Endpoint.Face {
        if path.hasPrefix("/api/") { return .api }
        let accept = request.headers[.accept] ?? ""
        return accept.contains("json") && !accept.contains("text/html") ? .api : .page
    }

    private func answer(_ refusal: Refusal, _ outcome: Outcome, _ asker: Asker) -> Response {
        if refusal.code == Refusal.signInNeeded.code, outcome.face == .page, request.method == .get {
            let back = asker.reader.query.all.isEmpty ? path : "\(path)?\(asker.reader.query.text)"
            return .seeOther("\(site.settings.house.signIn)?next=\(PercentCoding.encoded(back))")
        }
        if refusal.code == Refusal.secondFactorNeeded.code, outcome.face == .page, request.method == .get {
            return .seeOther("\(site.settings.house.secondFactor)?next=\(PercentCoding.encoded(path))")
        }
        let isDueAtAccount =
            refusal.code == Refusal.passwordChangeNeeded.code || refusal.code == Refusal.secondFactorMissing.code
        if isDueAtAccount, outcome.face == .page, request.method == .get {
            return .seeOther(site.settings.house.account)
        }
        var status: Int?
        var headers: [Response.Header] = []
        switch refusal.code {
        case Refusal.methodAbsent.code:
            status = 405
            headers.append(Response.Header(name: "Allow", value: allowed))
        case Refusal.typeUnknown.code: status = 415
        case Refusal.signInNeeded.code, Refusal.tokenUnknown.code:
            headers.append(Response.Header(name: "WWW-Authenticate", value: "Bearer"))
        default: break
        }
        var problem = Problem(refusal, requestID: id, status: status)
        problem.headers = headers
        // What is left of a body that is too large is not waited for.
        if problem.status == 413 { problem.headers.append(Response.Header(name: "Connection", value: "close")) }
        return problem.response(for: outcome.face, reader: asker.reader)
    }

    private var allowed: String {
        let segments = path.utf8.split(separator: UInt8(ascii: "/")).compactMap { PercentCoding.decoded($0) }
        return site.routes.find(segments)?.entry.allowed ?? ""
    }
}
