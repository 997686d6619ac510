public import Seals
import Synchronization

/// Contents kept outside the database, each under the SHA-256 digest of its bytes.
///
/// The same bytes are kept once, whoever sent them; so a content is removed only by somebody who knows that nothing
/// refers to it any more. Which person may read which content is not asked here.
public struct BlobStore: Sendable {
    /// Keeps bytes, which are on disk when it returns; keeping them again changes nothing.
    public let put: @Sendable (_ bytes: [UInt8]) async throws -> Digest
    /// The bytes under a digest; nothing where there are none.
    ///
    /// - Throws: ``BlobFault/damaged(_:)`` where the bytes are no longer those that were kept.
    public let get: @Sendable (_ digest: Digest) async throws -> [UInt8]?
    /// Removes what is under a digest, if anything is.
    public let remove: @Sendable (_ digest: Digest) async throws -> Void
    /// The contents kept for longer than so many seconds whose digest begins with a byte: one of 256 parts.
    public let older: @Sendable (_ seconds: Int64, _ part: UInt8) async throws -> [Digest]

    public init(
        put: @escaping @Sendable (_ bytes: [UInt8]) async throws -> Digest,
        get: @escaping @Sendable (_ digest: Digest) async throws -> [UInt8]?,
        remove: @escaping @Sendable (_ digest: Digest) async throws -> Void,
        older: @escaping @Sendable (_ seconds: Int64, _ part: UInt8) async throws -> [Digest] = { _, _ in [] }
    ) {
        self.put = put
        self.get = get
        self.remove = remove
        self.older = older
    }
}

extension BlobStore {
    /// Contents in memory: for tests and demonstrations.
    public static func memory() -> BlobStore {
        let shelf = Shelf()
        return BlobStore(
            put: { bytes in
                let digest = Digest(of: bytes)
                shelf.contents.withLock { $0[digest] = bytes }
                return digest
            },
            get: { digest in shelf.contents.withLock { $0[digest] } },
            remove: { digest in shelf.contents.withLock { $0[digest] = nil } })
    }

    private final class Shelf: Sendable {
        let contents = Mutex<[Digest: [UInt8]]>([:])
    }
}
