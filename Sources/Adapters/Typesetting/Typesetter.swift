import Dispatch
import Glibc
import Synchronization

/// Sets HTML as PDF by WeasyPrint, a program of its own: spawned without a shell, the document on its standard input,
/// the paper from its standard output, ended with all its children when it takes too long.
///
/// It stands in an empty folder, knows no proxy that answers, and is given documents that need nothing from elsewhere; so
/// nothing is fetched. Fonts are those of the system; the glyphs that are used stand in the paper.
public struct Typesetter: Sendable {
    /// A file that lies within the paper; of its name ASCII letters, digits, hyphens and stops are kept.
    public typealias Attachment = (name: String, bytes: [UInt8])

    private let program: String
    private let folder: String
    private let limit: Int
    private let line: WaitingLine

    /// - Parameters:
    ///   - program: The path of WeasyPrint's command.
    ///   - folder: The absolute path of the folder in which papers are made, and in which the program keeps what it knows
    ///     of the fonts; made where there is none.
    ///   - limit: The seconds that one paper may take.
    ///   - places: How many papers may wait, the one in hand included.
    public init(program: String, folder: String, limit: Int = 60, places: Int = 8) {
        self.program = program
        self.folder = folder
        self.limit = limit
        line = WaitingLine(places: places)
    }

    /// The program in the folders of a search path; nothing where none has it.
    public static func find(in searchPath: String) -> String? {
        searchPath.split(separator: ":").map { "\($0)/weasyprint" }.first { access($0, X_OK) == 0 }
    }

    /// Sets one paper; those that come meanwhile wait.
    ///
    /// - Throws: `TypesettingFault`.
    public func pdf(of document: [UInt8], attaching attachments: [Attachment] = []) async throws -> [UInt8] {
        guard line.enter() else { throw TypesettingFault.busy }
        defer { line.leave() }
        return try await withCheckedThrowingContinuation { continuation in
            line.queue.async { continuation.resume(with: Result { try set(document, attachments) }) }
        }
    }

    private func set(_ document: [UInt8], _ attachments: [Attachment]) throws(TypesettingFault) -> [UInt8] {
        guard access(program, X_OK) == 0 else { throw .absent }
        let scratch = try ScratchFolder(in: folder)
        var arguments = [program, "--encoding", "utf-8", "--media-type", "print", "--quiet"]
        for attachment in attachments {
            arguments += ["--attachment", try scratch.keep(attachment)]
        }
        let child = ChildProcess(
            program: program, arguments: arguments + ["-", "-"], environment: environment, folder: scratch.path)
        let answer = try child.run(on: document, seconds: limit, longest: Self.longestPaper)
        guard answer.status == 0, answer.output.starts(with: Array("%PDF-".utf8)) else {
            throw .failed(status: answer.status, remark: answer.remark)
        }
        return answer.output
    }

    private static let longestPaper = 64 << 20

    /// Nothing of the server's own; a proxy that nobody answers at, so that no address outside is reached.
    private var environment: [String] {
        [
            "PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "HOME=\(folder)", "PYTHONNOUSERSITE=1",
            "PYTHONDONTWRITEBYTECODE=1", "http_proxy=http://127.0.0.1:9", "https_proxy=http://127.0.0.1:9",
            "ftp_proxy=http://127.0.0.1:9",
        ]
    }
}

/// The papers that wait, and the one thread that sets them.
private final class WaitingLine: Sendable {
    let queue = DispatchQueue(label: "typesetting")
    private let places: Int
    private let count = Mutex(0)

    init(places: Int) {
        self.places = places
    }

    func enter() -> Bool {
        count.withLock { count in
            guard count < places else { return false }
            count += 1
            return true
        }
    }

    func leave() { count.withLock { $0 -= 1 } }
}

/// A folder that is gone when it is let go of.
private final class ScratchFolder {
    let path: String
    private var files: [String] = []

    init(in folder: String) throws(TypesettingFault) {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw .system(call: "mkdir", number: errno) }
        var template = Array("\(folder)/paper-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system(call: "mkdtemp", number: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Puts a file here; returns its path.
    func keep(_ attachment: Typesetter.Attachment) throws(TypesettingFault) -> String {
        let name = attachment.name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
        let file = "\(path)/\(name.isEmpty || name.hasPrefix(".") ? "file" : name)"
        let number = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard number >= 0 else { throw .system(call: "open", number: errno) }
        defer { close(number) }
        files.append(file)
        var done = 0
        while done < attachment.bytes.count {
            let count = attachment.bytes.withUnsafeBytes { bytes in
                write(number, UnsafeRawBufferPointer(rebasing: bytes[done...]).baseAddress, bytes.count - done)
            }
            guard count > 0 else { throw .system(call: "write", number: errno) }
            done += count
        }
        return file
    }

    deinit {
        for file in files { unlink(file) }
        rmdir(path)
    }
}
