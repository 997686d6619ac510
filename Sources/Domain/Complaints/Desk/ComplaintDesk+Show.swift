public import Access
import Cases
public import Kernel
import Ledger
public import Notices
public import Privacy
public import Rulebook

/// A complaint as one of its readers may see it.
///
/// Made for one actor: what that actor may not see is not in it, so a page cannot show it by mistake.
public struct CaseView: Sendable {
    public enum Reader: String, CaseIterable, Sendable {
        case complainant, respondent, authority
    }

    public let reader: Reader
    public let complaint: Complaint
    public let respondent: Respondent
    /// The events this reader may know of.
    public let events: [ComplaintEvent]
    /// Texts and personal fields, masked or whole as the reader may see them.
    public let texts: [PersonalField: String]
    /// Whether personal fields stand masked in `texts`.
    public let isMasked: Bool
    public let attachments: [Attachment]
    /// The clock that runs now, with its certificate.
    public let clock: Clock?
    /// The rules under which a decision would be made today.
    public let rules: RuleSet
    public let notices: [Notice]
    /// Earlier cases of the same phone, for the authority only.
    public let earlierOfComplainant: [ComplaintRow]
    /// Earlier cases against the same business, for the authority only.
    public let earlierOfRespondent: [ComplaintRow]
}

extension ComplaintDesk {
    /// The case as the actor may see it.
    public func show(_ id: Identifier<Complaint>, by actor: Actor) async throws -> CaseView {
        let moment = now()
        return try await books.read { book in
            let complaint = try complaint(id, in: book, for: .complaintRead, by: actor)
            return try view(of: complaint, in: book, by: actor, unmasked: false, at: moment)
        }
    }

    /// The case with personal fields in full, for a purpose that is entered in the ledger first.
    public func unmask(
        _ id: Identifier<Complaint>, reason: UnmaskReason, by actor: Actor
    ) async throws -> CaseView {
        let moment = now()
        return try await books.write { book in
            let complaint = try complaint(id, in: book, for: .complaintUnmask, by: actor)
            let subject = EntrySubject(kind: "complaint", complaint.id)
            let limit = UnmaskLimit.standard
            let earlier = try book.moments(
                of: .complaintUnmasked, by: actor.id, since: moment.advanced(bySeconds: -limit.seconds))
            try limit.allow(at: moment, after: earlier)
            try book.append(
                EntryDraft(
                    at: moment, actor: actor.id, action: .complaintUnmasked, subject: subject, details: reason.details))
            return try view(of: complaint, in: book, by: actor, unmasked: true, at: moment)
        }
    }

    private func view(
        of complaint: Complaint, in book: any ComplaintBook, by actor: Actor, unmasked: Bool, at moment: Instant
    ) throws -> CaseView {
        let reader = CaseView.Reader(of: complaint, actor)
        guard let respondent = try book.respondent(complaint.facts.respondent) else {
            throw HistoryDamage(reason: "the respondent is missing")
        }
        let events = try book.events(of: complaint.id).filter { $0.kind.isVisible(to: reader) }
        let texts = try texts(of: complaint, telling: events, for: reader, in: book, unmasked: unmasked)
        let recipient: Notice.Recipient =
            switch reader {
            case .complainant: .complainant
            case .respondent: .respondent
            case .authority: .authority
            }
        return CaseView(
            reader: reader, complaint: complaint, respondent: respondent,
            events: events, texts: texts,
            isMasked: reader != .complainant && !unmasked,
            attachments: complaint.attachments.filter { $0.isVisible(to: reader) },
            clock: complaint.isImported ? nil : try nextClock(of: complaint),
            rules: try rules(for: complaint, decidedAt: moment),
            notices: try book.notices(about: complaint.id.text, to: recipient),
            earlierOfComplainant: reader == .authority ? try earlier(of: complaint, in: book) : [],
            earlierOfRespondent: reader == .authority ? try earlier(against: respondent, than: complaint, in: book) : []
        )
    }

    private func texts(
        of complaint: Complaint, telling events: [ComplaintEvent], for reader: CaseView.Reader,
        in book: any ComplaintBook, unmasked: Bool
    ) throws -> [PersonalField: String] {
        guard !complaint.isErased else { return [:] }
        let names = complaint.fieldNames(for: reader) + events.compactMap(\.kind.reason)
        var texts = try vault.read(names, of: complaint.id.text, in: book)
        for (field, value) in texts {
            switch reader {
            case .complainant: break
            case .authority: if !unmasked { texts[field] = field.isPersonal ? field.hidden(value) : value }
            case .respondent:
                let isShared = field == .phone && complaint.facts.sharesContact
                if !isShared { texts[field] = field.isPersonal ? field.hidden(value) : Mask.narrative(value) }
            }
        }
        return texts
    }

    private func earlier(of complaint: Complaint, in book: any ComplaintBook) throws -> [ComplaintRow] {
        guard !complaint.isErased,
            let phone = try vault.read([.phone], of: complaint.id.text, in: book)[.phone]
        else { return [] }
        let cases = try vault.subjects(with: phone, as: .phone, in: book, limit: Self.earlierLimit + 1)
        return try rows(cases.filter { $0 != complaint.id.text }, in: book)
    }

    private func earlier(
        against respondent: Respondent, than complaint: Complaint, in book: any ComplaintBook
    ) throws -> [ComplaintRow] {
        var selection = ComplaintSelection()
        if let merchant = respondent.merchant {
            selection.merchants = [merchant]
        } else {
            selection.respondentName = respondent.name
        }
        let page = try book.complaints(selection, after: nil, limit: Self.earlierLimit + 1)
        return page.items.filter { $0.id != complaint.id }
    }

    func rows(_ cases: [String], in book: any ComplaintBook) throws -> [ComplaintRow] {
        guard !cases.isEmpty else { return [] }
        var selection = ComplaintSelection()
        selection.caseIDs = Set(cases)
        return try book.complaints(selection, after: nil, limit: Self.earlierLimit).items
    }

    /// As many earlier cases as an official looks through before the next caller.
    private static let earlierLimit = 20
}

extension CaseView.Reader {
    init(of complaint: Complaint, _ actor: Actor) {
        if actor.roles.contains(.merchantStaff) {
            self = .respondent
        } else if actor.roles.contains(.consumer) {
            self = .complainant
        } else {
            self = .authority
        }
    }
}

extension ComplaintEvent.Kind {
    /// The parties see the procedure; the authority's own notes and hand-overs only the authority sees.
    fileprivate func isVisible(to reader: CaseView.Reader) -> Bool {
        switch (self, reader) {
        case (_, .authority): true
        case (.noted(_, let audience), _): audience == .parties
        case (.attached(let attachment), _): attachment.isVisible(to: reader)
        case (.returned, _), (.assigned, _), (.hotlineOrderSet, _): false
        case (.declined, .respondent), (.historyImported, .respondent), (.historyUpdated, .respondent): false
        default: true
        }
    }
}

extension ComplaintEvent.Kind {
    /// The sealed field with the reason of a hand-back, which stands in no list of the complaint.
    fileprivate var reason: PersonalField? {
        guard case .returned(let field) = self else { return nil }
        return PersonalField(rawValue: field)
    }
}

extension Attachment {
    fileprivate func isVisible(to reader: CaseView.Reader) -> Bool {
        switch reader {
        case .authority: true
        case .complainant: audience == .parties || party == .complainant
        case .respondent: audience == .parties || party == .respondent
        }
    }
}

extension Complaint {
    /// The sealed fields that a reader is shown at all.
    fileprivate func fieldNames(for reader: CaseView.Reader) -> [PersonalField] {
        let answers = answers.map { PersonalField(rawValue: $0.field) }
        let shared = notes.filter { $0.audience == .parties }.map { PersonalField(rawValue: $0.field) }
        let files = attachments.filter { $0.isVisible(to: reader) }.map { PersonalField(rawValue: $0.nameField) }
        let common = answers + shared + files + [.terms]
        switch reader {
        case .authority:
            return common + facts.fields.map(PersonalField.init(rawValue:))
                + notes.map { PersonalField(rawValue: $0.field) } + returnFields.map(PersonalField.init(rawValue:))
        case .complainant:
            let decision = notes.filter { $0.field.hasPrefix("decision.") }.map { PersonalField(rawValue: $0.field) }
            return common + decision + facts.fields.map(PersonalField.init(rawValue:))
        case .respondent:
            return common + [.name, .narrative, .product, .requestNote]
                + (facts.sharesContact ? [.phone] : [])
        }
    }
}

extension PersonalField {
    /// Whether the field is a person's own datum, as against a text about the case.
    fileprivate var isPersonal: Bool {
        rawValue.hasPrefix("person.") || rawValue.hasPrefix("agent.")
    }

    /// The masked form, of an agent's data too.
    fileprivate func hidden(_ value: String) -> String {
        switch self {
        case .agentName: Mask.name(value)
        case .agentPhone: Mask.phone(value)
        default: masked(value)
        }
    }
}
