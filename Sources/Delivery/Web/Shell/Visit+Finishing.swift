import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import ServiceLifecycle

extension Visit {
    /// The answer as the server sends it: with its tag, caching, cookies and the headers that all answers have.
    func finished(_ outcome: Outcome) -> Hummingbird.Response {
        let response = outcome.response
        var headers = site.security.fields
        for header in response.headers {
            guard let name = HTTPField.Name(header.name) else { continue }
            if site.security.names.contains(name) { headers[name] = nil }
            headers.append(HTTPField(name: name, value: header.value))
        }
        if let name = site.security.requestID { headers[name] = id }
        headers[.cacheControl] = response.caching.header
        if outcome.face == .page { headers[.contentLanguage] = outcome.language.tag }
        if response.caching != .forever, outcome.face != .plain {
            headers[.vary] = "Accept-Language, Cookie, HX-Request"
        }
        for cookie in newCookies(outcome) { headers.append(HTTPField(name: .setCookie, value: cookie)) }
        if let tag = tag(of: outcome) {
            headers[.eTag] = tag
            if isKnown(tag) {
                headers[.contentType] = nil
                return Hummingbird.Response(status: .notModified, headers: headers)
            }
        }
        return sent(response, headers)
    }

    // MARK: What is the same for everybody

    /// Under what an answer may be shared: nothing for whom the server would look closer.
    private var sharedKey: SharedAnswers.Key? {
        guard request.method == .get, preferences.newLanguage == nil, preferences.newSize == nil,
            cookies[site.jar.session] == nil, request.headers[.authorization] == nil,
            let part = site.security.part, request.headers[part] == nil
        else { return nil }
        return SharedAnswers.Key(
            target: request.uri.string, language: preferences.language, size: preferences.size)
    }

    /// An answer that was given to somebody else a moment ago, with the pattern of its route.
    func sharedResponse() -> (Hummingbird.Response, route: String)? {
        guard let key = sharedKey, let kept = site.shared.answer(key, at: site.ports.now()),
            site.ports.limiter.take(kept.cost, from: client) == nil
        else { return nil }
        var headers = kept.headers
        if let name = site.security.requestID { headers[name] = id }
        if let tag = kept.tag, isKnown(tag) {
            headers[.contentType] = nil
            headers[.contentLength] = nil
            return (Hummingbird.Response(status: .notModified, headers: headers), kept.route)
        }
        return (
            Hummingbird.Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: kept.body)), kept.route
        )
    }

    /// Keeps an answer for those who ask the same; after a change of what such answers show nothing is kept.
    func share(_ response: Hummingbird.Response, of outcome: Outcome, begunIn age: Int) {
        guard request.method == .get || request.method == .head else {
            if response.status.code < 400, !outcome.sparesSharedPages { site.shared.forget() }
            return
        }
        guard outcome.response.caching.isShared, outcome.isByVisitor, outcome.face == .page, response.status == .ok,
            case .bytes(let bytes) = outcome.response.body, let key = sharedKey
        else { return }
        var headers = response.headers
        if let name = site.security.requestID { headers[name] = nil }
        site.shared.keep(
            SharedAnswers.Answer(
                route: outcome.route, cost: outcome.cost, headers: headers, tag: headers[.eTag],
                body: ByteBuffer(bytes: bytes), keptAt: site.ports.now()),
            for: key, madeIn: age)
    }

    private func newCookies(_ outcome: Outcome) -> [String] {
        let jar = site.jar
        var cookies: [String] = []
        guard outcome.face != .plain else { return [] }
        if let language = preferences.newLanguage {
            cookies.append(jar.setting(jar.language, language.rawValue, seconds: CookieJar.yearSeconds))
        }
        if let size = preferences.newSize {
            cookies.append(jar.setting(jar.size, size.rawValue, seconds: CookieJar.yearSeconds))
        }
        switch outcome.response.sessionChange {
        case .begin(let token): cookies.append(jar.setting(jar.session, token))
        case .end: cookies.append(jar.setting(jar.session, "", seconds: 0))
        case .none: break
        }
        if isNewVisit, outcome.face == .page, !outcome.response.caching.isShared {
            cookies.append(jar.setting(jar.visit, visitName))
        }
        return cookies
    }

    /// The quoted tag; on pages it also names what else the page depends on: the language, the size, the form's token.
    private func tag(of outcome: Outcome) -> String? {
        let response = outcome.response
        guard response.status == 200, request.method == .get || request.method == .head else { return nil }
        var tag = response.entityTag
        if tag == nil, outcome.isTagged, case .bytes(let bytes) = response.body {
            tag = String(Digests.sha256(bytes).prefix(24))
        }
        guard let tag else { return nil }
        guard outcome.face == .page else { return "\"\(tag)\"" }
        let token = response.caching.isShared ? "" : (outcome.reader?.csrf ?? "").prefix(8)
        return "\"\(tag).\(outcome.language.rawValue).\(preferences.size.rawValue.prefix(1)).\(token)\""
    }

    private func isKnown(_ tag: String) -> Bool {
        guard let header = request.headers[.ifNoneMatch] else { return false }
        if header == "*" { return true }
        return header.split(separator: ",")
            .contains { part in
                let known = part.drop { $0 == " " }
                return known == tag || known.hasPrefix("W/") && known.dropFirst(2) == tag
            }
    }

    private func sent(_ response: Response, _ headers: HTTPFields) -> Hummingbird.Response {
        let status = HTTPResponse.Status(code: response.status)
        let isHead = request.method == .head
        var headers = headers
        switch response.body {
        case .empty:
            return Hummingbird.Response(status: status, headers: headers)
        case .bytes(let bytes):
            headers[.contentLength] = String(bytes.count)
            let body = isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return Hummingbird.Response(status: status, headers: headers, body: body)
        case .stream(let count, let write):
            if let count { headers[.contentLength] = String(count) }
            guard !isHead else { return Hummingbird.Response(status: status, headers: headers) }
            return Hummingbird.Response(
                status: status, headers: headers,
                body: ResponseBody(contentLength: count) { writer in
                    try await write { bytes in try await writer.write(ByteBuffer(bytes: bytes)) }
                    try await writer.finish(nil)
                })
        case .events(let stream):
            guard !isHead else { return Hummingbird.Response(status: status, headers: headers) }
            return Hummingbird.Response(
                status: status, headers: headers,
                body: ResponseBody { writer in
                    let (pieces, stop) = stream.pieces()
                    defer { stop() }
                    try await withGracefulShutdownHandler {
                        for await piece in pieces { try await writer.write(ByteBuffer(bytes: piece)) }
                    } onGracefulShutdown: {
                        stop()
                    }
                    try await writer.finish(nil)
                })
        }
    }
}

extension Response.Caching {
    var isShared: Bool {
        switch self {
        case .shared, .forever: true
        case .never, .revalidated: false
        }
    }

    fileprivate var header: String {
        switch self {
        case .never: "no-store"
        case .revalidated: "private, no-cache"
        case .shared(let seconds): "public, max-age=\(seconds)"
        case .forever: "public, max-age=31536000, immutable"
        }
    }
}
