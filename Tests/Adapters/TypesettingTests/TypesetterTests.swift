import Foundation
import Glibc
import Testing
import Typesetting

/// A program that stands in for WeasyPrint: a shell script of the test's own.
private struct Stand {
    let path: String
    /// The folder that holds it.
    let folder: String

    init(_ script: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "fangxin-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = "\(folder)/weasyprint"
        let file = try #require(fopen(path, "w"))
        fputs("#!/bin/sh\n\(script)\n", file)
        fclose(file)
        chmod(path, 0o700)
    }
}

@Suite("The typesetter")
struct TypesetterTests {
    private let document = Array("<!doctype html><title>纸</title>".utf8)

    @Test("Gives the document to the program and takes the paper from it")
    func passes() async throws {
        let stand = try Stand("printf '%%PDF-'; cat")
        let paper = try await Typesetter(program: stand.path, folder: stand.folder).pdf(of: document)
        #expect(paper == Array("%PDF-".utf8) + document)
    }

    @Test("Neither side waits for the other where both have much to say")
    func large() async throws {
        let stand = try Stand("printf '%%PDF-'; cat; printf '%s' remark >&2")
        let large = [UInt8](repeating: 65, count: 3 << 20)
        #expect(try await Typesetter(program: stand.path, folder: stand.folder).pdf(of: large).count == large.count + 5)
    }

    @Test("Says that the program is missing")
    func absent() async throws {
        await #expect(throws: TypesettingFault.absent) {
            try await Typesetter(program: "/nonexistent/weasyprint", folder: "/nonexistent").pdf(of: document)
        }
        #expect(Typesetter.find(in: "/nonexistent:/dev") == nil)
    }

    @Test("Finds the program in a search path")
    func found() throws {
        let stand = try Stand("exit 0")
        #expect(Typesetter.find(in: "/nonexistent:\(stand.folder)") == stand.path)
    }

    @Test("Ends a program that takes too long, with what it started")
    func slow() async throws {
        let stand = try Stand("(sleep 5; echo late > \"${0%/*}/late\") & sleep 300")
        await #expect(throws: TypesettingFault.slow(1)) {
            try await Typesetter(program: stand.path, folder: stand.folder, limit: 1).pdf(of: document)
        }
        try await Task.sleep(for: .seconds(6))
        #expect(access("\(stand.folder)/late", F_OK) != 0)
    }

    @Test("Tells how a program failed, and takes nothing that is no paper")
    func failed() async throws {
        let stand = try Stand("cat > /dev/null; echo 'no such font' >&2; exit 3")
        await #expect(throws: TypesettingFault.failed(status: 3, remark: "no such font")) {
            try await Typesetter(program: stand.path, folder: stand.folder).pdf(of: document)
        }
        let other = try Stand("cat > /dev/null; echo hello")
        await #expect(throws: TypesettingFault.failed(status: 0, remark: "")) {
            try await Typesetter(program: other.path, folder: other.folder).pdf(of: document)
        }
    }

    @Test("Puts the files to attach into a folder of its own, and takes them away after")
    func attachments() async throws {
        let stand = try Stand(
            "cat > /dev/null; printf '%%PDF-'; for a in \"$@\"; do case $a in /*) printf '%s ' \"$a\"; cat \"$a\";; esac; done"
        )
        let paper = try await Typesetter(program: stand.path, folder: stand.folder)
            .pdf(of: document, attaching: [(name: "../a b.json", bytes: Array("{}".utf8))])
        let text = String(decoding: paper.dropFirst(5), as: UTF8.self)
        #expect(text.hasPrefix("\(stand.folder)/paper-") && text.hasSuffix("{}"))
        let path = try #require(text.split(separator: " ").first.map(String.init))
        #expect(access(path, F_OK) != 0)
    }

    @Test("Turns papers away while too many wait")
    func busy() async throws {
        let stand = try Stand("cat > /dev/null; sleep 1; printf '%%PDF-'")
        let setter = Typesetter(program: stand.path, folder: stand.folder, places: 1)
        async let first = setter.pdf(of: document)
        try await Task.sleep(for: .milliseconds(300))
        await #expect(throws: TypesettingFault.busy) { try await setter.pdf(of: document) }
        #expect(try await first == Array("%PDF-".utf8))
    }
}

@Suite("Papers set by WeasyPrint", .enabled(if: Typesetter.find(in: "/usr/bin:/usr/local/bin") != nil))
struct WeasyPrintTests {
    @Test("Carry the files attached to them, to be read back")
    func roundTrip() async throws {
        let program = try #require(Typesetter.find(in: "/usr/bin:/usr/local/bin"))
        let file = Array(#"{"certificate": {"due": "2026-10-08"}}"#.utf8)
        let paper = try await Typesetter(program: program, folder: FileManager.default.temporaryDirectory.path)
            .pdf(
                of: Array("<!doctype html><meta charset=utf-8><title>t</title><p>Paper".utf8),
                attaching: [(name: "fangxin-deadline.json", bytes: file)])
        #expect(PaperAttachments.files(in: paper) == [file])
        #expect(PaperAttachments.files(in: Array(paper.dropFirst())) == [])
    }
}
