/// A photo or document that belongs to a report, known by the digest of its sealed content.
public struct ReportFile: Hashable, Sendable {
    /// SHA-256 of the stored bytes, lower-case hexadecimal; the address of the content outside the database.
    public let digest: String
    public let mediaType: String
    /// Bytes of the content.
    public let size: Int
    /// The name of the sealed field that holds the file's original name.
    public let nameField: String
    /// Whether the reporter handed it in, by whatever way; what the authority added itself they do not see.
    public let isReporters: Bool

    public init(digest: String, mediaType: String, size: Int, nameField: String, isReporters: Bool) {
        self.digest = digest
        self.mediaType = mediaType
        self.size = size
        self.nameField = nameField
        self.isReporters = isReporters
    }
}
