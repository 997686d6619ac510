import Access
import CaseParts
import Complaints
import ComplaintsWeb
import Kernel
import Privacy
import Reports
import Web

extension ReportEndpoints {
    /// One step, as pages and programs alike take it.
    func perform(
        _ step: ReportStep, _ values: ReportStepValues, on id: Identifier<Report>, desk: ReportDesk, by actor: Actor
    ) async throws -> Report {
        typealias Name = ReportStepFields
        return switch step {
        case .dispatch: try await dispatch(values[PlaceSelect.field], id, desk, actor)
        case .sendingBack: try await desk.returnReport(id, reason: values[Name.reason], by: actor)
        case .assignment:
            try await desk.assign(
                id, unit: values.optional(Name.unit), officer: values.has(Name.isMine) ? actor.id : nil, by: actor)
        case .testingStart: try await desk.beginTesting(id, on: try values.day(Name.day), by: actor)
        case .testingEnd: try await desk.endTesting(id, on: try values.day(Name.day), by: actor)
        case .extending:
            try await desk.extend(id, reason: values[Name.reason], approver: values[Name.approver], by: actor)
        case .filing:
            try await desk.fileCase(
                id, caseNumber: values.optional(Name.caseNumber), approver: values[Name.approver], by: actor)
        case .notFiling:
            try await desk.declineCase(
                id, grounds: values.all(Name.grounds), reason: values[Name.reason], approver: values[Name.approver],
                by: actor)
        case .competence: try await desk.denyCompetence(id, reason: values[Name.told], by: actor)
        case .duplicate: try await desk.markDuplicate(id, of: values[Name.earlier], by: actor)
        case .transfer: try await desk.transfer(id, reason: values[Name.reason], by: actor)
        case .reply:
            try await desk.reply(
                id, text: values[.text], way: Source(rawValue: values[Name.way]) ?? .letter, by: actor)
        case .closing: try await desk.close(id, by: actor)
        case .supplement: try await desk.supplement(id, text: values[.text], by: actor)
        case .files: try await attach(values, id, desk, actor)
        case .note: try await desk.note(id, text: values[.text], by: actor)
        case .unmasking: throw Refusal.pageAbsent
        }
    }

    private func attach(
        _ values: ReportStepValues, _ id: Identifier<Report>, _ desk: ReportDesk, _ actor: Actor
    ) async throws -> Report {
        // Asked first, so that nobody stores files by way of a report that is not theirs.
        _ = try await desk.show(id, by: actor)
        let taken = try await taken(values.uploads)
        if let refusals = Refusals(taken.refusals) { throw refusals }
        return try await desk.attach(
            taken.files, isReporters: values.has(ReportStepFields.isReporters), to: id, by: actor)
    }

    private func dispatch(
        _ place: String, _ id: Identifier<Report>, _ desk: ReportDesk, _ actor: Actor
    ) async throws -> Report {
        guard let office = PlaceSelect.office(of: place) else { throw Refusal.reportAuthorityUnknown }
        return try await desk.dispatch(id, to: office.authority, unit: office.unit, by: actor)
    }

    /// The report with the reporter in full, for a purpose that goes on record.
    func unmasked(
        _ values: ReportStepValues, _ id: Identifier<Report>, by actor: Actor
    ) async throws -> ReportView {
        guard let purpose = Purpose(rawValue: values[.purpose]) else { throw Refusal.inputMalformed }
        let reason = try UnmaskReason(asked: purpose, about: id.text, words: values[.words])
        return try await desk.unmask(id, reason: reason, by: actor)
    }

    /// The steps as forms on the report's page.
    var stepPages: [Endpoint] {
        ReportStep.allCases.map { step in
            let fields = ReportStepFields.of(step).map { ReportStepFields.named($0, in: step) }
            return
                Endpoint.page(.post, ReportPath.step(step), .permission(step.permission), step.phrase) { request in
                    let id: Identifier<Report> = try request.identifier("id")
                    return try await Response.refusing {
                        var read = request.fields
                        let version = read.integer(.seenVersion)
                        let values = try ReportStepValues(step, from: &read) { ReportStepFields.named($0, in: step) }
                        if step == .unmasking {
                            return .page(
                                try await page(of: try await unmasked(values, id, by: request.actor), request))
                        }
                        _ = try await perform(
                            step, values, on: id, desk: version.map { desk.seeing(version: $0) } ?? desk,
                            by: request.actor)
                        let place = ReportPath.show.link(id.text)
                        return Response.seeOther(place).leaving(step.rawValue, at: place, isSecure: isSecure)
                    } page: { refusals in
                        let view = try await desk.show(id, by: request.actor)
                        return try await page(
                            of: view, request, refused: refusals.map { Self.renamed($0, in: step) }, at: step)
                    }
                }
                .taking(fields + [.seenVersion]).costing(step == .unmasking ? 5 : step.hasFiles ? 2 : 1)
        }
    }

    /// A refusal of the desk under the name that the field has on the page.
    private static func renamed(_ refusal: Refusal, in step: ReportStep) -> Refusal {
        guard let field = refusal.field else { return refusal }
        if step == .dispatch { return refusal.about(PlaceSelect.field.name) }
        let isOwn = ReportStepFields.of(step).contains { $0.name == field }
        return isOwn ? refusal.about("\(step.rawValue)-\(field)") : refusal
    }
}
