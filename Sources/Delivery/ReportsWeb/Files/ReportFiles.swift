public import CaseParts
import Complaints
public import Kernel
import Reports
import Web

/// Where the files of reports are kept, apart from those of complaints.
public struct ReportFiles: Sendable {
    public let shelf: FileShelf
    /// Words that this house alone reads and nobody changes, as text for a form or a cookie, good for so many seconds.
    public let seal: @Sendable (_ words: JSON, _ seconds: Int64) throws -> String
    /// What was sealed; nothing where it is not ours, or its time is over.
    public let open: @Sendable (_ sealed: String) -> JSON?

    public init(
        shelf: FileShelf, seal: @escaping @Sendable (_ words: JSON, _ seconds: Int64) throws -> String,
        open: @escaping @Sendable (_ sealed: String) -> JSON?
    ) {
        self.shelf = shelf
        self.seal = seal
        self.open = open
    }
}

/// Files that came with a page which was refused, on their way through the page that shows it again: they are stored
/// already, and nobody sends them twice.
struct HeldFiles {
    static let field = Field("held", Phrase(zh: "已上传的文件", en: "Files sent"), .text(max: 20_000), isRequired: false)
    /// The files of them that are not wanted after all.
    static let dropped = Field(
        "dropped", Phrase(zh: "不提交的文件", en: "Files left out"), .list(.text(max: 64), max: Filing.Limit.files),
        isRequired: false)
    /// What belongs to no report is let go of after a day.
    private static let seconds: Int64 = 20 * 3600

    var files: [FiledFile] = []

    init() {}

    init(of request: Request, _ ports: ReportFiles) {
        guard let text = request.submission.pairs[Self.field.name], let json = ports.open(text) else { return }
        let dropped = Set(request.submission.pairs.values(Self.dropped.name))
        files = FilingInput(json: json).files.filter { !dropped.contains($0.digest) }
    }

    func sealed(_ ports: ReportFiles) throws -> String {
        var input = FilingInput()
        input.files = files
        return try ports.seal(input.json, Self.seconds)
    }
}

/// What lets the browser that proved number and code open the files of that report, for the minutes of a look.
///
/// No session remembers a report, so it goes along in a cookie for these addresses alone.
struct FilePass {
    private static let cookieName = "fx-report-files"
    private static let seconds: Int64 = 300

    let report: Identifier<Report>

    init(_ report: Identifier<Report>) {
        self.report = report
    }

    init?(of request: Request, _ ports: ReportFiles) {
        guard let sealed = Handover.content(Self.cookieName, of: request)?["pass"]?.string,
            let words = ports.open(sealed), let report = words["files"]?.string.flatMap(Identifier<Report>.init)
        else { return nil }
        self.report = report
    }

    func cookie(_ ports: ReportFiles, isSecure: Bool) throws -> String {
        let pass = try ports.seal(["files": .string(report.text)], Self.seconds)
        return Handover.cookie(
            Self.cookieName, ["pass": .string(pass)], to: ReportEndpoints.filesPath, isSecure: isSecure)
    }
}
