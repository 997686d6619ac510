public import Kernel

/// Reads the fields of an input one by one and remembers every refusal, so that its author mends them in one go.
///
/// Each method answers nothing where the field is missing or refused. The idiom is
///
///     var fields = request.fields
///     let name = fields.text(.name)
///     let amount = fields.money(.amount)
///     guard let name, let amount, fields.isClean else { throw fields.failure }
public struct Fields: Sendable {
    public let submission: Submission
    public private(set) var refusals: [Refusal] = []
    /// Where these fields stand in the whole input: `items.0.`.
    let prefix: String

    public init(_ submission: Submission) { self.init(submission, prefix: "") }

    init(_ submission: Submission, prefix: String) {
        self.submission = submission
        self.prefix = prefix
    }

    public var isClean: Bool { refusals.isEmpty }

    /// What was refused, all of it.
    public var failure: Refusals { Refusals(refusals) ?? Refusals(one: .inputMalformed) }

    /// Stops where anything was refused.
    public func finish() throws(Refusals) {
        if let refusals = Refusals(refusals) { throw refusals }
    }

    /// Adds a refusal found outside, such as one that compares two fields.
    public mutating func refuse(_ refusal: Refusal) { refusals.append(refusal) }

    mutating func refuse(_ field: Field, _ refusal: (Field) -> Refusal) {
        refusals.append(refusal(field).about(prefix + field.name))
    }

    // MARK: What stands in a field

    /// The values of a field, before they are read.
    enum Raw {
        case texts([String])
        case json(JSON)
    }

    func raw(_ field: Field) -> Raw? {
        if let object = submission.json {
            guard let value = object[field.name], value != .null else { return nil }
            return .json(value)
        }
        let texts = submission.pairs.values(prefix + field.name)
        return texts.isEmpty ? nil : .texts(texts)
    }

    /// The one text of a field; nothing, and refused where it is needed, when there is none.
    mutating func single(_ field: Field) -> String? {
        switch raw(field) {
        case .texts(let texts) where texts.count == 1: return checked(texts[0], field)
        case .json(.string(let text)): return checked(text, field)
        case .none: return absent(field)
        case .texts, .json:
            refuse(field, Refusal.fieldMalformed)
            return nil
        }
    }

    private mutating func checked(_ text: String, _ field: Field) -> String? {
        var isMultiline = false
        if case .text(_, true) = field.schema { isMultiline = true }
        guard let clean = Wording.clean(text, isMultiline: isMultiline) else {
            refuse(field, Refusal.fieldHasControls)
            return nil
        }
        return clean.isEmpty ? absent(field) : clean
    }

    mutating func absent<Value>(_ field: Field) -> Value? {
        if field.isRequired { refuse(field, Refusal.fieldMissing) }
        return nil
    }
}

extension Refusals {
    init(one refusal: Refusal) {
        // A list of one is not empty, which is all that the other initialiser asks.
        guard let refusals = Refusals([refusal]) else { preconditionFailure("One refusal is not none") }
        self = refusals
    }
}

/// What is done to every text that comes in, before anything else.
enum Wording {
    /// The text with its line ends made `\n` and the white space around it gone; nothing where it holds characters
    /// that are not written by people: controls, and those that turn the direction of what follows.
    static func clean(_ text: String, isMultiline: Bool) -> String? {
        if !text.utf8.contains(where: mayMatter) { return trimmed(text.unicodeScalars) }
        var scalars = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            switch scalar.value {
            case 0x0A where previous == "\r": continue
            case 0x0A, 0x0D:
                guard isMultiline else { return nil }
                scalars.append("\n")
            case 0x09: scalars.append(isMultiline ? "\t" : " ")
            case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: return nil
            default: scalars.append(scalar)
            }
        }
        return trimmed(scalars)
    }

    /// Whether a byte may begin a character that is changed or refused: ASCII controls, and the leads of the others.
    private static func mayMatter(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF
    }

    private static func trimmed(_ scalars: String.UnicodeScalarView) -> String {
        guard let first = scalars.firstIndex(where: { !$0.isSpace }),
            let last = scalars.lastIndex(where: { !$0.isSpace })
        else { return "" }
        return String(scalars[first...last])
    }
}
