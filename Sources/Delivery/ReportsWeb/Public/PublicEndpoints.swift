import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Markup
import Reports
import Web

extension ReportEndpoints {
    static let supplementPath = "/report/supplements"

    /// Reporting, and following one's report, without an account and without a trace of one.
    var publicPages: [Endpoint] {
        let fields = ReportFields(face: .own, words: words)
        return [
            Endpoint.page(.get, Path(Self.publicPath), .permission(.reportFile), .fileReport) { request in
                var pairs = Pairs()
                for name in ["premises", "intake", ReportFields.recipientName] {
                    if let value = request.query[name] { pairs = pairs.setting(name, to: value) }
                }
                return .page(try await form(FormState(pairs), HeldFiles(), request))
            }
            .asking(fields.field(.premises).optional, ReportFields.intake, fields.recipient),
            Endpoint.page(.post, Path(Self.publicPath), .permission(.reportFile), .fileReport) { request in
                try await takeForm(request, fields) { filing in
                    let (desk, actor, shop) = (desk, request.actor, try await shop(of: filing))
                    return try await entered(request, at: Self.donePath) {
                        try await desk.file(filing, against: shop, by: actor)
                    }
                } page: { state, held in
                    try await form(state, held, request)
                }
            }
            .taking(fields.all + ReportFields.ofPage).costing(5),
            Endpoint.page(.get, Path(Self.donePath), .permission(.reportFile), Phrase(zh: "举报回执", en: "Receipt")) {
                request in
                guard let receipt = CarriedReceipt<Report>(of: request) else { return .seeOther(Self.trackPath) }
                return .page(ReportDonePage(receipt: receipt, authority: office(receipt)).node(for: request.reader))
            },
            Endpoint.page(.get, Path(Self.trackPath), .open, .trackReport) { request in
                .page(ReportTrackPage(state: FormState()).node(for: request.reader))
            },
            Endpoint.page(.post, Path(Self.trackPath), .open, .trackReport) { request in
                try await tracked(request) { number, code, _ in try await desk.track(number: number, code: code) }
            }
            .taking(ReportTrackPage.numberField, .queryCode).costing(5),
            Endpoint.page(
                .post, Path(Self.supplementPath), .open, Phrase(zh: "补充举报内容", en: "Add to a report")
            ) { request in
                try await tracked(request) { number, code, read in
                    let text = read.text(Self.supplementText)
                    guard let text, read.isClean else { throw read.failure }
                    let uploads = read.uploads(Self.pageFiles)
                    var files: [FiledFile] = []
                    if !uploads.isEmpty {
                        // Proved first, so that nobody stores files by way of a report that is not theirs.
                        _ = try await desk.track(number: number, code: code)
                        let taken = try await taken(uploads)
                        if let refusals = Refusals(taken.refusals) { throw refusals }
                        files = taken.files
                    }
                    return try await desk.supplement(number: number, code: code, text: text, files: files)
                }
            }
            .taking(ReportTrackPage.numberField, .queryCode, Self.supplementText, Self.pageFiles).costing(5),
        ]
    }

    static let supplementText = Field(
        "text", Phrase(zh: "补充的事实", en: "New facts"), .text(max: Filing.Limit.narrative, isMultiline: true))

    private func form(_ state: FormState, _ held: HeldFiles, _ request: Request) async throws -> Node {
        let premises = state.values[FilingField.premises.rawValue] ?? ""
        let found: PlaceFinder.Shop? = premises.isEmpty ? nil : try await shop(premises)
        let mark = state.values[ReportFields.once.name] ?? request.id
        return ReportFormPage(
            state: state, fields: ReportFields(face: .own, words: words), shop: found, mark: mark,
            files: try FileChoice(state, held, files)
        )
        .node(for: request.reader)
    }

    /// A report shown to whoever has its number and code; the code is never written back into a page.
    private func tracked(
        _ request: Request, _ work: (String, String, inout Fields) async throws -> ReportView
    ) async throws -> Response {
        func refused(_ refusals: [Refusal], _ status: Int) -> Response {
            var submission = request.submission
            submission.pairs = submission.pairs.setting(Field.queryCode.name, to: nil)
            let page = ReportTrackPage(state: FormState(submission, refused: refusals))
            return .page(page.node(for: request.reader), status: status)
        }
        do {
            var read = request.fields
            let number = read.text(ReportTrackPage.numberField)
            let code = read.text(.queryCode)
            guard let number, let code, read.isClean else { throw read.failure }
            let view = try await work(number, code, &read)
            let page = Response.page(
                OwnReportPage(view: view, words: words, today: today(), isNews: request.path == Self.supplementPath)
                    .node(for: request.reader))
            guard !view.files.isEmpty, !view.report.isErased else { return page }
            return page.with("Set-Cookie", try FilePass(view.report.id).cookie(files, isSecure: isSecure))
        } catch let refusals as Refusals {
            return refused(refusals.all, 422)
        } catch let refusal as Refusal where [.absent, .invalid, .conflict, .exhausted].contains(refusal.kind) {
            return refused([refusal], 422)
        }
    }
}
