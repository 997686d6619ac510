import Glibc

/// A file as the system knows it, by its number; closed when let go of.
struct DiskFile: ~Copyable {
    let number: Int32

    deinit { _ = Glibc.close(number) }

    /// Writes a file and waits until it would survive a loss of power.
    static func write(_ bytes: [UInt8], to path: String) throws(SegmentFault) {
        let file = DiskFile(
            number: try check("open", Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(file.number, buffer.baseAddress.map { $0 + done }, buffer.count - done)
            }
            if count < 0, errno == EINTR { continue }
            done += Int(try check("write", count))
        }
        _ = try check("fsync", fsync(file.number))
    }

    /// A file to be read; nothing where there is none.
    static func open(_ path: String) throws(SegmentFault) -> DiskFile? {
        let number = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if number < 0, errno == ENOENT { return nil }
        return DiskFile(number: try check("open", number))
    }

    borrowing func size() throws(SegmentFault) -> Int {
        var status = stat()
        _ = try Self.check("fstat", fstat(number, &status))
        return Int(status.st_size)
    }

    /// A file that one process holds at a time; given up when let go of.
    static func lock(_ path: String) throws(SegmentFault) -> DiskFile {
        let file = DiskFile(number: try check("open", Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)))
        guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else { throw .busy }
        return file
    }

    static func rename(_ path: String, to other: String) throws(SegmentFault) {
        _ = try check("rename", Glibc.rename(path, other))
    }

    /// Makes sure that a folder remembers the names just put into it.
    static func flushFolder(_ path: String) throws(SegmentFault) {
        let folder = DiskFile(number: try check("open", Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)))
        _ = try check("fsync", fsync(folder.number))
    }

    static func makeFolder(_ path: String) throws(SegmentFault) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        throw .disk(call: "mkdir", number: errno)
    }

    static func names(in path: String) throws(SegmentFault) -> [String] {
        guard let folder = opendir(path) else { throw .disk(call: "opendir", number: errno) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { place in
                place.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    static func remove(_ path: String) throws(SegmentFault) {
        if unlink(path) == 0 || errno == ENOENT { return }
        throw .disk(call: "unlink", number: errno)
    }

    static func check<Answer: SignedInteger>(_ call: String, _ answer: Answer) throws(SegmentFault) -> Answer {
        guard answer >= 0 else { throw .disk(call: call, number: errno) }
        return answer
    }
}
