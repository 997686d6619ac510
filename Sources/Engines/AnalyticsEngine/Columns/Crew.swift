import Synchronization

/// How many pieces of work are done, side by side or one after the other, as the caller arranges it.
///
/// Results do not depend on how many hands there are: everything that is added up is a whole number.
public struct Crew: Sendable {
    /// How many pieces may be done at the same time.
    public let hands: Int
    private let perform: @Sendable (_ pieces: Int, _ work: @Sendable (Int) -> Void) -> Void

    /// A crew that `perform` arranges.
    ///
    /// It calls `work` once for every number below `pieces`, in any order, at the same time if it likes, and returns
    /// when all are done.
    public init(
        hands: Int, _ perform: @escaping @Sendable (_ pieces: Int, _ work: @Sendable (Int) -> Void) -> Void
    ) {
        self.hands = max(hands, 1)
        self.perform = perform
    }

    /// One after the other.
    public static let one = Crew(hands: 1) { pieces, work in
        for piece in 0..<pieces { work(piece) }
    }

    /// Does every piece once, and gives the answers in the order of the pieces.
    public func map<Answer: Sendable>(_ pieces: Int, _ work: @Sendable (Int) -> Answer) -> [Answer] {
        let done = share(pieces, state: [(Int, Answer)]()) { done, index in done.append((index, work(index))) }
        return done.joined().sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// Every hand takes the next of `pieces` until none is left; each has a state of its own.
    func share<State: Sendable>(
        _ pieces: Int, state make: @autoclosure @Sendable () -> State, _ work: @Sendable (inout State, Int) -> Void
    ) -> [State] {
        guard pieces > 0 else { return [] }
        let next = Atomic<Int>(0)
        let done = Mutex<[State]>([])
        perform(min(hands, pieces)) { _ in
            var state = make()
            var piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
            while piece < pieces {
                work(&state, piece)
                piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
            }
            done.withLock { $0.append(state) }
        }
        return done.withLock { $0 }
    }
}
