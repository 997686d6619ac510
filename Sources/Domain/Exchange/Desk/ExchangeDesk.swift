import Commons
import Complaints
public import Kernel
import Ledger
public import Privacy
public import Rulebook
public import Seals

/// Where data of other systems comes in.
public struct ExchangeDesk: Sendable {
    let books: any Books<any ExchangeBook>
    let rulebook: Rulebook
    let vault: Vault
    let random: RandomSource
    let now: @Sendable () -> Instant
    let places: PlaceLookup

    public init(
        books: any Books<any ExchangeBook>, rulebook: Rulebook, vault: Vault, places: PlaceLookup, random: RandomSource,
        now: @escaping @Sendable () -> Instant
    ) {
        self.books = books
        self.rulebook = rulebook
        self.vault = vault
        self.places = places
        self.random = random
        self.now = now
    }
}

/// How names and addresses of an export become codes of the directory.
public struct PlaceLookup: Sendable {
    public let authority: @Sendable (_ name: String) -> String?
    public let unit: @Sendable (_ name: String, _ authority: String?) -> String?
    public let region: @Sendable (_ address: String) -> String?

    public init(
        authority: @escaping @Sendable (_ name: String) -> String?,
        unit: @escaping @Sendable (_ name: String, _ authority: String?) -> String?,
        region: @escaping @Sendable (_ address: String) -> String?
    ) {
        self.authority = authority
        self.unit = unit
        self.region = region
    }
}

/// An order made ready outside the transaction: sealed, folded, digested.
struct PreparedOrder: Sendable {
    let order: ImportedOrder
    let digest: [UInt8]
    let history: ImportedHistory
    let complaint: Complaint
    let event: ComplaintEvent
    let respondent: Respondent
    let key: KeyRecord
    let rows: SealedRows
    let index: ComplaintIndex
}

extension ExchangeDesk {
    /// Makes a batch ready: the costly part, which needs no store and runs beside the writer.
    ///
    /// In the order of the new identifiers: they begin with the time, so that what is written goes to the end of every
    /// table and not all over it.
    func prepared(_ orders: [ImportedOrder]) throws -> [PreparedOrder] {
        let moment = now()
        return try orders.map { try prepared($0, at: moment) }.sorted { $0.complaint.id.text < $1.complaint.id.text }
    }

    private func prepared(_ order: ImportedOrder, at moment: Instant) throws -> PreparedOrder {
        let id: Identifier<Complaint> = random.identifier(at: moment)
        var respondent = Respondent(
            id: random.identifier(at: moment), name: order.firmName.isEmpty ? "—" : order.firmName)
        respondent.creditCode = order.creditCode?.text
        respondent.address = order.firmAddress
        let values = order.sealedValues
        let (key, record) = try vault.ring.makeKey(owner: id.text, using: random)
        let rows = try vault.sealed(values, of: id.text, under: key, using: random)
        let receivedOn = Day(at: order.receivedAt ?? order.registeredAt ?? moment)
        var facts = CaseFacts(
            intake: id.text, number: order.orderNumber,
            ruleSet: (try? rulebook.ruleSet(on: receivedOn).id.rawValue) ?? "",
            channel: order.channel?.rawValue ?? "unknown",
            platformReceivedAt: order.registeredAt ?? order.receivedAt, respondent: respondent.id)
        facts.region = order.region ?? (order.place ?? order.firmAddress).flatMap(places.region)
        respondent.region = facts.region
        facts.subjectClass = order.subjectClass
        facts.problemClass = order.problemClass
        facts.requests = order.requests.map(\.rawValue)
        facts.amount = order.amount
        facts.fields = values.keys.map(\.rawValue).sorted()
        let history = history(of: order)
        let event = ComplaintEvent(
            complaint: id, sequence: 1, at: moment, actor: "system", kind: .historyImported(facts, history))
        let digest = order.digest
        return PreparedOrder(
            order: order, digest: digest, history: history, complaint: try Complaint(history: [event]),
            event: event, respondent: respondent, key: record, rows: rows,
            index: ComplaintIndex(maskedName: order.complainantName.map(Mask.name), importDigest: digest))
    }

    private func history(of order: ImportedOrder) -> ImportedHistory {
        var history = ImportedHistory(
            state: order.closedAt != nil ? .closed : order.state, orderNumber: order.orderNumber)
        history.outcome = order.outcome
        history.authority = order.authority.flatMap(places.authority)
        history.unit = order.unit.flatMap { places.unit($0, history.authority) }
        history.competentReceivedAt = order.receivedAt
        history.decidedAt = order.decidedAt
        history.closedAt = order.closedAt
        return history
    }
}

extension ImportedOrder {
    /// What of the row is sealed.
    var sealedValues: [PersonalField: String] {
        var values: [PersonalField: String] = [.narrative: narrative]
        values[.name] = complainantName
        values[.phone] = complainantPhone?.national
        values[.feedback] = feedback
        values[.problemDetail] = problemDetail
        values[.place] = place
        return values
    }

    /// The digest of everything the row says but its line.
    var digest: [UInt8] {
        var bytes = CanonicalBytes(capacity: 512)
        let words = [
            kind.rawValue, channel?.rawValue, firmName, firmAddress, creditCode?.text, narrative, problemClass,
            problemDetail, subjectClass, place, state.rawValue, authority, unit, feedback,
            complainantName, complainantPhone?.text, region,
        ]
        for word in words { bytes.append(word ?? "\u{0}") }
        for moment in [registeredAt, receivedAt, decidedAt, closedAt] {
            bytes.append(moment?.microseconds ?? Int64.min)
        }
        bytes.append(amount?.fen ?? Int64.min)
        return Digest(of: bytes.bytes).bytes
    }
}

extension PersonalField {
    /// 反馈内容 of an export.
    public static let feedback = PersonalField(rawValue: "import.feedback")
    /// 具体问题 of an export.
    public static let problemDetail = PersonalField(rawValue: "import.problemDetail")
    /// 事发地 of an export.
    public static let place = PersonalField(rawValue: "import.place")
}
