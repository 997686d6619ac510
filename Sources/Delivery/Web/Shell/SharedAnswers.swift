import HTTPTypes
import Kernel
import NIOCore
import Synchronization

/// Answers that are the same for everybody, ready to be sent again: a street of visitors scans the same codes.
///
/// One is kept for a second, and all are dropped when this server has changed anything that they may show, so that nobody
/// who has just changed a page sees it as it was. Every write counts as such a change but those of endpoints that say
/// that they spare shared pages. Few are kept: what is asked for seldom gains nothing.
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
    private struct Kept {
        var answers: [Key: Answer] = [:]
        var age = 0
    }

    private let kept = Mutex(Kept())

    /// How often all were dropped: an answer made in an earlier age may show what has changed since.
    var age: Int { kept.withLock(\.age) }

    func answer(_ key: Key, at moment: Instant) -> Answer? {
        guard let answer = kept.withLock({ $0.answers[key] }) else { return nil }
        return (0..<Self.seconds).contains(moment.seconds(since: answer.keptAt)) ? answer : nil
    }

    func keep(_ answer: Answer, for key: Key, madeIn age: Int) {
        kept.withLock { kept in
            guard kept.age == age else { return }
            if kept.answers.count >= Self.most { kept.answers.removeAll(keepingCapacity: true) }
            kept.answers[key] = answer
        }
    }

    func forget() {
        kept.withLock { kept in
            kept.answers.removeAll(keepingCapacity: true)
            kept.age += 1
        }
    }
}
