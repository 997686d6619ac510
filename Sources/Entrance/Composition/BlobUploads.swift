import Blobs
import IntakeWeb
import Kernel
import Media
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
    /// Files are taken from where uploads were put aside, looked at, cleaned, and kept among the blobs.
    init(uploads: UploadFolder, blobs: BlobStore) {
        self.init(
            keep: { reference in
                let media = try CleanMedia(cleaning: try await uploads.take(reference))
                let digest = try await blobs.put(media.bytes)
                return KeptFile(digest: digest.hex, mediaType: media.kind.mediaType, size: media.bytes.count)
            },
            read: { digest in
                guard let digest = Digest(hex: digest) else { return nil }
                return try await blobs.get(digest)
            },
            discard: { await uploads.discard($0) })
    }
}
