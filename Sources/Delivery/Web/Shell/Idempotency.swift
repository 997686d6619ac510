public import Kernel
import Synchronization

/// An answer kept so that the same write, asked again, gets the same one.
public struct StoredAnswer: Hashable, Sendable {
    public let status: Int
    public let type: String?
    public let location: String?
    public let body: [UInt8]

    public init(status: Int, type: String?, location: String?, body: [UInt8]) {
        self.status = status
        self.type = type
        self.location = location
        self.body = body
    }
}

/// What is known of a write's key when it comes.
public enum IdempotencyStart: Hashable, Sendable {
    /// Never seen: do it, then call `finish` or `abandon`.
    case fresh
    /// Somebody is doing it.
    case running
    /// It was done; this was answered.
    case finished(StoredAnswer)
    /// The key was used for another request.
    case differs
}

/// Remembers writes by their keys, across servers and restarts where its implementation does.
public protocol IdempotencyLedger: Sendable {
    /// `key` already holds who asks and which endpoint; `fingerprint` is the digest of the input.
    func begin(key: String, fingerprint: String, at instant: Instant) async throws -> IdempotencyStart
    func finish(key: String, answer: StoredAnswer) async throws
    /// It failed, so it may be tried again.
    func abandon(key: String) async throws
}

/// Remembers writes in memory, the newest so many.
public final class MemoryIdempotency: IdempotencyLedger {
    private struct Entry {
        let fingerprint: String
        var answer: StoredAnswer?
    }

    private struct Book {
        var entries: [String: Entry] = [:]
        var order: [String] = []
    }

    private let limit: Int
    private let book = Mutex(Book())

    public init(limit: Int = 10_000) {
        self.limit = limit
    }

    public func begin(key: String, fingerprint: String, at instant: Instant) async throws -> IdempotencyStart {
        book.withLock { book in
            if let entry = book.entries[key] {
                guard entry.fingerprint == fingerprint else { return .differs }
                return entry.answer.map { .finished($0) } ?? .running
            }
            if book.order.count >= limit { book.entries[book.order.removeFirst()] = nil }
            book.entries[key] = Entry(fingerprint: fingerprint)
            book.order.append(key)
            return .fresh
        }
    }

    public func finish(key: String, answer: StoredAnswer) async throws {
        book.withLock { $0.entries[key]?.answer = answer }
    }

    public func abandon(key: String) async throws {
        book.withLock { book in
            book.entries[key] = nil
            book.order.removeAll { $0 == key }
        }
    }
}
