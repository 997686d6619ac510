public import Kernel
public import Requests
public import Seals

extension SQLBook: RequestBook {
    public func lock(_ digest: Seals.Digest) throws { try session.lock("request.\(digest.hex)") }

    public func request(_ digest: Seals.Digest) throws -> KeptRequest? {
        try session.first("SELECT * FROM kept_request WHERE key_digest = ?", [.blob(digest.bytes)]) { row in
            KeptRequest(
                digest: digest, fingerprint: try row.text("fingerprint"), startedAt: try row.instant("started_at"),
                answer: try row.blobOrNil("answer").map { try sealedText($0, "answer") })
        }
    }

    public func put(_ request: KeptRequest) throws {
        try session.execute(
            """
            INSERT INTO kept_request (key_digest, fingerprint, started_at, answer) VALUES (?, ?, ?, ?)
            ON CONFLICT (key_digest) DO UPDATE SET fingerprint = excluded.fingerprint,
                started_at = excluded.started_at, answer = excluded.answer
            """,
            [
                .blob(request.digest.bytes), .text(request.fingerprint), SQLValue(request.startedAt),
                SQLValue(request.answer?.encoded),
            ])
    }

    public func removeRequest(_ digest: Seals.Digest) throws {
        try session.execute("DELETE FROM kept_request WHERE key_digest = ?", [.blob(digest.bytes)])
    }

    public func removeRequests(startedBefore moment: Instant) throws -> Int {
        try session.execute("DELETE FROM kept_request WHERE started_at < ?", [SQLValue(moment)])
    }
}
