public import Commons
import Complaints
public import Kernel
import Seals
public import Tables

/// Reads the rows of one file by a mapping: a row becomes an order, or a remark on what is wrong with it.
public struct OrderReader: Sendable {
    public enum Reading: Sendable {
        case order(ImportedOrder)
        case rejected(ImportRemark)
    }

    private let mapping: OrderMapping
    private let places: [OrderColumn: Int]
    private let header: [String]
    /// The day of the import: nothing can have happened after it.
    private let today: Day
    /// How often each text came, in files whose rows have no number.
    private var repeats: [UInt64: Int] = [:]

    /// - Throws: a refusal where the file has no header, or no column for the narrative.
    public init(_ mapping: OrderMapping, header: [String], today: Day) throws(Refusal) {
        self.mapping = mapping
        self.today = today
        self.header = header
        places = mapping.places(in: header)
        if header.allSatisfy(\.isEmpty) { throw .fileEmpty }
        if places[.narrative] == nil { throw .columnMissing(mapping.headings[.narrative] ?? []) }
    }

    public mutating func read(_ row: Row, line: Int) -> Reading {
        var cells = Cells(row: row, places: places, header: header, line: line)
        let order = order(&cells, line: line)
        checkDates(of: order, &cells)
        if let remark = cells.remark { return .rejected(remark) }
        return .order(order)
    }

    private mutating func order(_ cells: inout Cells, line: Int) -> ImportedOrder {
        let number = number(&cells)
        cells.orderNumber = number
        let kind = kind(&cells)
        return ImportedOrder(
            line: line, orderNumber: number, kind: kind,
            channel: cells.text(.channel).flatMap(Channel.init(exported:)),
            firmName: cells.text(.firmName, upTo: 200) ?? "", firmAddress: cells.text(.firmAddress, upTo: 400),
            creditCode: creditCode(&cells), narrative: narrative(&cells),
            problemClass: cells.text(.problemClass, upTo: 100), problemDetail: cells.text(.problemDetail, upTo: 200),
            subjectClass: cells.text(.subjectClass, upTo: 100), place: cells.text(.place, upTo: 400),
            requests: cells.text(.requests).map { RequestKind.reading($0).kinds } ?? [], state: state(&cells, of: kind),
            reportState: kind == .report ? reportState(&cells) : nil,
            authority: cells.text(.authority, upTo: 100), unit: cells.text(.unit, upTo: 100),
            feedback: cells.text(.feedback, upTo: 10_000), registeredAt: cells.moment(.registeredAt),
            receivedAt: cells.moment(.receivedAt), decidedAt: cells.moment(.decidedAt),
            closedAt: cells.moment(.closedAt), amount: amount(&cells),
            complainantName: cells.text(.complainantName, upTo: 100), complainantPhone: phone(&cells),
            region: cells.text(.region).flatMap { (try? RegionCode($0))?.text })
    }

    /// Refuses a day that has not come yet, and one before the step that it follows; hours are not compared, since many
    /// exports have none.
    private func checkDates(of order: ImportedOrder, _ cells: inout Cells) {
        let steps: [(OrderColumn, Instant?)] = [
            (.registeredAt, order.registeredAt), (.receivedAt, order.receivedAt), (.decidedAt, order.decidedAt),
            (.closedAt, order.closedAt),
        ]
        var earlier: (column: OrderColumn, day: Day)?
        for (column, moment) in steps {
            guard let day = moment.map({ Day(at: $0) }) else { continue }
            if day > today {
                cells.refuse(column, Phrase(zh: "“\(day)”还没有到", en: "“\(day)” is yet to come"))
            } else if let earlier, day < earlier.day {
                let heading = cells.heading(earlier.column)
                cells.refuse(
                    column,
                    Phrase(
                        zh: "“\(day)”早于“\(heading)”的“\(earlier.day)”",
                        en: "“\(day)” is before the “\(earlier.day)” of “\(heading)”"))
            }
            earlier = (column, day)
        }
    }

    /// The row's own number, or one made of its text, so that the same file twice is the same orders.
    private mutating func number(_ cells: inout Cells) -> String {
        let series = mapping.series.map { "\($0)-" } ?? ""
        guard places[.orderNumber] == nil else {
            guard let number = cells.text(.orderNumber) else {
                cells.refuse(.orderNumber, Self.missing)
                return ""
            }
            return series + number
        }
        let digest = Digest(of: cells.text(.narrative, upTo: 50_000) ?? "").bytes
        let mark = digest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let count = repeats[mark, default: 0] + 1
        repeats[mark] = count
        return series + "text-" + Hex.text(Array(digest.prefix(10))) + (count > 1 ? "-\(count)" : "")
    }

    private func narrative(_ cells: inout Cells) -> String {
        let text = cells.text(.narrative, upTo: 50_000) ?? ""
        if text.isEmpty { cells.refuse(.narrative, Self.missing) }
        return text
    }

    private func kind(_ cells: inout Cells) -> OrderKind {
        guard let word = cells.text(.kind), !word.isEmpty else { return mapping.defaultKind }
        if let kind = mapping.kinds[word] { return kind }
        cells.refuse(.kind, Phrase(zh: "无法识别的类型“\(word)”", en: "unknown kind “\(word)”"))
        return mapping.defaultKind
    }

    /// Reports and inquiries have words of their own for where they stand, which say nothing of a complaint.
    private func state(_ cells: inout Cells, of kind: OrderKind) -> ComplaintState {
        guard kind == .complaint else { return .registered }
        let word = cells.text(.state) ?? ""
        guard let state = mapping.states[word] else {
            cells.refuse(.state, Phrase(zh: "无法识别的状态“\(word)”", en: "unknown state “\(word)”"))
            return .registered
        }
        return state
    }

    private func reportState(_ cells: inout Cells) -> String? {
        guard let word = cells.text(.state), !mapping.reportStates.isEmpty else { return nil }
        if let state = mapping.reportStates[word] { return state }
        cells.refuse(.state, Phrase(zh: "无法识别的举报状态“\(word)”", en: "unknown state of a report “\(word)”"))
        return nil
    }

    private func creditCode(_ cells: inout Cells) -> UnifiedSocialCreditCode? {
        cells.checked(.creditCode) { (text) throws(Refusal) in try UnifiedSocialCreditCode(text) }
    }

    private func phone(_ cells: inout Cells) -> PhoneNumber? {
        cells.checked(.complainantPhone) { (text) throws(Refusal) in try PhoneNumber(text) }
    }

    private func amount(_ cells: inout Cells) -> Money? {
        guard let text = cells.text(.amount), !text.isEmpty else { return nil }
        if let money = Money(yuan: text) { return money }
        cells.refuse(.amount, Phrase(zh: "金额“\(text)”不是数字", en: "“\(text)” is no amount"))
        return nil
    }

    private static let missing = Phrase(zh: "为空", en: "is empty")
}

/// The cells of one row by meaning; the first thing wrong with them is kept.
private struct Cells {
    let row: Row
    let places: [OrderColumn: Int]
    let header: [String]
    let line: Int
    var orderNumber = ""
    private(set) var remark: ImportRemark?

    init(row: Row, places: [OrderColumn: Int], header: [String], line: Int) {
        self.row = row
        self.places = places
        self.header = header
        self.line = line
    }

    mutating func refuse(_ column: OrderColumn, _ phrase: Phrase) {
        guard remark == nil else { return }
        let heading = heading(column)
        remark = ImportRemark(
            line: line, number: orderNumber.isEmpty ? nil : orderNumber, column: heading,
            phrase: Phrase(zh: "“\(heading)”\(phrase.zh)", en: "“\(heading)” \(phrase.en)"))
    }

    func heading(_ column: OrderColumn) -> String { places[column].map { header[$0] } ?? column.rawValue }

    mutating func text(_ column: OrderColumn, upTo limit: Int = 100) -> String? {
        guard let index = places[column], index < row.count, !row.isEmpty(index) else { return nil }
        let text = Self.trimmed(row[index])
        guard text.utf8.count <= limit * 4 else {
            refuse(column, Phrase(zh: "过长", en: "is too long"))
            return nil
        }
        if text.utf8.contains(0) {
            refuse(column, Phrase(zh: "含有非法字符", en: "holds a character that cannot be kept"))
            return nil
        }
        return text.isEmpty ? nil : text
    }

    /// The text without white space at its ends; most cells have none, as their outer bytes tell.
    private static func trimmed(_ text: String) -> String {
        if let first = text.utf8.first, let last = text.utf8.last, isNoSpace(first), isNoSpace(last),
            (0x21..<0x7F).contains(last) || text.unicodeScalars.last.map({ !$0.isSpace }) ?? true
        {
            return text
        }
        var rest = Substring(text)
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    /// Whether no white space begins with this byte: those beyond ASCII begin with C2, E1, E2 or E3.
    private static func isNoSpace(_ byte: UInt8) -> Bool {
        (0x21..<0x7F).contains(byte) || byte >= 0x80 && !(byte == 0xC2 || (0xE1...0xE3).contains(byte))
    }

    mutating func checked<Value>(
        _ column: OrderColumn, _ read: (String) throws(Refusal) -> Value
    ) -> Value? {
        guard let text = text(column) else { return nil }
        do {
            return try read(text)
        } catch {
            refuse(column, Phrase(zh: "：\(error.phrase.zh)", en: ": \(error.phrase.en)"))
            return nil
        }
    }

    /// A date alone stands for its first moment in China; a clock without a zone is China's.
    mutating func moment(_ column: OrderColumn) -> Instant? {
        guard let text = text(column) else { return nil }
        var bytes = Array(text.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "/") { bytes[index] = UInt8(ascii: "-") }
        var plain = String(decoding: bytes, as: UTF8.self)
        if let day = Day(plain) { return day.start }
        if bytes.count == 16 { plain += ":00" }
        if let moment = Instant(plain + "+08:00") ?? Instant(plain) { return moment }
        refuse(column, Phrase(zh: "“\(text)”不是日期", en: "“\(text)” is no date"))
        return nil
    }
}
