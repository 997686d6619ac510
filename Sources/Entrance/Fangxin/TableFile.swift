import Composition
import Foundation
import Synchronization
import Tables

/// A file on disk as a table's source, which knows how far it was read.
final class TableFile: Sendable {
    let size: Int
    private let handle: Mutex<FileHandle>
    private let read = Atomic(0)

    init(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path), handle.isRegularFile else {
            throw FileFault.unreadable(path)
        }
        size = Int(try handle.seekToEnd())
        self.handle = Mutex(handle)
    }

    /// The furthest byte read so far.
    var position: Int { read.load(ordering: .relaxed) }

    var source: TableSource {
        .randomAccess(size: size) { [self] offset, count in
            let bytes = try handle.withLock { handle in
                try handle.seek(toOffset: UInt64(offset))
                return Array(try handle.read(upToCount: count) ?? Data())
            }
            read.max(offset + bytes.count, ordering: .relaxed)
            return bytes
        }
    }
}

extension FileHandle {
    fileprivate var isRegularFile: Bool {
        var status = stat()
        return fstat(fileDescriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
