/// A "no" of the business: somebody asked for what cannot be, and is told why in their own language.
///
/// Codes have the form `room.pastTense`; they are never renamed and never reused.
public struct Refusal: Error, Hashable, Sendable {
    /// What sort of no it is.
    ///
    /// `Web` alone turns it into an HTTP status.
    public enum Kind: String, CaseIterable, Sendable {
        /// The request is not of the form it must have.
        case malformed
        /// Nobody has signed in.
        case unauthenticated
        /// The one who asks may not do this.
        case forbidden
        /// No such thing, or it belongs to somebody else.
        case absent
        /// It clashes with what is so by now.
        case conflict
        /// The form is right, its content is not.
        case invalid
        /// Too often in too short a time.
        case exhausted
        /// More bytes than are taken.
        case oversized
    }

    public let code: String
    public let kind: Kind
    public let phrase: Phrase
    /// The input field it is about, by its name in forms and in JSON.
    public let field: String?

    public init(_ code: String, _ kind: Kind, _ phrase: Phrase, field: String? = nil) {
        self.code = code
        self.kind = kind
        self.phrase = phrase
        self.field = field
    }

    public func about(_ field: String) -> Refusal { Refusal(code, kind, phrase, field: field) }
}

/// All refusals of one input, so that its author mends them in one go.
///
/// Never empty.
public struct Refusals: Error, Hashable, Sendable {
    public let all: [Refusal]

    public init?(_ all: [Refusal]) {
        guard !all.isEmpty else { return nil }
        self.all = all
    }

    public init(only refusal: Refusal) {
        all = [refusal]
    }
}
