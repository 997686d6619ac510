import HTTPTypes
import Kernel

/// Why a request was not answered as asked, before it becomes a page or a problem after RFC 9457.
struct Problem: Sendable {
    let status: Int
    let code: String
    let phrase: Phrase
    let refusals: [Refusal]
    let requestID: String
    var headers: [Response.Header] = []

    /// The one place where a refusal's kind becomes a status.
    static func status(of kind: Refusal.Kind) -> Int {
        switch kind {
        case .malformed: 400
        case .unauthenticated: 401
        case .forbidden: 403
        case .absent: 404
        case .conflict: 409
        case .oversized: 413
        case .invalid: 422
        case .exhausted: 429
        }
    }

    init(_ refusal: Refusal, requestID: String, status: Int? = nil) {
        self.init(
            status: status ?? Self.status(of: refusal.kind), code: refusal.code, phrase: refusal.phrase,
            refusals: refusal.field == nil ? [] : [refusal], requestID: requestID)
    }

    /// Several refused fields: 422, or the gravest of their statuses where one is not about content.
    init(_ refusals: Refusals, requestID: String) {
        let first = refusals.all.first { $0.kind != .invalid } ?? refusals.all[0]
        self.init(
            status: Self.status(of: first.kind), code: refusals.all.count == 1 ? first.code : "web.inputRefused",
            phrase: refusals.all.count == 1
                ? first.phrase
                : Phrase(zh: "有\(refusals.all.count)处需要更正。", en: "\(refusals.all.count) things need to be put right."),
            refusals: refusals.all, requestID: requestID)
    }

    /// The world failed; nobody is told how, only under which name to ask.
    init(faultIsTemporary: Bool, requestID: String) {
        self.init(
            status: faultIsTemporary ? 503 : 500, code: faultIsTemporary ? "web.busy" : "web.failed",
            phrase: faultIsTemporary
                ? Phrase(zh: "系统繁忙，请稍后再试。", en: "The system is busy. Try again a little later.")
                : Phrase(zh: "系统出错，内容没有保存。", en: "Something went wrong on our side. Nothing was saved."),
            refusals: [], requestID: requestID)
        if faultIsTemporary { headers.append(Response.Header(name: "Retry-After", value: "5")) }
    }

    private init(status: Int, code: String, phrase: Phrase, refusals: [Refusal], requestID: String) {
        self.status = status
        self.code = code
        self.phrase = phrase
        self.refusals = refusals
        self.requestID = requestID
    }

    /// The problem after RFC 9457, with the refused fields under `errors`.
    func json(_ language: Language) -> JSON {
        var members: [String: JSON] = [
            "type": .string("urn:fangxin:problem:\(code)"), "title": .string(phrase(language)),
            "status": .integer(Int64(status)), "code": .string(code), "requestId": .string(requestID),
        ]
        if !refusals.isEmpty {
            members["errors"] = .array(
                refusals.map { refusal in
                    [
                        "field": JSON(refusal.field), "code": .string(refusal.code),
                        "message": .string(refusal.phrase(language)),
                    ]
                })
        }
        return .object(members)
    }

    func response(for face: Endpoint.Face, reader: Reader) -> Response {
        var response =
            face == .page
            ? Response.page(ErrorPage.node(self, for: reader), status: status)
            : Response(
                status: status, type: "application/problem+json", body: .bytes(json(reader.language).bytes))
        response.headers += headers
        return response
    }
}
