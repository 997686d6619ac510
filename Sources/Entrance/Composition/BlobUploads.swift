import Blobs
import CaseParts
import Kernel
import Media
import ReportsWeb
import Seals
import Web

/// Puts files aside on disk while a request comes in.
struct FolderUploads: UploadStore {
    let folder: UploadFolder

    func begin() async throws -> any UploadSink {
        Sink(folder: folder, reference: try await folder.begin())
    }

    func discard(_ reference: String) async { await folder.discard(reference) }

    private struct Sink: UploadSink {
        let folder: UploadFolder
        let reference: String

        func append(_ bytes: [UInt8]) async throws { try await folder.append(bytes, to: reference) }
        func finish() async throws -> String { reference }
        func abandon() async { await folder.discard(reference) }
    }
}

extension FileShelf {
    /// Files are taken from where uploads were put aside, looked at, cleaned, sealed each under a key of its own, and
    /// kept among the blobs.
    init(uploads: UploadFolder, blobs: BlobStore, random: RandomSource) {
        self.init(
            keep: { reference in
                let media = try CleanMedia(cleaning: try await uploads.take(reference))
                let key = SecretKey(using: random)
                let digest = try await blobs.put(try SealedContent.sealed(media.bytes, under: key))
                return KeptFile(
                    digest: digest.hex, mediaType: media.kind.mediaType, size: media.bytes.count,
                    key: Hex.text(key.secretBytes))
            },
            read: { digest, key in
                guard let digest = Digest(hex: digest), let bytes = try await blobs.get(digest) else { return nil }
                guard let key = key.flatMap({ Hex.bytes($0) }).flatMap({ SecretKey(bytes: $0) }) else {
                    // Without its key what is sealed is erased; what never was is read as it stands.
                    return SealedContent.isSealed(bytes) ? nil : bytes
                }
                return try SealedContent.opened(bytes, under: key)
            },
            discard: { await uploads.discard($0) })
    }
}

/// The stores of contents: those of cases, and apart from them those of reports.
struct Shelves: Sendable {
    let cases: BlobStore
    let reports: BlobStore
}

extension ReportFiles {
    init(
        uploads: UploadFolder, blobs: BlobStore, key: SecretKey, random: RandomSource,
        now: @escaping @Sendable () -> Instant
    ) {
        self.init(
            shelf: FileShelf(uploads: uploads, blobs: blobs, random: random),
            seal: { words, seconds in
                // A key of its own for each text, since a content's key seals that content alone.
                let name = Hex.text(random.bytes(16))
                let until = now().advanced(bySeconds: seconds).microseconds
                let text: JSON = ["words": words, "until": .integer(until)]
                return name + Hex.text(try SealedContent.sealed(text.bytes, under: key.derived(for: name)))
            },
            open: { sealed in
                let name = String(sealed.prefix(32))
                guard name.utf8.count == 32, let bytes = Hex.bytes(String(sealed.dropFirst(32))),
                    let text = try? SealedContent.opened(bytes, under: key.derived(for: name)),
                    let json = try? JSON(parsing: text), let until = json["until"]?.integer,
                    now().microseconds < until
                else { return nil }
                return json["words"]
            })
    }
}
