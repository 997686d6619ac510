import Foundation
import Glibc
import Kernel
import Storage

/// The folder of a store's files, which one process holds at a time.
///
/// Held by a lock of the operating system, so that it is free again when the process ends, however it ends.
public final class SQLiteFolder: Sendable {
    /// The folder's path as it was given.
    public let path: String
    private let descriptor: Int32

    /// Makes the folder where there is none, and takes its lock.
    ///
    /// - Throws: `Refusal` `storage.folderTaken` where another process holds it.
    public init(_ path: String) throws {
        self.path = path
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StorageFault(.unavailable, "the folder \(path) cannot be made")
        }
        descriptor = open(path + "/" + Self.lockName, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StorageFault(.unavailable, "the lock in \(path) cannot be opened") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.text(in: descriptor)
            Glibc.close(descriptor)
            throw Refusal.folderInUse(path, by: holder)
        }
        let text = Array("pid \(getpid()), host \(Self.host())\n".utf8)
        ftruncate(descriptor, 0)
        pwrite(descriptor, text, text.count, 0)
    }

    deinit { Glibc.close(descriptor) }

    private static let lockName = "fangxin.lock"

    private static func text(in descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func host() -> String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "?" }
        return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
