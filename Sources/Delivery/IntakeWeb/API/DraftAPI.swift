import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Web

/// Drafts as the pages have them, for programs: held by a token that is told once and sent along in a header.
extension IntakeEndpoints {
    private static let tag = "drafts"
    private static let place: Path = "/api/v1/drafts/current"

    var draftAPI: [Endpoint] {
        [
            Endpoint.api(
                .post, "/api/v1/drafts", .permission(.complaintFile),
                Phrase(
                    zh: "开始草稿；以后的请求用\(DraftToken.headerName)标头带上返回的token",
                    en: "Begin a draft; send the token along in the header \(DraftToken.headerName)")
            ) { [ports] _ in
                let token = DraftToken(ports.chance)
                try await ports.desk.keepDraft(FilingInput(), token: token.text)
                return .created(["token": .string(token.text)], at: Self.place.link())
            }
            .answering(201, Phrase(zh: "已开始", en: "Begun"), .object([Self.token])).tagged(Self.tag),
            Endpoint.api(.get, Self.place, .permission(.complaintFile), Phrase(zh: "查看草稿", en: "See the draft")) {
                [ports] request in
                .json(Self.shown(try await Self.draft(request, ports).input, ports))
            }
            .answering(200, Phrase(zh: "草稿", en: "The draft"), Self.draftSchema).tagged(Self.tag),
            Endpoint.api(
                .put, Self.place, .permission(.complaintFile),
                Phrase(zh: "保存草稿的各项内容", en: "Keep the draft’s fields")
            ) { [ports] request in
                var draft = try await Self.draft(request, ports)
                var fields = request.fields
                var input = FilingFields.input(Self.names, from: &fields)
                try fields.finish()
                input.files = draft.input.files
                draft.input = input
                _ = try await draft.keep(ports)
                return .json(Self.shown(input, ports))
            }
            .taking(Self.optionalFields)
            .answering(200, Phrase(zh: "草稿", en: "The draft"), Self.draftSchema).tagged(Self.tag),
            Endpoint.api(
                .delete, Self.place, .permission(.complaintFile), Phrase(zh: "删除草稿", en: "Discard the draft")
            ) { [ports] request in
                guard let token = try await Self.draft(request, ports).token else { throw Refusal.draftAbsent }
                try await ports.desk.forgetDraft(token: token.text)
                return .noContent
            }
            .answering(204, Phrase(zh: "已删除", en: "Discarded")).tagged(Self.tag),
            Endpoint.api(
                .post, "/api/v1/drafts/current/files", .permission(.complaintFile),
                Phrase(zh: "向草稿添加文件", en: "Add files to the draft")
            ) { [ports] request in
                try await Self.addFiles(request, ports)
            }
            .taking(EvidenceField.field(megabytes: EvidenceField.megabytes), EvidenceField.audience.optional).costing(2)
            .answering(201, Phrase(zh: "草稿", en: "The draft"), Self.draftSchema).tagged(Self.tag),
            Endpoint.api(
                .delete, "/api/v1/drafts/current/files/{digest}", .permission(.complaintFile),
                Phrase(zh: "从草稿移除文件", en: "Remove a file from the draft")
            ) { [ports] request in
                var draft = try await Self.draft(request, ports)
                let digest = request.place("digest")
                guard draft.input.files.contains(where: { $0.digest == digest }) else { throw Refusal.pageAbsent }
                draft.input.files.removeAll { $0.digest == digest }
                _ = try await draft.keep(ports)
                return .noContent
            }
            .answering(204, Phrase(zh: "已移除", en: "Removed")).tagged(Self.tag),
            Endpoint.api(
                .post, "/api/v1/drafts/current/sending", .permission(.complaintFile),
                Phrase(zh: "提交草稿", en: "Send the draft")
            ) { [ports, sendings] request in
                guard let token = DraftToken(headerOf: request) else { throw Refusal.draftAbsent }
                var fields = request.fields
                let isTrue = fields.flag(Asked.field(.declaresTruth, isRequired: false))
                try fields.finish()
                let receipt = try await sendings.send(token.text) {
                    try await Self.file(token, isTrue: isTrue, ports, by: request)
                }
                return .created(CaseJSON.receipt(receipt), at: "/api/v1/complaints/\(receipt.id)")
            }
            .taking(Asked.field(.declaresTruth, isRequired: true)).costing(5)
            .answering(201, Phrase(zh: "已登记", en: "Registered"), CaseJSON.receiptSchema).tagged(Self.tag),
        ]
    }

    private static func draft(_ request: Request, _ ports: IntakePorts) async throws -> Draft {
        guard let token = DraftToken(headerOf: request), let input = try await ports.desk.draft(token: token.text)
        else { throw Refusal.draftAbsent }
        return Draft(token: token, input: input)
    }

    private static func addFiles(_ request: Request, _ ports: IntakePorts) async throws -> Response {
        var draft = try await draft(request, ports)
        var fields = request.fields
        let audience = fields.choice(EvidenceField.audience.optional, as: Audience.self) ?? .authority
        let uploads = fields.uploads(EvidenceField.field(megabytes: EvidenceField.megabytes))
        try fields.finish()
        let evidence = Evidence(
            shelf: ports.files, uploads: uploads, audience: audience,
            room: Filing.Limit.files - draft.input.files.count)
        let outcome = try await evidence.taken()
        if let refusals = Refusals(outcome.refusals) { throw refusals }
        draft.input.add(outcome.files)
        _ = try await draft.keep(ports)
        return .json(shown(draft.input, ports), status: 201)
    }

    // MARK: Shapes

    private static let names = FilingField.allCases.filter {
        ![.channel, .hotlineNumber, .hotlineDueOn, .declaresTruth].contains($0)
    }

    private static let optionalFields = FilingFields.fields(names).map(\.optional)

    private static func shown(_ input: FilingInput, _ ports: IntakePorts) -> JSON {
        var fields: [String: JSON] = [:]
        for (field, values) in input.values {
            fields[field.rawValue] = field.isList ? .array(values.map(JSON.string)) : JSON(values.first)
        }
        let refusals = FilingStep.allRefusals(in: input, today: ports.today)
            .filter { $0.field != FilingField.declaresTruth.rawValue }
        return [
            "fields": .object(fields), "files": .array(input.files.map(\.json)),
            "missing": .array(
                refusals.map {
                    [
                        "field": JSON($0.field), "code": .string($0.code), "zh": .string($0.phrase.zh),
                        "en": .string($0.phrase.en),
                    ]
                }),
        ]
    }

    private static let token = Field("token", Phrase(zh: "令牌，只出示一次", en: "The token, told once"), .text(max: 64))

    private static let draftSchema = Schema.object([
        Field(
            "fields", Phrase(zh: "各项内容，按原样", en: "The fields as they were entered"),
            .object(
                FilingField.allCases.map { field in
                    Field(
                        field.rawValue, field.label, field.isList ? .list(.words, max: 50) : .words, isRequired: false)
                })),
        Field("files", Phrase(zh: "文件", en: "The files"), .list(fileSchema, max: Filing.Limit.files)),
        Field("missing", Phrase(zh: "还需更正的内容", en: "What has to be put right"), .list(refusalSchema, max: 100)),
    ])

    private static let fileSchema = Schema.object([
        Field("digest", Phrase(zh: "内容摘要", en: "Digest of the content"), .text(max: 64)),
        Field("mediaType", Phrase(zh: "类型", en: "Type"), .text(max: 100)),
        Field("size", Phrase(zh: "字节数", en: "Bytes"), .integer(0...Int.max)),
        Field("name", Phrase(zh: "文件名", en: "Its name"), .words),
        Field("audience", Phrase(zh: "谁可以看", en: "Who may see it"), EvidenceField.audience.schema),
    ])

    private static let refusalSchema = Schema.object([
        Field("field", Phrase(zh: "哪一项", en: "Which field"), .orNull(.words)),
        Field("code", Phrase(zh: "代码", en: "Code"), .words), Field("zh", Phrase(zh: "中文", en: "Chinese"), .words),
        Field("en", Phrase(zh: "英文", en: "English"), .words),
    ])
}
