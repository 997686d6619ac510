import Blobs
import Fixtures
import Foundation
import Seals
import Testing

/// A folder of its own for one test.
struct TestFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "blobs-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    var files: [String] {
        (FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? [])
            .filter { name in
                var isFolder: ObjCBool = false
                return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
                    && !isFolder.boolValue
            }
    }
}

@Suite("A folder of contents")
struct BlobStoreTests {
    @Test("What is kept is read back, lies under its digest, and may be read by its owner alone")
    func kept() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let store = try BlobStore.folder(folder.path + "/b", random: .seeded(1))
        let digest = try await store.put(Array("小票".utf8))
        let read = try await store.get(digest)
        #expect(read == Array("小票".utf8))
        try expectPrivate(digest, in: folder)
    }

    private func expectPrivate(_ digest: Digest, in folder: TestFolder) throws {
        let place = "b/\(digest.hex.prefix(2))/\(digest.hex.dropFirst(2))"
        #expect(folder.files == [place])
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(place)")
        let mode = attributes[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test("The same bytes are kept once, and removed once")
    func once() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let store = try BlobStore.folder(folder.path + "/b", random: .seeded(1))
        let digests = try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { try await store.put([1, 2, 3]) } }
            return try await group.reduce(into: Set<Digest>()) { $0.insert($1) }
        }
        #expect(digests.count == 1)
        #expect(folder.files.count == 1)
        let digest = try #require(digests.first)
        try await store.remove(digest)
        try await store.remove(digest)
        #expect(try await store.get(digest) == nil)
    }

    @Test("Bytes that changed on the disk are not passed off as those that were kept")
    func damaged() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let store = try BlobStore.folder(folder.path + "/b", random: .seeded(1))
        let digest = try await store.put([1, 2, 3])
        try Data([1, 2, 4]).write(to: URL(filePath: "\(folder.path)/\(folder.files[0])"))
        await #expect(throws: BlobFault.damaged(digest)) { _ = try await store.get(digest) }
    }

    @Test("Nothing is under a digest that was never kept; the empty content is one like any other")
    func absent() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let store = try BlobStore.folder(folder.path + "/b", random: .seeded(1))
        #expect(try await store.get(Digest(of: "nothing")) == nil)
        #expect(try await store.get(try await store.put([])) == [])
    }

    @Test("Opened again, it has what it had")
    func reopened() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let digest = try await BlobStore.folder(folder.path + "/b", random: .seeded(1)).put([9])
        #expect(try await BlobStore.folder(folder.path + "/b", random: .seeded(1)).get(digest) == [9])
    }
}

@Suite("A folder of uploads")
struct UploadFolderTests {
    @Test("What came in pieces is taken whole, once")
    func taken() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let uploads = try UploadFolder(folder.path + "/u", random: .seeded(2))
        let reference = try await uploads.begin()
        try await uploads.append([1, 2], to: reference)
        try await uploads.append([3], to: reference)
        #expect(try await uploads.take(reference) == [1, 2, 3])
        await #expect(throws: BlobFault.uploadAbsent) { _ = try await uploads.take(reference) }
        #expect(folder.files.isEmpty)
    }

    @Test("What is discarded is gone, and a reference cannot lead elsewhere")
    func discarded() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        try Data([7]).write(to: URL(filePath: folder.path + "/secret"))
        let uploads = try UploadFolder(folder.path + "/u", random: .seeded(2))
        let reference = try await uploads.begin()
        await uploads.discard(reference)
        await uploads.discard("../secret")
        #expect(folder.files == ["secret"])
        for name in ["../secret", "", reference] {
            await #expect(throws: BlobFault.uploadAbsent) { _ = try await uploads.take(name) }
        }
    }

    @Test("What a killed server left is thrown away when the folder is opened again")
    func swept() async throws {
        let folder = try TestFolder()
        defer { folder.remove() }
        let uploads = try UploadFolder(folder.path + "/u", random: .seeded(2))
        try await uploads.append([1], to: try await uploads.begin())
        _ = try UploadFolder(folder.path + "/u", random: .seeded(2))
        #expect(folder.files.isEmpty)
    }
}
