import CSQLiteTuning
import Foundation
import Glibc
import Storage
import Synchronization

/// The folder of a store's files, which one process holds at a time.
///
/// Held by a lock of the operating system, so that it is free again when the process ends, however it ends; and before
/// that when the last of its databases has been closed.
public final class SQLiteFolder: Sendable {
    /// The folder's path as it was given.
    public let path: String
    private let hold: Mutex<Hold>

    private struct Hold {
        /// Nothing once the lock has been let go.
        var descriptor: Int32?
        var databaseCount = 0

        mutating func release() {
            if let descriptor { Glibc.close(descriptor) }
            descriptor = nil
        }
    }

    /// Makes the folder where there is none, and takes its lock.
    ///
    /// - Throws: ``FolderInUse`` where another process holds it.
    public init(_ path: String) throws {
        self.path = path
        _ = Self.tuning
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StorageFault(.unavailable, "the folder \(path) cannot be made")
        }
        let descriptor = open(path + "/" + Self.lockName, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StorageFault(.unavailable, "the lock in \(path) cannot be opened") }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let holder = Self.text(in: descriptor)
            Glibc.close(descriptor)
            throw FolderInUse(folder: path, holder: holder)
        }
        let text = Array("pid \(getpid()), host \(Self.host())\n".utf8)
        ftruncate(descriptor, 0)
        pwrite(descriptor, text, text.count, 0)
        hold = Mutex(Hold(descriptor: descriptor))
    }

    deinit { hold.withLock { $0.release() } }

    /// The path of a file of the folder, made where there is none: only the owner reads it, and SQLite's side files take
    /// their rights from it.
    func file(_ name: String) throws -> String {
        let file = path + "/" + name
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StorageFault(.unavailable, "the file \(file) cannot be opened") }
        Glibc.close(descriptor)
        return file
    }

    /// Counts a database in; refused where the lock has been let go.
    func enter() throws {
        try hold.withLock { hold in
            guard hold.descriptor != nil else { throw StorageFault.databaseClosed }
            hold.databaseCount += 1
        }
    }

    /// Counts a database out, and lets go of the lock with the last.
    func leave() {
        hold.withLock { hold in
            hold.databaseCount -= 1
            if hold.databaseCount == 0 { hold.release() }
        }
    }

    /// Done once, before the first connection of the process.
    private static let tuning = sqlite_tuning_count_no_memory()

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
