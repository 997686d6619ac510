public import Complaints
public import Kernel
public import Web

/// Takes the files of a request: looks at each, keeps those that hold, and says of the others what is wrong.
public struct Evidence: Sendable {
    public let shelf: FileShelf
    public let uploads: [Upload]
    public let audience: Audience
    /// How many more may be taken.
    public let room: Int

    public struct Outcome: Sendable {
        public var files: [FiledFile] = []
        public var refusals: [Refusal] = []

        public init() {}
    }

    public init(shelf: FileShelf, uploads: [Upload], audience: Audience, room: Int) {
        self.shelf = shelf
        self.uploads = uploads
        self.audience = audience
        self.room = room
    }

    public func taken() async throws -> Outcome {
        var outcome = Outcome()
        guard uploads.count <= room else {
            for upload in uploads { await shelf.discard(upload.reference) }
            outcome.refusals = [.filingTooManyFiles(Filing.Limit.files)]
            return outcome
        }
        for upload in uploads {
            do {
                outcome.files.append(try await file(upload))
            } catch let refusal as Refusal {
                outcome.refusals.append(.fileRefused(upload.fileName, refusal))
            }
        }
        return outcome
    }

    private func file(_ upload: Upload) async throws -> FiledFile {
        guard upload.byteCount <= EvidenceField.maxBytes else {
            await shelf.discard(upload.reference)
            throw Refusal.fileTooLarge(megabytes: EvidenceField.megabytes)
        }
        let kept = try await shelf.keep(upload.reference)
        return FiledFile(
            digest: kept.digest, mediaType: kept.mediaType, size: kept.size,
            name: FileResponse.safeName(upload.fileName, kept.mediaType), audience: audience, key: kept.key)
    }
}
