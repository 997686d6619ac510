public import Kernel
public import Privacy
public import Seals

/// The writes that are remembered, within one transaction.
public protocol RequestBook: FieldVault {
    /// Waits until no other transaction works on the same request.
    func lock(_ digest: Digest) throws
    func request(_ digest: Digest) throws -> KeptRequest?
    func put(_ request: KeptRequest) throws
    func removeRequest(_ digest: Digest) throws
    func removeRequests(startedBefore moment: Instant) throws -> Int
}

/// One write under its key.
public struct KeptRequest: Hashable, Sendable {
    /// Of the key, which names who asked.
    public let digest: Digest
    /// The digest of the input.
    public let fingerprint: String
    public let startedAt: Instant
    /// What was answered, sealed; nothing while it is being done.
    public var answer: SealedText?

    public init(digest: Digest, fingerprint: String, startedAt: Instant, answer: SealedText?) {
        self.digest = digest
        self.fingerprint = fingerprint
        self.startedAt = startedAt
        self.answer = answer
    }
}
