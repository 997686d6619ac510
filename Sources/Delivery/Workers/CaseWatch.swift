public import Complaints
import ComplaintsWeb
import Synchronization
public import Web

/// Tells pages that cases moved, whichever server moved them: it reads the ledger behind its last position.
public final class CaseWatch: Sendable {
    private let desk: ComplaintDesk
    private let feed: Feed
    private let position = Mutex<Int64?>(nil)

    public init(desk: ComplaintDesk, feed: Feed) {
        self.desk = desk
        self.feed = feed
    }

    /// Tells what moved since the last look; while nobody listens it does not even look.
    public func look() async throws {
        guard await feed.isFollowed else {
            position.withLock { $0 = nil }
            return
        }
        let (moves, end) = try await desk.moves(since: position.withLock { $0 })
        position.withLock { $0 = end }
        for topic in Set(moves.flatMap(CaseTopic.topics)).sorted() {
            await feed.publish("changed", "", toThoseWhoFollow: topic)
        }
    }
}
