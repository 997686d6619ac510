import Files
import Foundation
import Testing

@Suite struct DiskFileTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("files-\(UUID())").path

    init() throws {
        #expect(try DiskFile.makeFolder(folder))
    }

    private func path(_ name: String) -> String { "\(folder)/\(name)" }

    private func write(_ text: String, _ file: consuming DiskFile) throws {
        try file.write(Array(text.utf8))
        try file.flush()
    }

    private func text(_ name: String) throws -> String? {
        guard let file = try DiskFile.open(path(name)) else { return nil }
        return String(decoding: try file.readAll(), as: UTF8.self)
    }

    @Test func `a file holds what was written, and is absent before and after`() throws {
        #expect(try text("a") == nil)
        try write("one", DiskFile.create(path("a")))
        #expect(try text("a") == "one")
        try DiskFile.rename(path("a"), to: path("b"))
        #expect(try DiskFile.names(in: folder) == ["b"])
        try DiskFile.remove(path("b"))
        try DiskFile.remove(path("b"))
        #expect(try text("b") == nil)
    }

    @Test func `a file is made once, extended at its end, or replaced whole`() throws {
        try write("one", DiskFile.create(path("a")))
        #expect(throws: DiskFault.self) { try write("two", DiskFile.create(path("a"))) }
        if let file = try DiskFile.openAtEnd(path("a")) { try write(" two", file) }
        #expect(try text("a") == "one two")
        try write("3", DiskFile.replace(path("a")))
        #expect(try text("a") == "3")
    }

    @Test func `a lock is one holder's, until it is let go of`() throws {
        let isTaken = try hold { try DiskFile.lock(path(".lock")) == nil }
        #expect(isTaken)
        #expect(try hold { true })
    }

    /// Does something while the lock is held; false where it could not be had.
    private func hold(_ work: () throws -> Bool) throws -> Bool {
        guard let lock = try DiskFile.lock(path(".lock")) else { return false }
        let answer = try work()
        _ = try lock.size()
        return answer
    }

    @Test func `a folder is made once, and a failed call names itself`() throws {
        #expect(try !DiskFile.makeFolder(folder))
        #expect(throws: DiskFault(call: "opendir", number: 2)) { try DiskFile.names(in: path("absent")) }
    }
}
