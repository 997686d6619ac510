import Files
import Kernel
public import Seals

extension BlobStore {
    /// Contents as files under a folder: `ab/cdef…`, the digest split after its first byte.
    ///
    /// A file is written beside its place, flushed, and renamed into it: at any moment it is whole or absent. What a
    /// crash leaves in `new` is never read.
    public static func folder(_ path: String, random: RandomSource) throws -> BlobStore {
        try DiskFile.makeFolder(path)
        try DiskFile.makeFolder(path + "/new")
        let folder = BlobFolder(path: path, random: random)
        let threads = DiskThreads()
        return BlobStore(
            put: { bytes in
                let digest = Digest(of: bytes)
                try await threads.run { try folder.put(bytes, as: digest) }
                return digest
            },
            get: { digest in try await threads.run { try folder.get(digest) } },
            remove: { digest in
                try await threads.run { try DiskFile.remove(folder.place(of: digest)) }
            },
            older: { seconds, part in try await threads.run { try folder.older(than: seconds, in: part) } })
    }
}

/// The folder's own ways, each called on a thread that may wait.
struct BlobFolder: Sendable {
    let path: String
    let random: RandomSource

    func place(of digest: Digest) -> String { "\(path)/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))" }

    func put(_ bytes: [UInt8], as digest: Digest) throws(DiskFault) {
        let place = place(of: digest)
        if DiskFile.exists(place) { return }
        let new = "\(path)/new/\(Hex.text(random.bytes(16)))"
        do {
            let file = try DiskFile.create(new)
            try file.write(bytes)
            try file.flush()
        } catch {
            try? DiskFile.remove(new)
            throw error
        }
        let parent = "\(path)/\(digest.hex.prefix(2))"
        if try DiskFile.makeFolder(parent) { try DiskFile.flushFolder(path) }
        try DiskFile.rename(new, to: place)
        try DiskFile.flushFolder(parent)
    }

    func get(_ digest: Digest) throws -> [UInt8]? {
        guard let file = try DiskFile.open(place(of: digest)) else { return nil }
        let bytes = try file.readAll()
        guard Digest(of: bytes) == digest else { throw BlobFault.damaged(digest) }
        return bytes
    }
}
