import HTTPTypes
import Hummingbird
import Kernel
import NIOCore

/// Reads the body of one request within the limits of its endpoint.
struct BodyReading {
    let endpoint: Endpoint
    let store: any UploadStore

    enum Kind {
        case urlEncoded, json
        case multipart(boundary: String)
    }

    /// What came, and a digest of it for the idempotency ledger.
    func read(_ request: Hummingbird.Request) async throws -> (submission: Submission, digest: String) {
        let type = request.headers[.contentType] ?? ""
        guard let kind = Self.kind(of: type) else {
            let bytes = try await collect(request.body)
            guard bytes.isEmpty else { throw Refusal.typeUnknown }
            return (Submission(json: endpoint.face == .api ? .object([:]) : nil), Digests.sha256([]))
        }
        switch (kind, endpoint.face) {
        case (.urlEncoded, .page):
            let bytes = try await collect(request.body)
            guard let pairs = Pairs(urlEncoded: bytes) else { throw Refusal.inputMalformed }
            return (Submission(pairs: pairs), Digests.sha256(bytes))
        case (.json, .api):
            let bytes = try await collect(request.body)
            guard let json = try? JSON(parsing: bytes), json.object != nil else { throw Refusal.inputMalformed }
            return (Submission(json: json), Digests.sha256(bytes))
        case (.multipart(let boundary), _) where endpoint.face == .page || !endpoint.fileRules.isEmpty:
            let rules = endpoint.fileRules
            var reading = MultipartReading(
                boundary: boundary, rules: rules, textLimit: endpoint.bodyLimit, store: store)
            do {
                var pieces = request.body.makeAsyncIterator()
                while let piece = try await Self.next(&pieces) {
                    try await reading.take(Array(piece.readableBytesView))
                }
                return (try reading.finish(), Digests.sha256([]))
            } catch {
                await reading.abandon()
                throw error
            }
        default: throw Refusal.typeUnknown
        }
    }

    private func collect(_ body: RequestBody) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        var pieces = body.makeAsyncIterator()
        while let piece = try await Self.next(&pieces) {
            guard bytes.count + piece.readableBytes <= endpoint.bodyLimit else { throw Refusal.inputTooLarge }
            bytes.append(contentsOf: piece.readableBytesView)
        }
        return bytes
    }

    /// The next piece of a body: one that breaks off or is badly framed is the sender's doing, whatever the server
    /// calls it.
    private static func next(_ pieces: inout RequestBody.AsyncIterator) async throws(Refusal) -> ByteBuffer? {
        do { return try await pieces.next() } catch { throw .inputMalformed }
    }

    private static func kind(of type: String) -> Kind? {
        let parts = type.split(separator: ";").map { $0.drop { $0 == " " } }
        switch parts.first?.lowercased() {
        case "application/x-www-form-urlencoded": return .urlEncoded
        case "application/json": return .json
        case "multipart/form-data":
            guard let part = parts.first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
            let boundary = part.dropFirst("boundary=".count).filter { $0 != "\"" }
            return (1...70).contains(boundary.utf8.count) ? .multipart(boundary: boundary) : nil
        default: return nil
        }
    }
}

/// Puts a multipart body's texts into pairs and its files into the store, while it comes.
private struct MultipartReading {
    private var parser: MultipartParser
    private let rules: [String: Schema.FileRule]
    private let textLimit: Int
    private let store: any UploadStore
    private var submission = Submission()
    private var textCount = 0
    private var part: Part?

    private enum Part {
        case text(name: String, bytes: [UInt8])
        case file(MultipartParser.Heading, any UploadSink, count: Int)
        /// A file input that was left empty.
        case nothing
    }

    init(boundary: String, rules: [String: Schema.FileRule], textLimit: Int, store: any UploadStore) {
        parser = MultipartParser(boundary: boundary)
        self.rules = rules
        self.textLimit = textLimit
        self.store = store
    }

    mutating func take(_ bytes: [UInt8]) async throws {
        let events: [MultipartParser.Event]
        do { events = try parser.feed(bytes) } catch { throw Refusal.inputMalformed }
        for event in events {
            switch event {
            case .begin(let heading): part = try await begin(heading)
            case .bytes(let bytes): part = try await extend(part, by: bytes)
            case .end: try await end()
            }
        }
    }

    func finish() throws(Refusal) -> Submission {
        guard parser.isDone else { throw .inputMalformed }
        return submission
    }

    mutating func abandon() async {
        if case .file(_, let sink, _) = part { await sink.abandon() }
        for upload in submission.uploads { await store.discard(upload.reference) }
    }

    private mutating func begin(_ heading: MultipartParser.Heading) async throws -> Part {
        textCount += heading.name.utf8.count
        guard let fileName = heading.fileName else { return .text(name: heading.name, bytes: []) }
        guard !fileName.isEmpty else { return .nothing }
        guard let rule = rules[heading.name] else { throw Refusal.inputMalformed }
        guard submission.uploads.filter({ $0.field == heading.name }).count < rule.maxCount else {
            throw Refusal.filesTooMany(heading.name, count: rule.maxCount)
        }
        return .file(heading, try await store.begin(), count: 0)
    }

    private mutating func extend(_ part: Part?, by bytes: [UInt8]) async throws -> Part? {
        switch part {
        case .text(let name, let earlier):
            textCount += bytes.count
            guard textCount <= textLimit else { throw Refusal.inputTooLarge }
            return .text(name: name, bytes: earlier + bytes)
        case .file(let heading, let sink, let count):
            let limit = rules[heading.name]?.maxBytes ?? 0
            guard count + bytes.count <= limit else {
                throw Refusal.fileTooLarge(heading.name, megabytes: limit / 1_000_000)
            }
            try await sink.append(bytes)
            return .file(heading, sink, count: count + bytes.count)
        case .nothing, .none: return part
        }
    }

    private mutating func end() async throws {
        switch part {
        case .text(let name, let bytes):
            guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else {
                throw Refusal.inputMalformed
            }
            submission.pairs.append(name, text)
        case .file(let heading, let sink, let count):
            submission.uploads.append(
                Upload(
                    field: heading.name, fileName: Self.safe(heading.fileName ?? ""), declaredType: heading.type,
                    byteCount: count, reference: try await sink.finish()))
        case .nothing, .none: break
        }
        part = nil
    }

    /// The last part of what may be a path, without control characters, at most 200 characters long.
    private static func safe(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        return String(
            String.UnicodeScalarView(last.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }).prefix(200))
    }
}
