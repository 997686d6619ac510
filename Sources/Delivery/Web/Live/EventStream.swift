/// One live event, as the browser's `EventSource` reads it.
public struct LiveEvent: Hashable, Sendable {
    /// Where a reader goes on after a broken connection; rising within a topic.
    public let id: String?
    public let name: String
    public let data: String

    public init(id: String? = nil, name: String, data: String) {
        self.id = id
        self.name = name
        self.data = data
    }

    /// The event on the wire; line breaks in its parts cannot begin another field.
    var bytes: [UInt8] {
        var text = ""
        if let id { text += "id: \(Self.line(id))\n" }
        text += "event: \(Self.line(name))\n"
        for line in data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            text += "data: \(line)\n"
        }
        return Array((text + "\n").utf8)
    }

    private static func line(_ text: String) -> String { text.filter { !$0.isNewline && $0 != "\0" } }
}

/// Events for one reader, with a heartbeat so that broken connections are noticed.
public struct EventStream: Sendable {
    let events: AsyncStream<LiveEvent>
    let heartbeat: Duration

    public init(_ events: AsyncStream<LiveEvent>, heartbeat: Duration = .seconds(15)) {
        self.events = events
        self.heartbeat = heartbeat
    }

    /// The bytes for the wire: events and heartbeats in one stream.
    ///
    /// A reader too slow for so many waiting pieces is let go; it comes back and says where it was.
    func pieces() -> (stream: AsyncStream<[UInt8]>, stop: @Sendable () -> Void) {
        let (stream, continuation) = AsyncStream.makeStream(
            of: [UInt8].self, bufferingPolicy: .bufferingOldest(Self.waitingLimit))
        let pump = Task {
            continuation.yield(Self.greeting)
            for await event in events {
                if case .dropped = continuation.yield(event.bytes) { break }
            }
            continuation.finish()
        }
        let pulse = Task {
            while !Task.isCancelled {
                try await Task.sleep(for: heartbeat)
                continuation.yield(Self.beat)
            }
        }
        continuation.onTermination = { _ in
            pump.cancel()
            pulse.cancel()
        }
        return (stream, { continuation.finish() })
    }

    private static let waitingLimit = 256
    /// Tells the browser how soon to come back, in milliseconds.
    private static let greeting = Array("retry: 3000\n\n".utf8)
    private static let beat = Array(": beat\n\n".utf8)
}
