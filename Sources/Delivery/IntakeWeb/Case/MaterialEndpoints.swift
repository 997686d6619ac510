import Access
import CaseParts
import Complaints
import Kernel
import Web

/// The files of one's own case.
extension IntakeEndpoints {
    var ownFiles: [Endpoint] {
        [
            .page(.get, CasePath.material, .permission(.attachmentAdd), Phrase(zh: "补充材料", en: "Add material")) {
                [ports] request in
                let view = try await Self.ownView(request, ports)
                return .page(MaterialPage(view: view, reader: request.reader, refusals: []).node)
            },
            Endpoint.page(.post, CasePath.material, .permission(.attachmentAdd), Phrase(zh: "补充材料", en: "Add material"))
            {
                [ports] request in
                try await Self.takeMaterial(request, ports)
            }
            .taking(EvidencePage.uploads, EvidenceField.audience).costing(2),
            .page(.get, CasePath.file, .permission(.attachmentRead), Phrase(zh: "查看材料", en: "See a file")) {
                [ports] request in
                try await Self.attachment(request, ports)
            },
        ]
    }

    private static func takeMaterial(_ request: Request, _ ports: IntakePorts) async throws -> Response {
        let view = try await ownView(request, ports)
        let outcome = try await attach(request, to: view.complaint.id, ports)
        guard outcome.refusals.isEmpty else {
            let page = MaterialPage(view: view, reader: request.reader, refusals: outcome.refusals)
            return .page(page.node, status: 422)
        }
        return .seeOther(CasePath.show.link(view.complaint.id.text))
    }

    /// Takes the files of a request and puts those that hold on the case.
    static func attach(
        _ request: Request, to id: Identifier<Complaint>, _ ports: IntakePorts
    ) async throws -> Evidence.Outcome {
        let evidence = Evidence(
            shelf: ports.files, uploads: request.submission.uploads.filter { $0.field == "files" },
            audience: Evidence.audience(request.submission), room: Filing.Limit.files)
        var outcome = try await evidence.taken()
        if evidence.uploads.isEmpty { outcome.refusals.append(.filesMissing) }
        for file in outcome.files { _ = try await ports.desk.attach(file, to: id, by: request.actor) }
        return outcome
    }

    /// A file of a case, for whoever the desk lets see it.
    static func attachment(_ request: Request, _ ports: IntakePorts) async throws -> Response {
        let (attachment, name, key) = try await ports.desk.attachment(
            request.place("digest"), of: try request.identifier("id"), by: request.actor)
        guard let bytes = try await ports.files.read(attachment.digest, key) else { throw Refusal.pageAbsent }
        return FileResponse.response(bytes, mediaType: attachment.mediaType, name: name)
    }
}
