/// A procedure as a table: which step may be taken where, where it leads, and what law says so.
public struct Procedure<State: Hashable & Sendable>: Sendable {
    public struct Step: Hashable, Sendable {
        public let name: String
        public let from: Set<State>
        /// The state after it; nothing where it leaves the state alone.
        public let to: State?
        /// Law and article, `O121 15(1)`; `-` for the product's own.
        public let basis: String

        public init(name: String, from: Set<State>, to: State?, basis: String) {
            self.name = name
            self.from = from
            self.to = to
            self.basis = basis
        }
    }

    public let steps: [Step]
    private let stepsByName: [String: Step]

    /// A table of steps, each name once.
    public init(_ steps: [Step]) {
        self.steps = steps
        stepsByName = Dictionary(steps.map { ($0.name, $0) }) { first, _ in first }
    }

    /// The state after a step; nothing where the step may not be taken in this state.
    public func state(after step: String, from state: State) -> State? {
        guard let step = stepsByName[step], step.from.contains(state) else { return nil }
        return step.to ?? state
    }
}
