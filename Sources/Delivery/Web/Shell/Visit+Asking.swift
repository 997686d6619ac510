import Access
import HTTPTypes
import Hummingbird
import Kernel

extension Visit {
    // MARK: Who asks

    /// Somebody of whom nothing is known.
    var visitor: Asker {
        Asker(actor: .visitor, reader: reader(session: nil, owner: .visit(visitName)), client: client)
    }

    /// Whom the bearer token or the session cookie stands for.
    func known(else visitor: Asker) async throws -> Asker {
        if let header = request.headers[.authorization] {
            let parts = header.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer",
                let actor = try await site.gate.bearer(String(parts[1]))
            else { throw Refusal.tokenUnknown }
            return Asker(actor: actor, reader: visitor.reader, client: client)
        }
        guard let token = cookies[site.jar.session], let session = try await site.gate.session(token) else {
            return visitor
        }
        return Asker(
            actor: session.actor, session: session,
            reader: reader(session: session, owner: .session(secret: session.secret)), client: client)
    }

    private func reader(session: Session?, owner: FormTokens.Owner) -> Reader {
        let tokens = site.tokens
        let language = preferences.isLanguageChosen ? preferences.language : session?.language ?? preferences.language
        let standing = standing
        // What narrows a list belongs to its own page alone.
        let asked = standing == path ? query ?? Pairs() : Pairs()
        return Reader(
            language: language, size: preferences.size, name: session?.name, csrf: tokens.token(for: owner),
            path: standing, query: asked.setting("lang", to: nil).setting("size", to: nil), assets: site.assets,
            house: site.settings.house)
    }

    // MARK: Asking

    func answer(_ endpoint: Endpoint, _ places: [String: String], _ asker: Asker) async throws -> Response {
        guard endpoint.admits(asker.actor) else {
            throw unsent(
                asker.actor.denial, endpoint, endpoint.method.isSafe ? nil : await written(endpoint))
        }
        if endpoint.method.isSafe { return try await endpoint.handler(made(endpoint, Submission(), places, asker)) }
        try refuseForeignOrigin()
        let reading = BodyReading(endpoint: endpoint, store: site.ports.uploads)
        let (submission, digest) = try await reading.read(request)
        do {
            do {
                try checkToken(endpoint, submission, asker)
            } catch {
                throw unsent(error, endpoint, submission.uploads.isEmpty ? submission.pairs : nil)
            }
            let asked = made(endpoint, submission, places, asker)
            let response: Response
            if endpoint.usesIdempotencyKey, let name = HTTPField.Name("Idempotency-Key"),
                let key = request.headers[name]
            {
                response = try await once(key, digest, endpoint, asked)
            } else {
                response = try await endpoint.handler(asked)
            }
            await discardUploads(of: submission)
            return response
        } catch {
            await discardUploads(of: submission)
            throw error
        }
    }

    /// Throws away the files that nobody has taken.
    private func discardUploads(of submission: Submission) async {
        for upload in submission.uploads { await site.ports.uploads.discard(upload.reference) }
    }

    private func made(
        _ endpoint: Endpoint, _ submission: Submission, _ places: [String: String], _ asker: Asker
    ) -> Request {
        Request(
            id: id, method: endpoint.method, path: path, query: query ?? Pairs(), headers: request.headers,
            asker: asker, submission: submission, places: places)
    }

    /// A form of another site is refused whatever it carries.
    private func refuseForeignOrigin() throws(Refusal) {
        guard let origin = request.headers[.origin], origin != "null" else { return }
        let host = origin.split(separator: "/").last.map(String.init)
        guard let authority = request.head.authority, host != authority else { return }
        throw .formStale
    }

    /// What changes something by a cookie's right carries the token of the cookie's owner.
    private func checkToken(_ endpoint: Endpoint, _ submission: Submission, _ asker: Asker) throws(Refusal) {
        let isByCookie = asker.session != nil
        guard endpoint.face == .page || endpoint.face == .api && isByCookie else { return }
        let header = HTTPField.Name(FormTokens.headerName).flatMap { request.headers[$0] }
        let token = header ?? submission.pairs[FormTokens.fieldName] ?? ""
        let owner: FormTokens.Owner = asker.session.map { .session(secret: $0.secret) } ?? .visit(visitName)
        guard isByCookie || !isNewVisit, site.tokens.holds(token, for: owner) else { throw .formStale }
    }

    // MARK: Once

    /// Does a write once for its key; asked again, the first answer is given again.
    private func once(_ key: String, _ digest: String, _ endpoint: Endpoint, _ asked: Request) async throws -> Response
    {
        guard (1...128).contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Refusal.keyMalformed
        }
        let ledger = endpoint.isConfidential ? site.ports.confidentialIdempotency : site.ports.idempotency
        let owner = asked.actor.isSignedIn ? asked.actor.id : "visitor:\(client)"
        let full = "\(owner) \(endpoint.route) \(key)"
        let fingerprint = Digests.sha256(Array("\(asked.path)?\(asked.query.text) \(digest)".utf8))
        switch try await ledger.begin(key: full, fingerprint: fingerprint, at: site.ports.now()) {
        case .differs: throw Refusal.keyReused
        case .running: throw Refusal.keyRunning
        case .finished(let answer): return Response(replaying: answer)
        case .fresh: break
        }
        do {
            let response = try await endpoint.handler(asked)
            if let answer = response.stored, response.status < 500 {
                try await ledger.finish(key: full, answer: answer)
            } else {
                try await ledger.abandon(key: full)
            }
            return response
        } catch {
            try await ledger.abandon(key: full)
            throw error
        }
    }
}

extension Response {
    init(replaying answer: StoredAnswer) {
        self.init(status: answer.status, type: answer.type, body: .bytes(answer.body))
        if let location = answer.location { headers.append(Header(name: "Location", value: location)) }
        headers.append(Header(name: "Idempotency-Replayed", value: "true"))
    }

    /// The answer as it is kept; nothing where it is written as it comes.
    var stored: StoredAnswer? {
        let bytes: [UInt8]
        switch body {
        case .empty: bytes = []
        case .bytes(let all): bytes = all
        case .stream, .events: return nil
        }
        return StoredAnswer(
            status: status, type: headers.first { $0.name == "Content-Type" }?.value,
            location: headers.first { $0.name == "Location" }?.value, body: bytes)
    }
}
