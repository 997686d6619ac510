/// Hands events to whoever listens to their topic, and keeps the last few of each for those who come back.
public actor Feed {
    private struct Topic {
        var recent: [LiveEvent] = []
        var nextNumber = 1
        var listeners: [Int: AsyncStream<LiveEvent>.Continuation] = [:]
    }

    private let recentLimit: Int
    private let waitingLimit: Int
    private var topics: [String: Topic] = [:]
    private var nextListener = 1

    /// - Parameters:
    ///   - recentLimit: how many events of a topic are kept for those who come back.
    ///   - waitingLimit: how many may wait for one listener before it is let go.
    public init(recentLimit: Int = 100, waitingLimit: Int = 100) {
        self.recentLimit = recentLimit
        self.waitingLimit = waitingLimit
    }

    public func publish(_ name: String, _ data: String, on topic: String) {
        var entry = topics[topic] ?? Topic()
        let event = LiveEvent(id: String(entry.nextNumber), name: name, data: data)
        entry.nextNumber += 1
        entry.recent = entry.recent.suffix(recentLimit - 1) + [event]
        topics[topic] = entry
        for (number, listener) in entry.listeners {
            if case .enqueued = listener.yield(event) { continue }
            listener.finish()
            topics[topic]?.listeners[number] = nil
        }
    }

    /// Whether anybody listens to anything.
    public var isFollowed: Bool { topics.values.contains { !$0.listeners.isEmpty } }

    /// Publishes on a topic that somebody listens to, or did lately and may come back to; any other is passed over.
    public func publish(_ name: String, _ data: String, toThoseWhoFollow topic: String) {
        guard topics[topic] != nil else { return }
        publish(name, data, on: topic)
    }

    /// The events of a topic from now on, after those missed since `lastID`; where some are no longer kept, an event
    /// `reset` comes first, on which a page reads itself anew.
    public func listen(to topic: String, after lastID: String? = nil) -> AsyncStream<LiveEvent> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: LiveEvent.self, bufferingPolicy: .bufferingOldest(waitingLimit + recentLimit))
        let number = nextListener
        nextListener += 1
        var entry = topics[topic] ?? Topic()
        // Whoever loses the connection before the first event can then say where it was.
        if lastID == nil { continuation.yield(LiveEvent(id: String(entry.nextNumber - 1), name: "ready", data: "")) }
        if let last = lastID.flatMap({ Int($0) }) {
            let oldest = entry.nextNumber - entry.recent.count
            if last + 1 < oldest || last >= entry.nextNumber { continuation.yield(LiveEvent(name: "reset", data: "")) }
            for event in entry.recent where event.id.flatMap({ Int($0) }) ?? 0 > last { continuation.yield(event) }
        }
        entry.listeners[number] = continuation
        topics[topic] = entry
        continuation.onTermination = { _ in Task { await self.forget(number, of: topic) } }
        return stream
    }

    public func listenerCount(of topic: String) -> Int { topics[topic]?.listeners.count ?? 0 }

    private func forget(_ number: Int, of topic: String) {
        topics[topic]?.listeners[number] = nil
        guard topics.count > Self.topicLimit else { return }
        topics = topics.filter { !$0.value.listeners.isEmpty }
    }

    /// Topics kept for those who may come back; beyond it those without listeners go.
    private static let topicLimit = 2000
}
