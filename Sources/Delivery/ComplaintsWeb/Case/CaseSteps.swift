import CaseParts
import Complaints
import Kernel
import Web

/// The steps that officials take, each named by the one who takes it.
extension ComplaintPages {
    var deciding: [Endpoint] {
        [
            step(.dispatch, taking: [PlaceSelect.field, CaseFields.dispatchReason]) { request, fields, id, desk in
                let place = fields.text(PlaceSelect.field)
                let reason = fields.text(CaseFields.dispatchReason)
                guard let place, fields.isClean else { throw fields.failure }
                guard let office = PlaceSelect.office(of: place) else { throw Refusal.complaintAuthorityUnknown }
                _ = try await desk.dispatch(
                    id, to: office.authority, unit: office.unit, reason: reason, by: request.actor)
            },
            step(.sendingBack, taking: [CaseFields.returnReason]) { request, fields, id, desk in
                guard let reason = fields.text(CaseFields.returnReason), fields.isClean else { throw fields.failure }
                _ = try await desk.returnCase(id, reason: reason, by: request.actor)
            },
            step(.acceptance) { request, fields, id, desk in
                try fields.finish()
                _ = try await desk.accept(id, by: request.actor)
            },
            step(.refusal, taking: [CaseFields.grounds, CaseFields.explanation]) { request, fields, id, desk in
                let grounds = fields.texts(CaseFields.grounds)
                let explanation = fields.text(CaseFields.explanation)
                guard let explanation, fields.isClean else { throw fields.failure }
                _ = try await desk.decline(id, grounds: grounds, explanation: explanation, by: request.actor)
            },
            step(.closing) { request, fields, id, desk in
                try fields.finish()
                _ = try await desk.close(id, by: request.actor)
            },
            step(.note, taking: [CaseFields.noteText, CaseFields.noteAudience]) { request, fields, id, desk in
                let text = fields.text(CaseFields.noteText)
                let audience = fields.choice(CaseFields.noteAudience, as: Audience.self)
                guard let text, let audience, fields.isClean else { throw fields.failure }
                _ = try await desk.note(id, text: text, audience: audience, by: request.actor)
            },
        ] + adding
    }

    /// What was handed in at the window or came by letter.
    private var adding: [Endpoint] {
        guard let files else { return [] }
        return [
            step(.material, taking: [files.field, CaseFields.fileAudience]) { request, fields, id, _ in
                let uploads = fields.uploads(files.field)
                let audience = fields.choice(CaseFields.fileAudience, as: Audience.self)
                guard let audience, fields.isClean else { throw fields.failure }
                // Asked first, so that nobody stores files by way of a case that is not theirs.
                guard try await desk.show(id, by: request.actor).reader == .authority else {
                    throw Refusal.complaintAbsent
                }
                let taken = try await files.take(uploads, audience)
                for file in taken.files { _ = try await desk.attach(file, to: id, by: request.actor) }
                if let refusals = Refusals(taken.refusals) { throw refusals }
            }
            .costing(2)
        ]
    }

    var mediating: [Endpoint] {
        [
            step(.answer, taking: [CaseFields.answerText, CaseFields.answerSource]) { request, fields, id, desk in
                let text = fields.text(CaseFields.answerText)
                let source = fields.choice(CaseFields.answerSource, as: Source.self)
                guard let text, let source, fields.isClean else { throw fields.failure }
                _ = try await desk.enterAnswer(id, text: text, source: source, by: request.actor)
            },
            step(.consent, taking: [CaseFields.party, CaseFields.consentGiven, CaseFields.consentSource]) {
                request, fields, id, desk in
                let party = fields.choice(CaseFields.party, as: Party.self)
                let given = fields.choice(CaseFields.consentGiven)
                let source = fields.choice(CaseFields.consentSource, as: Source.self)
                guard let party, let given, let source, fields.isClean else { throw fields.failure }
                _ = try await desk.enterConsent(
                    id, of: party, isGiven: given == "yes", source: source, by: request.actor)
            },
            step(.mediation) { request, fields, id, desk in
                try fields.finish()
                _ = try await desk.startMediation(id, by: request.actor)
            },
            step(.agreement, taking: [.terms, .recovered]) { request, fields, id, desk in
                let terms = fields.text(.terms)
                let recovered = fields.money(.recovered)
                guard let terms, let recovered, fields.isClean else { throw fields.failure }
                _ = try await desk.agree(id, terms: terms, recovered: recovered, by: request.actor)
            },
            step(.termination, taking: [CaseFields.ground]) { request, fields, id, desk in
                guard let ground = fields.text(CaseFields.ground), fields.isClean else { throw fields.failure }
                _ = try await desk.terminate(id, ground: ground, by: request.actor)
            },
            step(.withdrawal, taking: [CaseFields.withdrawalSource]) { request, fields, id, desk in
                let source = fields.choice(CaseFields.withdrawalSource, as: Source.self)
                guard let source, fields.isClean else { throw fields.failure }
                _ = try await desk.withdraw(id, source: source, by: request.actor)
            },
        ]
    }
}
