public import Kernel
public import Requests

/// Remembers writes in the product's store, so that servers share them and restarts do not forget them.
public struct StoredIdempotency: IdempotencyLedger {
    private let desk: RequestDesk

    public init(_ desk: RequestDesk) {
        self.desk = desk
    }

    public func begin(key: String, fingerprint: String, at instant: Instant) async throws -> IdempotencyStart {
        switch try await desk.begin(key, fingerprint: fingerprint, at: instant) {
        case .fresh: .fresh
        case .running: .running
        case .differs: .differs
        case .finished(let bytes): .finished(try StoredAnswer(bytes: bytes))
        }
    }

    public func finish(key: String, answer: StoredAnswer) async throws {
        try await desk.finish(key, with: answer.bytes)
    }

    public func abandon(key: String) async throws { try await desk.abandon(key) }
}

extension StoredAnswer {
    /// A kept answer that cannot be read: a damaged row.
    struct Damage: Error {}

    /// The head as one line of JSON, then the body as it is.
    var bytes: [UInt8] {
        let head: JSON = ["status": .integer(Int64(status)), "type": JSON(type), "location": JSON(location)]
        return head.bytes + [UInt8(ascii: "\n")] + body
    }

    init(bytes: [UInt8]) throws {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { throw Damage() }
        let head = try JSON(parsing: Array(bytes[..<end]))
        guard let status = head["status"]?.integer else { throw Damage() }
        self.init(
            status: Int(status), type: head["type"]?.string, location: head["location"]?.string,
            body: Array(bytes[(end + 1)...]))
    }
}
