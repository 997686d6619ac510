public import Kernel
import Privacy
public import Seals

/// Remembers writes by the keys that clients give them, so that one asked twice is done once and answered the same.
///
/// Answers may hold what only the one who asked may know, so they are sealed; keys hold who asks, so only their digest
/// is kept.
public struct RequestDesk: Sendable {
    private static let keyOwner = "requests"

    private let books: any Books<any RequestBook>
    private let ring: KeyRing
    private let random: RandomSource
    /// How long an answer is kept.
    private let keptSeconds: Int64
    /// After how long a write that never ended may be tried again: its server is gone.
    private let runningSeconds: Int64

    public init(
        books: any Books<any RequestBook>, ring: KeyRing, random: RandomSource, keptSeconds: Int64 = 86_400,
        runningSeconds: Int64 = 120
    ) {
        self.books = books
        self.ring = ring
        self.random = random
        self.keptSeconds = keptSeconds
        self.runningSeconds = runningSeconds
    }

    /// Says whether to do a write; `fresh` means: do it, then call ``finish(_:with:)`` or ``abandon(_:)``.
    public func begin(_ key: String, fingerprint: String, at moment: Instant) async throws -> RequestStart {
        let digest = Digest(of: key)
        return try await books.write { book in
            try book.lock(digest)
            if let kept = try book.request(digest), isKept(kept, at: moment) {
                guard kept.fingerprint == fingerprint else { return .differs }
                guard let sealed = kept.answer else { return .running }
                return .finished(try opened(sealed, digest, in: book))
            }
            try book.put(KeptRequest(digest: digest, fingerprint: fingerprint, startedAt: moment, answer: nil))
            return .fresh
        }
    }

    /// Keeps what was answered.
    public func finish(_ key: String, with answer: [UInt8]) async throws {
        let digest = Digest(of: key)
        try await books.write { book in
            guard var kept = try book.request(digest) else { return }
            let dataKey = try dataKey(in: book)
            kept.answer = try dataKey.seal(answer, at: place(digest), using: random)
            try book.put(kept)
        }
    }

    /// Forgets a write that failed, so that it may be tried again.
    public func abandon(_ key: String) async throws {
        let digest = Digest(of: key)
        try await books.write { book in try book.removeRequest(digest) }
    }

    /// Forgets what is old enough; tells how many.
    public func sweep(at moment: Instant) async throws -> Int {
        try await books.write { book in
            try book.removeRequests(startedBefore: moment.advanced(bySeconds: -keptSeconds))
        }
    }

    private func isKept(_ request: KeptRequest, at moment: Instant) -> Bool {
        moment.seconds(since: request.startedAt) < (request.answer == nil ? runningSeconds : keptSeconds)
    }

    private func opened(_ sealed: SealedText, _ digest: Digest, in book: any RequestBook) throws -> [UInt8] {
        try dataKey(in: book).openBytes(sealed, at: place(digest))
    }

    private func dataKey(in book: any RequestBook) throws -> DataKey {
        if let record = try book.keyRecord(of: Self.keyOwner) { return try ring.open(record) }
        // The first two writes of an installation must not both make the key.
        try book.lock(Digest(of: Self.keyOwner))
        if let record = try book.keyRecord(of: Self.keyOwner) { return try ring.open(record) }
        let made = try ring.makeKey(owner: Self.keyOwner, using: random)
        try book.add(made.record)
        return made.key
    }

    private func place(_ digest: Digest) -> SealPlace { SealPlace(subject: digest.hex, field: "request.answer") }
}

/// What is known of a write's key when it comes.
public enum RequestStart: Hashable, Sendable {
    case fresh
    /// Somebody is doing it.
    case running
    /// It was done; these bytes were kept.
    case finished([UInt8])
    /// The key was used for another input.
    case differs
}
