import Files
import Kernel
public import Seals

/// Where the bytes of files are put while a request comes in, before anybody has looked at them.
///
/// A file put aside is known by a random name; it is taken once or thrown away. Each server has a folder of its own:
/// what is left by one that was killed is thrown away when its folder is opened again.
public struct UploadFolder: Sendable {
    private let path: String
    private let random: RandomSource
    private let threads = DiskThreads()

    /// Opens the folder and empties it; no other process may use it.
    public init(_ path: String, random: RandomSource) throws {
        try DiskFile.makeFolder(path)
        for name in try DiskFile.names(in: path) { try DiskFile.remove("\(path)/\(name)") }
        self.path = path
        self.random = random
    }

    /// Begins a file, which is then extended until it is taken or discarded.
    public func begin() async throws -> String {
        let reference = Hex.text(random.bytes(16))
        let place = "\(path)/\(reference)"
        try await threads.run { _ = try DiskFile.create(place) }
        return reference
    }

    public func append(_ bytes: [UInt8], to reference: String) async throws {
        let place = try place(of: reference)
        try await threads.run {
            guard let file = try DiskFile.openAtEnd(place) else { throw BlobFault.uploadAbsent }
            try file.write(bytes)
        }
    }

    /// The bytes of a file, which is then no longer here.
    ///
    /// - Throws: ``BlobFault/uploadAbsent`` where there is none.
    public func take(_ reference: String) async throws -> [UInt8] {
        let place = try place(of: reference)
        return try await threads.run {
            guard let file = try DiskFile.open(place) else { throw BlobFault.uploadAbsent }
            let bytes = try file.readAll()
            try DiskFile.remove(place)
            return bytes
        }
    }

    /// Throws a file away, if it is still here.
    public func discard(_ reference: String) async {
        guard let place = try? place(of: reference) else { return }
        // What cannot be removed now goes when the folder is opened again.
        try? await threads.run { try DiskFile.remove(place) }
    }

    /// A reference is only ever a name that was made here.
    private func place(of reference: String) throws(BlobFault) -> String {
        guard reference.utf8.count == 32, Hex.bytes(reference) != nil else { throw .uploadAbsent }
        return "\(path)/\(reference)"
    }
}
