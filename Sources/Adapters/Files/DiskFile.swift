import Glibc

/// A file as the system knows it, by its number; closed when let go of.
public struct DiskFile: ~Copyable {
    /// By which other calls know it, while this is held.
    public let number: Int32

    deinit { _ = Glibc.close(number) }

    /// A new file that only its owner may read.
    public static func create(_ path: String) throws(DiskFault) -> DiskFile {
        DiskFile(number: try check("open", Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)))
    }

    /// A new file, or one emptied, that only its owner may read.
    public static func replace(_ path: String) throws(DiskFault) -> DiskFile {
        DiskFile(number: try check("open", Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)))
    }

    /// A file that one process holds at a time, given up when let go of; nothing where another holds it.
    public static func lock(_ path: String) throws(DiskFault) -> DiskFile? {
        let file = DiskFile(number: try check("open", Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)))
        guard flock(file.number, LOCK_EX | LOCK_NB) == 0 else { return nil }
        return file
    }

    /// A file to be read; nothing where there is none.
    public static func open(_ path: String) throws(DiskFault) -> DiskFile? {
        let number = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if number < 0, errno == ENOENT { return nil }
        return DiskFile(number: try check("open", number))
    }

    /// A file to be written on at its end; nothing where there is none.
    public static func openAtEnd(_ path: String) throws(DiskFault) -> DiskFile? {
        let number = Glibc.open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        if number < 0, errno == ENOENT { return nil }
        return DiskFile(number: try check("open", number))
    }

    public borrowing func write(_ bytes: [UInt8]) throws(DiskFault) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(number, UnsafeRawBufferPointer(rebasing: buffer[done...]).baseAddress, buffer.count - done)
            }
            if count < 0, errno == EINTR { continue }
            done += Int(try Self.check("write", count))
        }
    }

    public borrowing func size() throws(DiskFault) -> Int {
        var status = stat()
        _ = try Self.check("fstat", fstat(number, &status))
        return Int(status.st_size)
    }

    public borrowing func readAll() throws(DiskFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: try size())
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(number, buffer.baseAddress.map { $0 + done }, buffer.count - done)
            }
            if count < 0, errno == EINTR { continue }
            let taken = Int(try Self.check("read", count))
            if taken == 0 { break }
            done += taken
        }
        return Array(bytes.prefix(done))
    }

    /// Waits until what was written would survive a loss of power.
    public borrowing func flush() throws(DiskFault) { _ = try Self.check("fsync", fsync(number)) }

    /// Makes sure that a folder remembers the names just put into it.
    public static func flushFolder(_ path: String) throws(DiskFault) {
        let folder = DiskFile(number: try check("open", Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)))
        try folder.flush()
    }

    public static func rename(_ path: String, to other: String) throws(DiskFault) {
        _ = try check("rename", Glibc.rename(path, other))
    }

    /// Makes a folder that only its owner may look into; one that is there already is fine.
    ///
    /// - Returns: whether it was made.
    @discardableResult
    public static func makeFolder(_ path: String) throws(DiskFault) -> Bool {
        if mkdir(path, 0o700) == 0 { return true }
        guard errno == EEXIST else { throw DiskFault(call: "mkdir", number: errno) }
        return false
    }

    /// The names of the files in a folder, without those that begin with a dot.
    public static func names(in path: String) throws(DiskFault) -> [String] {
        guard let folder = opendir(path) else { throw DiskFault(call: "opendir", number: errno) }
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

    /// When a file was last written, in seconds since 1970; nothing where there is none.
    public static func changedAt(_ path: String) throws(DiskFault) -> Int64? {
        var status = stat()
        if stat(path, &status) == 0 { return Int64(status.st_mtim.tv_sec) }
        guard errno == ENOENT else { throw DiskFault(call: "stat", number: errno) }
        return nil
    }

    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Removes a file, if it is there.
    public static func remove(_ path: String) throws(DiskFault) {
        if unlink(path) == 0 || errno == ENOENT { return }
        throw DiskFault(call: "unlink", number: errno)
    }

    /// The answer of a call, unless it is below nought, which means that it failed.
    public static func check<Answer: SignedInteger>(_ call: String, _ answer: Answer) throws(DiskFault) -> Answer {
        guard answer >= 0 else { throw DiskFault(call: call, number: errno) }
        return answer
    }
}
