public import AnalyticsEngine
public import Files
import Glibc

/// A whole file seen as memory.
///
/// The files of a table never change once they are named, and one that is removed stays until the last map is gone; so
/// what is lent stays as it is. Memory is the system's own copy of the file, which it drops when it needs room.
public final class MappedFile: SegmentBytes {
    /// Not checked for sending: set once, read only.
    private nonisolated(unsafe) let start: UnsafeRawPointer?
    public let count: Int

    /// Maps a file; nothing where there is none.
    public convenience init?(_ path: String) throws(DiskFault) {
        guard let file = try DiskFile.open(path) else { return nil }
        let count = try file.size()
        if count == 0 {
            self.init(start: nil, count: 0)
            return
        }
        let start = mmap(nil, count, PROT_READ, MAP_SHARED, file.number, 0)
        guard let start, start != MAP_FAILED else { throw DiskFault(call: "mmap", number: errno) }
        // Read ahead in large pieces; the file is checked from end to end at once.
        _ = madvise(start, count, MADV_WILLNEED)
        self.init(start: UnsafeRawPointer(start), count: count)
    }

    private init(start: UnsafeRawPointer?, count: Int) {
        self.start = start
        self.count = count
    }

    deinit {
        if let start { munmap(UnsafeMutableRawPointer(mutating: start), count) }
    }

    public func withBytes<Answer>(_ body: (RawSpan) throws -> Answer) rethrows -> Answer {
        try body(UnsafeRawBufferPointer(start: start, count: count).bytes)
    }

    /// A copy of all bytes.
    func copy() -> [UInt8] { Array(UnsafeRawBufferPointer(start: start, count: count)) }
}
