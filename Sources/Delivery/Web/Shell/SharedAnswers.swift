import HTTPTypes
import Kernel
import NIOCore
import Synchronization

/// Answers that are the same for everybody, ready to be sent again: a street of visitors scans the same codes.
///
/// One is kept for a second, and all are dropped when this server has changed anything, so that nobody who has just
/// changed a page sees it as it was. Few are kept: what is asked for seldom gains nothing.
final class SharedAnswers: Sendable {
    struct Key: Hashable {
        /// Path and query as they were sent.
        let target: String
        let language: Language
        let size: Reader.Size
    }

    struct Answer {
        let route: String
        let cost: Int
        /// All but the request's own name.
        let headers: HTTPFields
        let tag: String?
        let body: ByteBuffer
        let keptAt: Instant
    }

    private static let seconds: Int64 = 1
    private static let most = 512
    private let answers = Mutex<[Key: Answer]>([:])

    func answer(_ key: Key, at moment: Instant) -> Answer? {
        guard let answer = answers.withLock({ $0[key] }) else { return nil }
        return (0..<Self.seconds).contains(moment.seconds(since: answer.keptAt)) ? answer : nil
    }

    func keep(_ answer: Answer, for key: Key) {
        answers.withLock { answers in
            if answers.count >= Self.most { answers.removeAll(keepingCapacity: true) }
            answers[key] = answer
        }
    }

    func forget() { answers.withLock { $0.removeAll(keepingCapacity: true) } }
}
