import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Reports
import Web

extension ReportEndpoints {
    private static let tag = "reports"

    /// The JSON endpoints: everything that the pages do.
    var api: [Endpoint] { filing + reading + fileAPI + steps }

    private var filing: [Endpoint] {
        [
            entering(
                "/api/v1/reports", .reportFile, .fileReport, ReportFields(face: .own, words: words)
            ) { filing, shop, actor in
                try await desk.file(filing, against: shop, by: actor)
            },
            entering(
                "/api/v1/desk/reports", .reportRegister, .registerReport, ReportFields(face: .desk, words: words)
            ) { filing, shop, actor in
                try await desk.register(filing, against: shop, by: actor)
            },
            Endpoint.api(.post, "/api/v1/report-tracking", .open, .trackReport) { request in
                var fields = request.fields
                let number = fields.text(.trackingNumber)
                let code = fields.text(.queryCode)
                guard let number, let code, fields.isClean else { throw fields.failure }
                return .json(ReportJSON.view(try await desk.track(number: number, code: code)))
            }
            .taking(.trackingNumber, .queryCode).costing(5)
            .answering(200, Phrase(zh: "举报", en: "The report"), ReportJSON.viewSchema).tagged(Self.tag),
            Endpoint.api(
                .post, "/api/v1/report-supplements", .open, Phrase(zh: "补充举报内容", en: "Add to a report")
            ) { request in
                var fields = request.fields
                let number = fields.text(.trackingNumber)
                let code = fields.text(.queryCode)
                let text = fields.text(Self.supplementText)
                guard let number, let code, let text, fields.isClean else { throw fields.failure }
                return .json(ReportJSON.view(try await desk.supplement(number: number, code: code, text: text)))
            }
            .taking(.trackingNumber, .queryCode, Self.supplementText).costing(5).idempotent()
            .answering(200, Phrase(zh: "举报", en: "The report"), ReportJSON.viewSchema).tagged(Self.tag),
        ]
    }

    private func entering(
        _ path: String, _ permission: Permission, _ summary: Phrase, _ fields: ReportFields,
        _ enter: @escaping @Sendable (ReportFiling, PlaceFinder.Shop?, Actor) async throws -> ReportReceipt
    ) -> Endpoint {
        Endpoint.api(.post, Path(path), .permission(permission), summary) { request in
            var read = request.fields
            let filing = try fields.filing(from: &read, today: today())
            let receipt = try await enter(filing, try await shop(of: filing), request.actor)
            return .created(ReportJSON.receipt(receipt), at: "/api/v1/reports/\(receipt.id)")
        }
        .taking(fields.all).idempotent()
        .answering(201, Phrase(zh: "已登记", en: "Registered"), ReportJSON.receiptSchema).tagged(Self.tag)
    }

    private var reading: [Endpoint] {
        [
            Endpoint.api(
                .get, "/api/v1/reports", .permission(.reportReadList), Phrase(zh: "举报列表", en: "List reports")
            ) { request in
                let query = try ReportQuery(request, state: Self.stateFilter)
                return .json(ReportJSON.page(try await desk.list(query, by: request.actor)))
            }
            .asking(Self.stateFilter, .dueByFilter, .orderFilter).paged()
            .answering(200, Phrase(zh: "一页举报", en: "A page of reports"), ReportJSON.pageSchema).tagged(Self.tag),
            Endpoint.api(
                .get, "/api/v1/reports/{id}", .permission(.reportRead), Phrase(zh: "查看举报", en: "See a report")
            ) { request in
                let view = try await desk.show(try request.identifier("id"), by: request.actor)
                return Response.json(ReportJSON.view(view))
                    .tagged("\(view.report.version)-\(today())-\(request.language.rawValue)")
            }
            .withEntityTag().answering(200, Phrase(zh: "举报", en: "The report"), ReportJSON.viewSchema)
            .tagged(Self.tag),
        ]
    }

    static let stateFilter = Field(
        "state", .state, .choice(ReportState.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }),
        isRequired: false)

    /// One step of a report: a POST that answers with what became of it.
    private var steps: [Endpoint] {
        ReportStep.allCases.map { step in
            let isView = step == .unmasking
            let endpoint =
                Endpoint.api(
                    .post, Path("/api/v1/reports/{id}/\(step.rawValue)"), .permission(step.permission), step.phrase
                ) { request in
                    let id: Identifier<Report> = try request.identifier("id")
                    var read = request.fields
                    let values = try ReportStepValues(step, from: &read) { $0 }
                    if isView {
                        return .json(ReportJSON.view(try await unmasked(values, id, by: request.actor)))
                    }
                    return .json(
                        ReportJSON.summary(
                            try await perform(step, values, on: id, desk: desk, by: request.actor)))
                }
                .taking(ReportStepFields.of(step))
                .answering(200, step.phrase, isView ? ReportJSON.viewSchema : ReportJSON.summarySchema)
                .tagged(Self.tag)
            return step.hasFiles ? endpoint.costing(2) : endpoint.idempotent()
        }
    }
}
