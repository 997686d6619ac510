public import Commons
public import Kernel

/// Reads the fields of an input one by one and keeps every refusal.
public struct FilingCheck: Sendable {
    public let input: FilingInput
    public private(set) var refusals: [Refusal] = []

    public init(input: FilingInput) {
        self.input = input
    }

    public mutating func refuse(_ refusal: Refusal) { refusals.append(refusal) }

    /// Nothing is said to be missing that was written and refused already.
    public mutating func refuseMissing(_ field: FilingField) {
        guard !refusals.contains(where: { $0.field == field.rawValue }) else { return }
        refuse(.filingFieldMissing(field))
    }

    /// A trimmed line, or nothing where nothing was entered.
    public mutating func line(_ field: FilingField, upTo limit: Int) -> String? {
        guard let text = input[field].map(Self.tidied), !text.isEmpty else { return nil }
        guard text.count <= limit else {
            refuse(.filingFieldTooLong(field, limit: limit))
            return nil
        }
        return text
    }

    public mutating func needed(_ field: FilingField, upTo limit: Int) -> String {
        let before = refusals.count
        if let text = line(field, upTo: limit) { return text }
        if refusals.count == before { refuseMissing(field) }
        return ""
    }

    public mutating func narrative() -> String {
        let text = needed(.narrative, upTo: Filing.Limit.narrative)
        if !text.isEmpty, text.count < Filing.Limit.narrativeLeast {
            refuse(.filingNarrativeTooShort(Filing.Limit.narrativeLeast))
        }
        return text
    }

    public mutating func phone(_ field: FilingField) -> PhoneNumber? {
        read(field) { (text) throws(Refusal) in
            let phone = try PhoneNumber(text)
            // 12315 and its like answer calls; nobody can be called back there.
            guard phone.kind != .service else { throw .phoneMalformed }
            return phone
        }
    }

    public mutating func email(_ field: FilingField) -> EmailAddress? {
        read(field) { (text) throws(Refusal) in try EmailAddress(text) }
    }

    public mutating func creditCode() -> UnifiedSocialCreditCode? {
        read(.respondentCreditCode) { (text) throws(Refusal) in try UnifiedSocialCreditCode(text) }
    }

    public mutating func identity(bornBy today: Day) -> IdentityDocument? {
        let kind = input[.identityKind].flatMap(IdentityKind.init(rawValue:)) ?? .residentID
        return read(.identityNumber) { (text) throws(Refusal) in
            try IdentityDocument(kind, number: text, bornBy: today)
        }
    }

    private mutating func read<Value>(
        _ field: FilingField, _ parse: (String) throws(Refusal) -> Value
    ) -> Value? {
        guard let text = line(field, upTo: Filing.Limit.line) else { return nil }
        do {
            return try parse(text)
        } catch {
            refuse(error.about(field.rawValue))
            return nil
        }
    }

    public mutating func day(_ field: FilingField) -> Day? {
        guard let text = line(field, upTo: 40) else { return nil }
        guard let day = Day(written: text) else {
            refuse(.filingDayMalformed(field))
            return nil
        }
        return day
    }

    public mutating func pastDay(_ field: FilingField, today: Day) -> Day? {
        guard let day = day(field) else { return nil }
        guard day <= today else {
            refuse(.complaintDateInFuture)
            return nil
        }
        return day
    }

    public mutating func money(_ field: FilingField) -> Money? {
        guard let text = line(field, upTo: 40) else { return nil }
        guard let money = Money(yuan: text) else {
            refuse(.filingAmountMalformed(field))
            return nil
        }
        return money
    }

    public func flag(_ field: FilingField) -> Bool { ["true", "on", "1", "yes"].contains(input[field] ?? "") }

    public mutating func requests() -> [RequestKind] {
        var requests: [RequestKind] = []
        for code in input[all: .requests] {
            guard let request = RequestKind(rawValue: code) else {
                refuse(.filingChoiceUnknown(.requests))
                continue
            }
            if !requests.contains(request) { requests.append(request) }
        }
        if input[all: .requests].isEmpty { refuseMissing(.requests) }
        return requests
    }

    public mutating func channel(_ manner: FilingManner) -> Channel {
        switch manner {
        case .own: return input[.premises] == nil ? .website : .merchantCode
        case .registered:
            guard let code = line(.channel, upTo: 40) else {
                refuseMissing(.channel)
                return .phone
            }
            guard let channel = Channel(rawValue: code) else {
                refuse(.filingChoiceUnknown(.channel))
                return .phone
            }
            return channel
        }
    }

    /// Without control characters (a line break stays one), and without white space at the ends.
    private static func tidied(_ text: String) -> String {
        var kept = text.unicodeScalars[...]
        while let first = kept.first, first.isSpace { kept.removeFirst() }
        while let last = kept.last, last.isSpace { kept.removeLast() }
        if !kept.contains(where: isControl) { return String(kept) }
        return String(String.UnicodeScalarView(kept.filter { !isControl($0) }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A: false
        case 0..<0x20, 0x7F...0x9F: true
        default: false
        }
    }
}
