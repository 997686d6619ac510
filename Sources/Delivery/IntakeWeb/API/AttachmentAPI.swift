import Access
import CaseParts
import Complaints
import Kernel
import Web

/// The files of a case in the API, for every party that may have them.
extension IntakeEndpoints {
    var attachmentAPI: [Endpoint] {
        [
            Endpoint.api(
                .post, "/api/v1/complaints/{id}/attachments", .permission(.attachmentAdd),
                Phrase(zh: "补充材料", en: "Add files to a complaint")
            ) { [ports] request in
                let id: Identifier<Complaint> = try request.identifier("id")
                // Asked first, so that nobody stores files by way of a case that is not theirs.
                _ = try await ports.desk.show(id, by: request.actor)
                let outcome = try await Self.attach(request, to: id, ports)
                if let refusals = Refusals(outcome.refusals) { throw refusals }
                return .json(
                    [
                        "files": .array(
                            outcome.files.map {
                                [
                                    "digest": .string($0.digest), "mediaType": .string($0.mediaType),
                                    "size": JSON($0.size),
                                ]
                            })
                    ],
                    status: 201)
            }
            .taking(EvidenceField.field(megabytes: EvidenceField.megabytes), EvidenceField.audience.optional).costing(2)
            .answering(201, Phrase(zh: "已添加", en: "Added"), .object([Self.fileList])).tagged("complaints"),
            Endpoint.api(
                .get, "/api/v1/complaints/{id}/attachments/{digest}", .permission(.attachmentRead),
                Phrase(zh: "下载材料", en: "Download a file of a complaint")
            ) { [ports] request in
                try await Self.attachment(request, ports)
            }
            .answering(200, Phrase(zh: "文件内容", en: "The bytes of the file")).tagged("complaints"),
        ]
    }

    private static let fileList = Field(
        "files", Phrase(zh: "文件", en: "The files"),
        .list(
            .object([
                Field("digest", Phrase(zh: "内容摘要", en: "Digest of the content"), .text(max: 64)),
                Field("mediaType", Phrase(zh: "类型", en: "Type"), .text(max: 100)),
                Field("size", Phrase(zh: "字节数", en: "Bytes"), .integer(1...100_000_000)),
            ]), max: Filing.Limit.files))
}
