import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Reports
import Web

/// The files of reports: handed in by the reporter or an official, opened by them alone.
extension ReportEndpoints {
    static let filesPath = "/report/files"
    static let ownFile: Path = "/report/files/{digest}"

    /// A file a little too large is taken in whole, so that the page itself can say what is wrong with it.
    static let pageFiles = EvidenceField.field(megabytes: 2 * EvidenceField.megabytes).optional
    static let files = EvidenceField.field(megabytes: EvidenceField.megabytes)

    static let digestField = Field(
        "digest", Phrase(zh: "文件的内容摘要", en: "Digest of the file’s content"), .text(max: 64))

    var filePages: [Endpoint] {
        [
            .page(.get, Self.ownFile, .open, Phrase(zh: "查看举报材料", en: "See a file of one’s report")) { request in
                guard let pass = FilePass(of: request, files) else { throw Refusal.pageAbsent }
                return try await opened(try await desk.provedFile(request.place("digest"), of: pass.report))
            },
            .page(
                .get, ReportPath.file, .permission(.reportRead), Phrase(zh: "查看举报材料", en: "See a file of a report")
            ) { request in
                try await ownedFile(request)
            },
        ]
    }

    var fileAPI: [Endpoint] {
        [
            Endpoint.api(
                .post, "/api/v1/report-files", .open, Phrase(zh: "补充举报材料", en: "Add files to one’s report")
            ) { request in
                try await addedByReporter(request)
            }
            .taking(.trackingNumber, .queryCode, Self.files).costing(5)
            .answering(201, Phrase(zh: "举报", en: "The report"), ReportJSON.viewSchema).tagged("reports"),
            Endpoint.api(
                .post, "/api/v1/report-file-reading", .open,
                Phrase(zh: "下载本人举报的材料", en: "Download a file of one’s report")
            ) { request in
                var fields = request.fields
                let number = fields.text(.trackingNumber)
                let code = fields.text(.queryCode)
                let digest = fields.text(Self.digestField)
                guard let number, let code, let digest, fields.isClean else { throw fields.failure }
                return try await opened(try await desk.ownFile(digest, number: number, code: code))
            }
            .taking(.trackingNumber, .queryCode, Self.digestField).costing(5)
            .answering(200, Phrase(zh: "文件内容", en: "The bytes of the file")).tagged("reports"),
            Endpoint.api(
                .get, "/api/v1/reports/{id}/files/{digest}", .permission(.reportRead),
                Phrase(zh: "下载举报材料", en: "Download a file of a report")
            ) { request in
                try await ownedFile(request)
            }
            .answering(200, Phrase(zh: "文件内容", en: "The bytes of the file")).tagged("reports"),
        ]
    }

    private func ownedFile(_ request: Request) async throws -> Response {
        try await opened(
            try await desk.file(
                request.place("digest"), of: try request.identifier("id"), by: request.actor))
    }

    private func opened(_ found: OpenedReportFile) async throws -> Response {
        guard let bytes = try await files.shelf.read(found.file.digest, found.key) else { throw Refusal.pageAbsent }
        return FileResponse.response(bytes, mediaType: found.file.mediaType, name: found.name)
    }

    private func addedByReporter(_ request: Request) async throws -> Response {
        var fields = request.fields
        let number = fields.text(.trackingNumber)
        let code = fields.text(.queryCode)
        let uploads = fields.uploads(Self.files)
        guard let number, let code, fields.isClean else { throw fields.failure }
        // Proved first, so that nobody stores files by way of a report that is not theirs.
        _ = try await desk.track(number: number, code: code)
        let taken = try await taken(uploads)
        if let refusals = Refusals(taken.refusals) { throw refusals }
        return .json(
            ReportJSON.view(try await desk.attach(taken.files, number: number, code: code)), status: 201)
    }

    /// Looks at files and keeps those that hold, besides so many that are there.
    func taken(_ uploads: [Upload], beside count: Int = 0) async throws -> Evidence.Outcome {
        try await Evidence(
            shelf: files.shelf, uploads: uploads, audience: .authority, room: Filing.Limit.files - count
        )
        .taken()
    }

    /// Enters what a page sent with its files, each looked at and kept once; what is refused takes the files that hold
    /// along to the page that says so.
    func takeForm(
        _ request: Request, _ fields: ReportFields,
        enter: (ReportFiling) async throws -> Response, page: (FormState, HeldFiles) async throws -> Node
    ) async throws -> Response {
        var held = HeldFiles(of: request, files)
        let sent = request.submission.uploads.filter { $0.field == Self.pageFiles.name }
        let taken = try await taken(sent, beside: held.files.count)
        held.files += taken.files
        let files = held
        return try await Response.refusing {
            var read = request.fields
            let filing: ReportFiling
            do {
                filing = try fields.filing(from: &read, with: files.files, today: today())
            } catch let refusals as Refusals {
                throw Refusals(refusals.all + taken.refusals) ?? refusals
            }
            if let refusals = Refusals(taken.refusals) { throw refusals }
            return try await enter(filing)
        } page: { refusals in
            try await page(FormState(request.submission, refused: refusals), files)
        }
    }
}
