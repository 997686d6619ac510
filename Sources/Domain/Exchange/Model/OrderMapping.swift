import Complaints
public import Kernel

/// What a column of an export means.
public enum OrderColumn: String, CaseIterable, Sendable {
    case orderNumber, kind, channel, firmName, firmAddress, creditCode, narrative, problemClass, place, problemDetail
    case requests, state, authority, unit, feedback, registeredAt, receivedAt, decidedAt, closedAt, subjectClass
    case amount, complainantName, complainantPhone, region
}

/// What sort of message a row is.
public enum OrderKind: String, CaseIterable, Sendable {
    case complaint, report, inquiry
}

/// Which headings of a file mean what, and how its words are to be understood: a document, not code.
///
/// Every bureau's export differs a little; whoever imports one lays a mapping beside it.
public struct OrderMapping: Hashable, Sendable {
    public let title: String
    let headings: [OrderColumn: [String]]
    let kinds: [String: OrderKind]
    let states: [String: ComplaintState]
    let reportStates: [String: String]
    /// What a file is that has no column for it.
    let defaultKind: OrderKind
    /// Put before the numbers of a collection whose own numbers are not the platform's, so that they clash with none.
    let series: String?
    /// How the rows are written.
    public let form: Form

    public enum Form: String, CaseIterable, Sendable {
        /// CSV or a workbook, told apart by their first bytes.
        case table
        /// A JSON array of flat objects.
        case jsonList
    }

    /// Reads a mapping document.
    ///
    /// - Throws: a refusal that names the member which is wrong.
    public init(_ json: JSON) throws(Refusal) {
        title = json["title"]?.string ?? ""
        var headings: [OrderColumn: [String]] = [:]
        for (name, value) in json["columns"]?.object ?? [:] {
            guard let column = OrderColumn(rawValue: name) else { throw .mappingUnknown(name) }
            guard let names = value.array?.compactMap(\.string) ?? value.string.map({ [$0] }), !names.isEmpty else {
                throw .mappingUnknown(name)
            }
            headings[column] = names
        }
        guard headings[.narrative] != nil else { throw .mappingUnknown("columns.narrative") }
        self.headings = headings
        var kinds: [String: OrderKind] = [:]
        for (word, value) in json["kinds"]?.object ?? [:] {
            guard let kind = value.string.flatMap(OrderKind.init(rawValue:)) else { throw .mappingUnknown(word) }
            kinds[word] = kind
        }
        self.kinds = kinds
        var states: [String: ComplaintState] = [:]
        for (word, value) in json["states"]?.object ?? [:] {
            guard let state = value.string.flatMap(ComplaintState.init(rawValue:)) else {
                throw .mappingUnknown(word)
            }
            states[word] = state
        }
        self.states = states
        var reportStates: [String: String] = [:]
        for (word, value) in json["reportStates"]?.object ?? [:] {
            guard let state = value.string else { throw .mappingUnknown(word) }
            reportStates[word] = state
        }
        self.reportStates = reportStates
        defaultKind = json["defaultKind"]?.string.flatMap(OrderKind.init(rawValue:)) ?? .complaint
        series = json["series"]?.string
        guard let form = Form(rawValue: json["form"]?.string ?? Form.table.rawValue) else {
            throw .mappingUnknown("form")
        }
        self.form = form
    }

    /// Where each meaning stands in a file with these headings; a meaning whose heading is not there is left out.
    func places(in header: [String]) -> [OrderColumn: Int] {
        var places: [OrderColumn: Int] = [:]
        for (column, names) in headings {
            for name in names {
                if let index = header.firstIndex(of: name) {
                    places[column] = index
                    break
                }
            }
        }
        return places
    }
}
