public import Kernel

extension Fields {
    /// Text within the field's limits, in Unicode scalars as JSON Schema counts them.
    public mutating func text(_ field: Field) -> String? {
        guard let text = single(field) else { return nil }
        guard case .text(let max, _) = field.schema, text.unicodeScalars.count > max else { return text }
        refuse(field) { .fieldTooLong($0, max: max) }
        return nil
    }

    public mutating func identifier<Subject>(
        _ field: Field, of subject: Subject.Type = Subject.self
    )
        -> Identifier<Subject>?
    {
        read(field, single(field)) { Identifier<Subject>($0) }
    }

    /// A day, in forms as people write it where no calendar helps them; in JSON in the one form of the API.
    public mutating func day(_ field: Field) -> Day? {
        if submission.json != nil { return read(field, single(field)) { Day($0) } }
        return read(field, single(field)) { Day(written: $0) }
    }

    public mutating func instant(_ field: Field) -> Instant? { read(field, single(field)) { Instant($0) } }

    /// Yuan as people write them in forms; whole fen in JSON.
    public mutating func money(_ field: Field) -> Money? {
        if case .json(let value) = raw(field) {
            return read(field, .some(value)) { $0.integer.flatMap { $0 >= 0 ? Money(fen: $0) : nil } }
        }
        return read(field, single(field)) { Money(yuan: $0) }
    }

    public mutating func integer(_ field: Field) -> Int? {
        let value: Int?
        if case .json(let json) = raw(field) {
            value = read(field, .some(json)) { $0.integer.flatMap { Int(exactly: $0) } }
        } else {
            value = read(field, single(field)) { Int($0) }
        }
        guard let value else { return nil }
        if case .integer(let range) = field.schema, !range.contains(value) {
            refuse(field) { .fieldOutOfRange($0, range) }
            return nil
        }
        return value
    }

    /// The value of one of the field's choices.
    public mutating func choice(_ field: Field) -> String? {
        read(field, single(field)) { value in
            guard case .choice(let choices) = field.schema, choices.contains(where: { $0.value == value }) else {
                return nil
            }
            return value
        }
    }

    /// One of the cases of an enumeration, which must also stand among the field's choices.
    public mutating func choice<Value: RawRepresentable<String>>(_ field: Field, as type: Value.Type) -> Value? {
        choice(field).flatMap(Value.init(rawValue:))
    }

    /// A tick: what is not there is not ticked, and a required one must be set.
    public mutating func flag(_ field: Field) -> Bool {
        let value: Bool?
        switch raw(field) {
        case .json(let json): value = json.bool
        case .texts(let texts):
            value = texts.last.flatMap {
                ["on", "true", "1", "yes"].contains($0) ? true : $0 == "false" || $0.isEmpty ? false : nil
            }
        case .none: value = false
        }
        guard let value else {
            refuse(field, Refusal.fieldMalformed)
            return false
        }
        if field.isRequired, !value { refuse(field, Refusal.fieldMissing) }
        return value
    }

    /// Several texts: a field that comes more than once, or a JSON array of strings; without those left empty.
    public mutating func texts(_ field: Field) -> [String] {
        guard let found = textList(field) else {
            refuse(field, Refusal.fieldMalformed)
            return []
        }
        var clean: [String] = []
        for text in found {
            guard let text = Wording.clean(text, isMultiline: false) else {
                refuse(field, Refusal.fieldHasControls)
                return []
            }
            if !text.isEmpty { clean.append(text) }
        }
        if case .list(let item, let max) = field.schema, clean.count > max || !clean.allSatisfy({ item.admits($0) }) {
            refuse(field, Refusal.fieldMalformed)
            return []
        }
        if clean.isEmpty, field.isRequired { refuse(field, Refusal.fieldMissing) }
        return clean
    }

    private func textList(_ field: Field) -> [String]? {
        switch raw(field) {
        case .none: return []
        case .texts(let texts): return texts
        case .json(let json):
            let texts = json.array?.compactMap(\.string)
            return texts?.count == json.array?.count ? texts : nil
        }
    }

    /// Several objects: a JSON array, or the form's fields `name.0.part`, `name.1.part`, … without a gap.
    public mutating func objects<Value>(_ field: Field, _ read: (inout Fields) -> Value?) -> [Value] {
        guard case .list(_, let max) = field.schema else { return [] }
        var values: [Value] = []
        for var part in parts(field).prefix(max + 1) {
            let value = read(&part)
            for refusal in part.refusals { refuse(refusal) }
            if let value { values.append(value) }
        }
        if values.count > max { refuse(field, Refusal.fieldMalformed) }
        if values.isEmpty, field.isRequired, isClean { refuse(field, Refusal.fieldMissing) }
        return values
    }

    private mutating func parts(_ field: Field) -> [Fields] {
        if case .json(let json) = raw(field) {
            guard let items = json.array, items.allSatisfy({ $0.object != nil }) else {
                refuse(field, Refusal.fieldMalformed)
                return []
            }
            return items.enumerated()
                .map { index, item in
                    Fields(Submission(json: item), prefix: "\(prefix)\(field.name).\(index).")
                }
        }
        let names = submission.pairs.all.map(\.name)
        var parts: [Fields] = []
        while parts.count < Pairs.limit {
            let place = "\(prefix)\(field.name).\(parts.count)."
            guard names.contains(where: { $0.hasPrefix(place) }) else { break }
            parts.append(Fields(submission, prefix: place))
        }
        return parts
    }

    /// The files of a field; a file input left empty sends none.
    public mutating func uploads(_ field: Field) -> [Upload] {
        let found = submission.uploads.filter { $0.field == prefix + field.name }
        if found.isEmpty, field.isRequired { refuse(field, Refusal.fieldMissing) }
        return found
    }

    private mutating func read<Given, Value>(_ field: Field, _ given: Given?, _ make: (Given) -> Value?) -> Value? {
        guard let given else { return nil }
        if let value = make(given) { return value }
        refuse(field, Refusal.fieldMalformed)
        return nil
    }
}

extension Schema {
    /// Whether a text may be an item of a list of this.
    fileprivate func admits(_ text: String) -> Bool {
        switch self {
        case .text(let max, _): text.unicodeScalars.count <= max
        case .choice(let choices): choices.contains { $0.value == text }
        case .identifier: Identifier<Never>(text) != nil
        case .day: Day(text) != nil
        case .instant: Instant(text) != nil
        case .integer(let range): Int(text).map(range.contains) ?? false
        case .number, .money, .flag, .list, .object, .file, .orNull, .words, .map, .either: false
        }
    }
}
