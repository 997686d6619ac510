public import Kernel

/// What a form shows: what was typed or is stored, and what was refused of it.
public struct FormState: Sendable {
    public let values: Pairs
    public let refusals: [Refusal]

    /// An empty form, or one with what is stored.
    public init(_ values: Pairs = Pairs()) {
        self.values = values
        refusals = []
    }

    /// A form that was sent and refused.
    public init(_ submission: Submission, refused refusals: [Refusal]) {
        values = submission.pairs
        self.refusals = refusals
    }

    public var isRefused: Bool { !refusals.isEmpty }

    /// The same form where a field has another name than the rule that judges it.
    public func renaming(_ field: String, to name: String) -> FormState {
        FormState(Submission(pairs: values), refused: refusals.map { $0.field == field ? $0.about(name) : $0 })
    }

    func value(_ name: String) -> String { values[name] ?? "" }
    func error(_ name: String) -> Refusal? { refusals.first { $0.field == name } }
}
