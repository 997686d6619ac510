public import Complaints
import Kernel
public import Web

/// What one asks of an inbox, as its address says it.
public struct InboxWish<State: CaseState>: Sendable {
    let state: State?
    /// Whether closed cases are shown among the others.
    let isEverything: Bool
    let band: DueBand?
    let isMine: Bool
    public let order: ComplaintSelection.Order
    public let listing: Listing

    /// The words of the address that narrow an inbox, besides those of the page.
    public static var fields: [Field] { [stateWord, InboxWords.band, InboxWords.mine, .orderFilter] }

    private static var stateWord: Field {
        Field(
            "state", .state,
            .choice(
                [Schema.Choice(InboxWords.everything, Phrase(zh: "全部", en: "All"))]
                    + State.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }), isRequired: false)
    }

    /// Reads the address.
    ///
    /// - Throws: refusals of the words that mean nothing.
    public init(_ request: Request) throws {
        var fields = request.queryFields
        let word = fields.choice(Self.stateWord)
        state = word.flatMap(State.init(rawValue:))
        isEverything = word == InboxWords.everything
        band = fields.choice(InboxWords.band, as: DueBand.self)
        isMine = fields.flag(InboxWords.mine)
        order = fields.choice(.orderFilter, as: ComplaintSelection.Order.self) ?? .due
        try fields.finish()
        listing = try request.listing()
    }

    /// Whether something fits that is not shown.
    public var isNarrowed: Bool {
        state != nil || isEverything || band != nil || isMine || listing.after != nil
    }

    /// Whether all that is open is shown by its dates, so that what nobody has yet may stand apart.
    public var isPlain: Bool { state == nil && !isEverything && band == nil && !isMine && order == .due }

    /// The same for the desk.
    public var query: CaseQuery<State> {
        var query = CaseQuery<State>()
        if let state {
            query.states = [state]
        } else if !isEverything {
            query.states = Set(State.allCases.filter(\.isOpen))
        }
        query.band = band
        query.isMine = isMine
        query.order = order
        (query.limit, query.cursor) = (listing.limit, listing.after)
        return query
    }
}

/// The words of an inbox's address that are the same for all states.
enum InboxWords {
    static let everything = "all"
    static let band = Field(
        "due", .legalDate, .choice(DueBand.allCases.map { Schema.Choice($0.rawValue, $0.phrase) }), isRequired: false)
    static let mine = Field("mine", .mine, .flag, isRequired: false)
}

extension CaseQuery where State: RawRepresentable<String> {
    /// What a program asks of a list of the API.
    ///
    /// - Throws: refusals of what means nothing.
    public init(_ request: Request, state: Field) throws {
        self.init()
        var fields = request.queryFields
        if let state = fields.choice(state, as: State.self) { states = [state] }
        dueBy = fields.day(.dueByFilter)
        order = fields.choice(.orderFilter, as: ComplaintSelection.Order.self) ?? .newest
        try fields.finish()
        let listing = try request.listing()
        (limit, cursor) = (listing.limit, listing.after)
    }
}
