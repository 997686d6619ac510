public import Kernel

/// What a value looks like: read from forms and JSON by `Fields`, and written down in the API's document.
public indirect enum Schema: Sendable {
    /// Text of at most so many characters; on one line unless said otherwise.
    case text(max: Int, isMultiline: Bool = false)
    /// An identifier of the product: 26 characters.
    case identifier
    case integer(ClosedRange<Int>)
    case number
    /// Yuan in forms (`1280.50`), whole fen in JSON.
    case money
    case day
    case instant
    case flag
    case choice([Choice])
    case list(Schema, max: Int)
    case object([Field])
    case file(FileRule)
    /// That, or null; in answers.
    case orNull(Schema)
    /// Any text, as it was written; in answers.
    case words
    /// An object whose members have names that only its content knows; in answers.
    case map(Schema)
    /// One of these; in answers.
    case either([Schema])

    public struct Choice: Hashable, Sendable {
        public let value: String
        public let label: Phrase
        public let hint: Phrase?

        public init(_ value: String, _ label: Phrase, hint: Phrase? = nil) {
            self.value = value
            self.label = label
            self.hint = hint
        }
    }

    public struct FileRule: Hashable, Sendable {
        public let types: [String]
        public let maxBytes: Int
        public let maxCount: Int

        public init(types: [String], maxBytes: Int, maxCount: Int) {
            self.types = types
            self.maxBytes = maxBytes
            self.maxCount = maxCount
        }
    }

    /// One line of at most 200 characters.
    public static let line = Schema.text(max: 200)
}

/// One named value of an input: declared once, then read by `Fields`, shown by `FieldSet`, and written into the API's
/// document.
public struct Field: Sendable {
    public let name: String
    public let label: Phrase
    public let hint: Phrase?
    public let schema: Schema
    public let isRequired: Bool

    public init(_ name: String, _ label: Phrase, _ schema: Schema, hint: Phrase? = nil, isRequired: Bool = true) {
        self.name = name
        self.label = label
        self.hint = hint
        self.schema = schema
        self.isRequired = isRequired
    }

    /// The same field, which may be left out.
    public var optional: Field { Field(name, label, schema, hint: hint, isRequired: false) }
}

/// One answer that an endpoint may give.
public struct Answer: Sendable {
    public let status: Int
    public let phrase: Phrase
    public let schema: Schema?

    public init(_ status: Int, _ phrase: Phrase, _ schema: Schema? = nil) {
        self.status = status
        self.phrase = phrase
        self.schema = schema
    }
}
