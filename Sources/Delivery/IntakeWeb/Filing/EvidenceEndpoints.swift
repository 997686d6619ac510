import Access
import CaseParts
import Complaints
import Kernel
import Web

/// Step 4, and the files of a draft.
extension IntakeEndpoints {
    var evidence: [Endpoint] {
        [
            .page(.get, FilingStep.evidence.path, .permission(.complaintFile), FilingStep.evidence.name) {
                [ports] request in
                let draft = try await Draft.of(request, ports)
                return .page(EvidencePage(reader: request.reader, files: draft.input.files, refusals: []).node)
            },
            Endpoint.page(.post, FilingStep.evidence.path, .permission(.complaintFile), FilingStep.evidence.name) {
                [ports] request in
                try await Self.takeEvidence(request, ports)
            }
            .taking(EvidencePage.uploads, EvidenceField.audience, EvidenceField.onward).costing(2),
            .page(.get, DraftFilePath.one, .permission(.complaintFile), Phrase(zh: "查看草稿文件", en: "See a draft’s file"))
            {
                [ports] request in
                let draft = try await Draft.of(request, ports)
                guard let file = draft.input.files.first(where: { $0.digest == request.place("digest") }),
                    let bytes = try await ports.files.read(file.digest, file.key)
                else { throw Refusal.pageAbsent }
                return FileResponse.response(bytes, mediaType: file.mediaType, name: file.name)
            },
            Endpoint.page(
                .post, DraftFilePath.one, .permission(.complaintFile),
                Phrase(zh: "更改谁可以看文件", en: "Change who sees a file")
            ) { [ports] request in
                try await Self.changeFiles(request, ports) { files, digest in
                    files = files.map { file in
                        var file = file
                        if file.digest == digest { file.audience = Evidence.audience(request.submission) }
                        return file
                    }
                }
            }
            .taking(EvidenceField.audience),
            .page(
                .post, DraftFilePath.removal, .permission(.complaintFile), Phrase(zh: "移除文件", en: "Remove a file")
            ) { [ports] request in
                try await Self.changeFiles(request, ports) { files, digest in files.removeAll { $0.digest == digest } }
            },
        ]
    }

    private static func takeEvidence(_ request: Request, _ ports: IntakePorts) async throws -> Response {
        var draft = try await Draft.of(request, ports)
        let goesOn = request.submission.pairs[EvidenceField.onward.name] == "true"
        let evidence = Evidence(
            shelf: ports.files, uploads: request.submission.uploads.filter { $0.field == "files" },
            audience: Evidence.audience(request.submission), room: Filing.Limit.files - draft.input.files.count)
        var outcome = try await evidence.taken()
        if evidence.uploads.isEmpty, !goesOn { outcome.refusals.append(.filesMissing) }
        draft.input.add(outcome.files)
        let cookie = try await draft.keep(ports)
        guard outcome.refusals.isEmpty else {
            let page = EvidencePage(reader: request.reader, files: draft.input.files, refusals: outcome.refusals)
            return Response.page(page.node, status: 422).setting(cookie: cookie)
        }
        let next = goesOn ? FilingStep.you : .evidence
        return Response.seeOther(next.path.link()).setting(cookie: cookie)
    }

    private static func changeFiles(
        _ request: Request, _ ports: IntakePorts, _ change: (inout [FiledFile], _ digest: String) -> Void
    ) async throws -> Response {
        var draft = try await Draft.of(request, ports)
        let digest = request.place("digest")
        guard draft.input.files.contains(where: { $0.digest == digest }) else { throw Refusal.pageAbsent }
        change(&draft.input.files, digest)
        return Response.seeOther(FilingStep.evidence.path.link()).setting(cookie: try await draft.keep(ports))
    }
}
