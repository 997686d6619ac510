import Synchronization

/// How many pieces of work are done, side by side or one after the other, as the caller arranges it.
///
/// The engine cuts its work into pieces that do not depend on the number of lanes and puts the answers together in
/// order, so a result has the same bits however many lanes there were.
public struct Lanes: Sendable {
    private let perform: @Sendable (_ pieces: Int, _ work: @Sendable (Int) -> Void) -> Void

    /// Lanes that `perform` arranges.
    ///
    /// It calls `work` once for every number below `pieces`, in any order, at the same time if it likes, and returns
    /// when all are done.
    public init(_ perform: @escaping @Sendable (_ pieces: Int, _ work: @Sendable (Int) -> Void) -> Void) {
        self.perform = perform
    }

    /// One after the other.
    public static let one = Lanes { pieces, work in
        for piece in 0..<pieces { work(piece) }
    }

    /// The answers of all pieces, in order.
    public func map<Answer: Sendable>(_ pieces: Int, _ work: @Sendable (Int) -> Answer) -> [Answer] {
        let answers = Mutex([Int: Answer]())
        perform(pieces) { piece in
            let answer = work(piece)
            answers.withLock { $0[piece] = answer }
        }
        return answers.withLock { found in (0..<pieces).compactMap { found[$0] } }
    }
}
