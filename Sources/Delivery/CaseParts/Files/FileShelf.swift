/// A file whose content has been looked at, cleaned and stored.
public struct KeptFile: Hashable, Sendable {
    /// SHA-256 of what is stored, lower-case hexadecimal; of sealed bytes, so that it tells nothing of the content.
    public let digest: String
    public let mediaType: String
    /// Bytes of the content.
    public let size: Int
    /// What opens the stored bytes, to be kept sealed with the case; nothing where they are not sealed.
    public let key: String?

    public init(digest: String, mediaType: String, size: Int, key: String? = nil) {
        self.digest = digest
        self.mediaType = mediaType
        self.size = size
        self.key = key
    }
}

/// Where the bytes of evidence are kept, outside the database.
public struct FileShelf: Sendable {
    /// Looks at the content of an upload, takes out what tells where it was made, and keeps it.
    ///
    /// A refusal where it is of no kind that is taken; either way the upload is no longer where it was put aside.
    public let keep: @Sendable (_ reference: String) async throws -> KeptFile
    /// The content of what is stored under a digest, opened by its key.
    public let read: @Sendable (_ digest: String, _ key: String?) async throws -> [UInt8]?
    /// Throws an upload away unlooked at.
    public let discard: @Sendable (_ reference: String) async -> Void

    public init(
        keep: @escaping @Sendable (_ reference: String) async throws -> KeptFile,
        read: @escaping @Sendable (_ digest: String, _ key: String?) async throws -> [UInt8]?,
        discard: @escaping @Sendable (_ reference: String) async -> Void
    ) {
        self.keep = keep
        self.read = read
        self.discard = discard
    }
}
