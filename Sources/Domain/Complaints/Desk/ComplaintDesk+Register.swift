public import Access
public import Commons
public import Kernel
import Ledger
import Notices
public import Privacy
import Rulebook
import Seals

/// What the one who filed is told, once: the number, the code that opens the page, and when the next step is due.
public struct FilingReceipt: Hashable, Sendable {
    public let id: Identifier<Complaint>
    public let number: String
    /// Shown once and kept nowhere.
    public let queryCode: String
    public let state: ComplaintState
    /// The last day for the decision on acceptance, where a competent authority has the case already.
    public let decisionDueOn: Day?
    public let authority: String?

    public init(
        id: Identifier<Complaint>, number: String, queryCode: String, state: ComplaintState, decisionDueOn: Day?,
        authority: String?
    ) {
        self.id = id
        self.number = number
        self.queryCode = queryCode
        self.state = state
        self.decisionDueOn = decisionDueOn
        self.authority = authority
    }
}

extension ComplaintDesk {
    /// 投诉: a consumer files online, without an account or with one.
    ///
    /// `shop` is the registered shop that `filing.against.premises` names, read by the caller.
    public func file(
        _ filing: Filing, against shop: PlaceFinder.Shop?, by actor: Actor
    ) async throws -> FilingReceipt {
        try actor.require(.complaintFile)
        return try await enter(filing, shop: shop, registrar: nil, by: actor)
    }

    /// 登记: an official enters what came by phone, at the window, by letter or from 12345 (form 1).
    public func register(
        _ filing: Filing, against shop: PlaceFinder.Shop?, by actor: Actor
    ) async throws -> FilingReceipt {
        try actor.require(.complaintRegister)
        return try await enter(filing, shop: shop, registrar: actor.id, by: actor)
    }

    private func enter(
        _ filing: Filing, shop: PlaceFinder.Shop?, registrar: String?, by actor: Actor
    ) async throws -> FilingReceipt {
        if filing.against.premises != nil, shop == nil { throw Refusal.filingPremisesUnknown }
        return try await NumberTaken.redrawing {
            try await enterOnce(filing, shop: shop, registrar: registrar, by: actor)
        }
    }

    private func enterOnce(
        _ filing: Filing, shop: PlaceFinder.Shop?, registrar: String?, by actor: Actor
    ) async throws -> FilingReceipt {
        let moment = now()
        let entry = try opening(filing, shop: shop, registrar: registrar, by: actor, at: moment)
        let complaint = try Complaint(history: entry.events)
        let code = codes.make(using: random)
        let rows = try vault.sealed(
            entry.values, of: complaint.id.text, under: entry.key, using: random)
        let index = try index(of: complaint, maskedName: Mask.name(filing.complainant.name))
        let tracking = TrackingCode(hash: codes.hash(code, of: complaint.facts.number))
        var told: [(Notice.Recipient, NoticeMessage)] = [(.complainant, .registered)]
        if complaint.state == .underReview { told.append((.authority, .received)) }
        let notices = told
        // One act, one entry: a filing in the busiest minute is also proved by one row instead of four.
        let draft = EntryDraft(
            vouchingForAct: entry.events.map(\.vouched), of: EntrySubject(kind: "complaint", complaint.id))
        try await books.write { book in
            try book.add(entry.respondent)
            try book.add(complaint, events: entry.events, index: index)
            try book.add(entry.record)
            try book.put(rows)
            try book.put(tracking, of: complaint.id)
            if let draft { try book.append(draft) }
            try tell(notices, about: complaint, in: book, at: moment)
        }
        return FilingReceipt(
            id: complaint.id, number: complaint.facts.number, queryCode: code, state: complaint.state,
            decisionDueOn: index.dueOn, authority: complaint.routing?.authority)
    }

    private struct Opening {
        let events: [ComplaintEvent]
        let respondent: Respondent
        let key: DataKey
        let record: KeyRecord
        let values: [PersonalField: String]
    }

    /// Everything about a new case that can be made before the transaction begins.
    private func opening(
        _ filing: Filing, shop: PlaceFinder.Shop?, registrar: String?, by actor: Actor, at moment: Instant
    ) throws -> Opening {
        let id: Identifier<Complaint> = random.identifier(at: moment)
        let respondent = respondent(filing, shop: shop, at: moment)
        let home = registrar == nil ? nil : actor.office?.home
        // O121 13: an offline business answers at its actual place; a merchant on a platform at the address published
        // there, which is what a filing gives as its address.
        let finding = places.finding(of: shop, at: filing.against.address, home: home)
        let values = filing.sealedValues
        var facts = CaseFacts(
            intake: id.text, number: CaseNumber.drawn(at: moment, using: random),
            ruleSet: try rulebook.ruleSet(on: Day(at: moment)).id.rawValue, channel: filing.channel.rawValue,
            platformReceivedAt: moment, respondent: respondent.id)
        facts.take(filing, shop: shop)
        // Where the address leads nowhere, whoever registered it must send it on, and so must be able to find it.
        facts.region = shop?.region ?? finding?.region ?? home
        facts.account =
            registrar == nil && actor.roles.contains(.consumer) && actor.id != Actor.trackingID ? actor.id : nil
        facts.fields = values.keys.filter { !$0.isKey }.map(\.rawValue).sorted()
        facts.registrar = registrar
        var kinds: [ComplaintEvent.Kind] = [.registered(facts)]
        if let finding {
            kinds += [.routed(Routing(finding)), .received(at: moment)]
        }
        if let number = filing.hotlineNumber {
            kinds.append(.hotlineOrderSet(number: number, dueOn: filing.hotlineDueOn))
        }
        kinds += filing.files.map { .attached(Attachment($0, party: .complainant)) }
        let (key, record) = try vault.ring.makeKey(owner: id.text, using: random)
        let events = kinds.enumerated()
            .map { ComplaintEvent(complaint: id, sequence: $0 + 1, at: moment, actor: actor.id, kind: $1) }
        return Opening(events: events, respondent: respondent, key: key, record: record, values: values)
    }

    private func respondent(_ filing: Filing, shop: PlaceFinder.Shop?, at moment: Instant) -> Respondent {
        var respondent = Respondent(id: random.identifier(at: moment), name: shop?.name ?? filing.against.name)
        respondent.premises = shop?.premises
        respondent.merchant = shop?.merchant
        respondent.creditCode = shop?.creditCode ?? filing.against.creditCode?.text
        respondent.address = shop?.address ?? filing.against.address
        respondent.region = shop?.region
        respondent.platform = shop?.platform ?? filing.against.platform
        respondent.phone = filing.against.phone
        return respondent
    }
}

extension Attachment {
    init(_ file: FiledFile, party: Party?) {
        self.init(
            digest: file.digest, mediaType: file.mediaType, size: file.size,
            nameField: PersonalField.fileName(file.digest).rawValue, audience: file.audience, party: party)
    }
}

extension CaseFacts {
    fileprivate mutating func take(_ filing: Filing, shop: PlaceFinder.Shop?) {
        premises = shop?.premises
        merchant = shop?.merchant
        subjectClass = filing.subjectClass
        problemClass = filing.problemClass
        requests = filing.requests.map(\.rawValue)
        amount = filing.amount
        disputeAmount = filing.disputeAmount
        occurredOn = filing.occurredOn
        isOnline = filing.isOnline || shop?.platform != nil
        isPrepaid = filing.isPrepaid
        consentsToPublication = filing.consentsToPublication
        consentsToEntrustment = filing.consentsToEntrustment
        sharesContact = filing.sharesContact
    }
}

extension Filing {
    /// What is sealed: all that a person wrote or is.
    var sealedValues: [PersonalField: String] {
        var values: [PersonalField: String] = [.name: complainant.name, .narrative: narrative]
        values[.phone] = complainant.phone?.national
        values[.email] = complainant.email?.text
        if let identity = complainant.identity { values[.number(of: identity)] = identity.number }
        values[.address] = complainant.address
        values[.agentName] = complainant.agentName
        values[.agentPhone] = complainant.agentPhone?.national
        values[.product] = product
        values[.requestNote] = requestNote
        for file in files { values.merge(file.sealedValues) { first, _ in first } }
        return values
    }
}

extension PersonalField {
    /// The field that the number of a document is sealed in.
    public static func number(of identity: IdentityDocument) -> PersonalField {
        identity.kind == .residentID ? .residentID : .otherID
    }
}

extension FiledFile {
    /// What of the file is sealed under the case's key: its name, and what opens its bytes.
    public var sealedValues: [PersonalField: String] {
        var values: [PersonalField: String] = [.fileName(digest): name]
        values[.fileKey(digest)] = key
        return values
    }
}
