public import Commons
public import Complaints
public import Kernel
public import Markup
public import Web

/// A dense form that an official types while somebody tells it.
public struct RegisterForm {
    let state: FormState
    let field: (FilingField) -> Field
    public let reader: Reader

    public init(_ state: FormState, for reader: Reader, field: @escaping (FilingField) -> Field) {
        self.state = state
        self.field = field
        self.reader = reader
    }

    /// The channels by which something reaches an official who types it.
    public static let channels: [Channel] = [.phone, .visit, .letter, .hotline12345, .peopleMessageBoard, .station]

    /// Warns before unsent input is left; nothing of it is kept in the browser, since it is somebody else's data.
    public static func frame(_ address: String) -> FormFrame {
        var frame = FormFrame(address)
        frame.isGuarded = true
        return frame
    }

    public func part(_ title: Phrase, _ content: Node...) -> Node {
        fieldset(
            [.class("fx-register__part")],
            legend([.class("fx-register__title")], .text(title, reader.language)),
            div([.class("fx-register__grid")], .group(content)))
    }

    public func draw(_ name: FilingField, _ change: (inout FieldSet) -> Void = { _ in }) -> Node {
        var set = FieldSet(field(name))
        set.isCompact = true
        set.autocomplete = "off"
        change(&set)
        return set.node(state, for: reader)
    }

    public func choices(_ name: FilingField, isFirst: Bool = false) -> Node {
        Segments(field(name), isFirst: isFirst).node(state, for: reader)
    }

    /// How it came, and the order of 12345 where it came from there.
    ///
    /// `more` stands behind it.
    public func source(_ more: Node = .nothing) -> Node {
        part(
            Phrase(zh: "一、来源", en: "1. How it came"), choices(.channel, isFirst: true),
            draw(.hotlineNumber) { $0.width = .half }, draw(.hotlineDueOn) { $0.width = .short }, more)
    }

    /// The business that it is about.
    public func business(_ title: Phrase) -> Node {
        part(
            title, draw(.respondentName), draw(.respondentAddress), draw(.respondentPhone), draw(.premises),
            draw(.respondentCreditCode), draw(.platform))
    }
}

extension Refusal {
    /// What is missing, under the name that the field has on a page.
    public func naming(_ label: (FilingField) -> Phrase?) -> Refusal {
        guard code == "filing.fieldMissing", let name = field.flatMap(FilingField.init(rawValue:)),
            let label = label(name)
        else { return self }
        return Refusal(code, kind, Phrase(zh: "请填写“\(label.zh)”。", en: "“\(label.en)” is missing."), field: field)
    }

    /// Refusals in the order in which a page asks, one a field.
    public static func inOrder(_ refusals: [Refusal], of fields: [FilingField]) -> [Refusal] {
        let places = Dictionary(
            fields.enumerated().map { ($0.element.rawValue, $0.offset) }
        ) { first, _ in first }
        func place(_ refusal: Refusal) -> Int { refusal.field.flatMap { places[$0] } ?? .max }
        var seen: Set<String> = []
        // One thing to mend a field: a number that cannot be read is not also missing.
        return refusals.filter { $0.field.map { seen.insert($0).inserted } ?? true }.enumerated()
            .sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
    }
}
