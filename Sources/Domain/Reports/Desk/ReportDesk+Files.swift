public import Access
public import Complaints
public import Kernel
import Privacy

/// A file of a report as one of its readers may open it.
public struct OpenedReportFile: Hashable, Sendable {
    public let file: ReportFile
    public let name: String
    /// What opens its bytes; nothing once the report is erased.
    public let key: String?
}

/// Photos and documents of reports, whose bytes are stored already, apart from those of complaints.
extension ReportDesk {
    /// Adds files that an official was handed, or took.
    public func attach(
        _ files: [FiledFile], isReporters: Bool, to id: Identifier<Report>, by actor: Actor
    ) async throws -> Report {
        let moment = now()
        return try await books.write { book in
            let report = try report(id, in: book, for: .reportVerify, by: actor)
            return try add(files, isReporters: isReporters, to: report, in: book, by: actor.id, at: moment)
        }
    }

    /// Adds files to one's own report.
    public func attach(_ files: [FiledFile], number: String, code: String) async throws -> ReportView {
        let moment = now()
        return try await proved(number: number, code: code, at: moment) { book, report in
            let changed = try add(
                files, isReporters: true, to: report, in: book, by: ReportEvent.reporter, at: moment)
            return try view(of: changed, for: .reporter, in: book, unmasked: false)
        }
    }

    /// A file of a report, for an official who may read the report.
    public func file(
        _ digest: String, of id: Identifier<Report>, by actor: Actor
    ) async throws -> OpenedReportFile {
        try await books.read { book in
            let report = try report(id, in: book, for: .reportRead, by: actor)
            return try opened(digest, among: report.files, of: report, in: book)
        }
    }

    /// A file of one's own report.
    public func ownFile(_ digest: String, number: String, code: String) async throws -> OpenedReportFile {
        try await proved(number: number, code: code, at: now()) { book, report in
            try opened(digest, among: report.files.filter(\.isReporters), of: report, in: book)
        }
    }

    /// A file of one's own report, for a caller to whom number and code were proved a moment ago.
    public func provedFile(_ digest: String, of id: Identifier<Report>) async throws -> OpenedReportFile {
        try await books.read { book in
            guard let report = try book.report(id) else { throw Refusal.reportAbsent }
            return try opened(digest, among: report.files.filter(\.isReporters), of: report, in: book)
        }
    }

    /// Those of some stored files that a report still holds.
    public func heldFiles(among digests: Set<String>) async throws -> Set<String> {
        try await books.read { book in try book.attachedFiles(among: digests) }
    }

    /// The steps by which files come onto a report; their names and keys go under its seal.
    func add(
        _ files: [FiledFile], isReporters: Bool, to report: Report, in book: any ReportBook, by actor: String,
        at moment: Instant
    ) throws -> Report {
        let new = files.filter { file in !report.files.contains { $0.digest == file.digest } }
        for file in new { try keep(file.sealedValues, of: report, in: book) }
        return try write(
            new.map { .attached(ReportFile($0, isReporters: isReporters)) }, to: report, in: book, by: actor,
            at: moment)
    }

    private func opened(
        _ digest: String, among files: [ReportFile], of report: Report, in book: any ReportBook
    ) throws -> OpenedReportFile {
        guard let file = files.first(where: { $0.digest == digest }) else { throw Refusal.reportAbsent }
        let (name, key) = (PersonalField(rawValue: file.nameField), PersonalField.fileKey(digest))
        let values = report.isErased ? [:] : try vault.read([name, key], of: report.id.text, in: book)
        return OpenedReportFile(file: file, name: values[name] ?? digest, key: values[key])
    }
}

extension ReportFile {
    init(_ file: FiledFile, isReporters: Bool) {
        self.init(
            digest: file.digest, mediaType: file.mediaType, size: file.size,
            nameField: PersonalField.fileName(file.digest).rawValue, isReporters: isReporters)
    }
}
