/// A photo or document on the file, known by the digest of its content.
public struct Attachment: Hashable, Sendable {
    /// SHA-256 of the stored bytes, lower-case hexadecimal; the address of the content outside the database.
    public let digest: String
    public let mediaType: String
    public let size: Int
    /// The name of the sealed field that holds the file's original name, which may be personal.
    public let nameField: String
    public let audience: Audience
    /// Whose it is: a party's, or nothing where the authority added it.
    public let party: Party?

    public init(digest: String, mediaType: String, size: Int, nameField: String, audience: Audience, party: Party?) {
        self.digest = digest
        self.mediaType = mediaType
        self.size = size
        self.nameField = nameField
        self.audience = audience
        self.party = party
    }
}
