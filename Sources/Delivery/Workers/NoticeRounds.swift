public import Notices

/// Takes notices from the book, sends them, and writes down how that ended.
public struct NoticeRounds: Sendable {
    /// Few enough that all are sent well within the lease, however slow the gateway.
    private static let batchSize = 40
    /// Letters on their way at once.
    private static let lanes = 4

    private let desk: NoticeDesk
    private let courier: NoticeCourier
    private let counts: WorkCounts
    /// How long one letter may take.
    private let patience: Duration

    public init(
        desk: NoticeDesk, courier: NoticeCourier, counts: WorkCounts, patience: Duration = .seconds(20)
    ) {
        self.desk = desk
        self.courier = courier
        self.counts = counts
        self.patience = patience
    }

    /// Delivers what is due, batch by batch, until nothing is.
    public func deliver() async throws {
        while !Task.isCancelled {
            let (sendings, taken) = try await desk.take(limit: Self.batchSize)
            try await desk.settle(await sent(sendings))
            if taken < Self.batchSize { return }
        }
    }

    private func sent(
        _ sendings: [NoticeDesk.Sending]
    ) async -> [(sending: NoticeDesk.Sending, outcome: NoticeDesk.Outcome)] {
        await withTaskGroup { group in
            var outcomes: [(sending: NoticeDesk.Sending, outcome: NoticeDesk.Outcome)] = []
            var waiting = sendings[...]
            for sending in waiting.prefix(Self.lanes) { group.addTask { (sending, await self.outcome(of: sending)) } }
            waiting = waiting.dropFirst(Self.lanes)
            while let (sending, outcome) = await group.next() {
                outcomes.append((sending, outcome))
                if let next = waiting.popFirst() { group.addTask { (next, await self.outcome(of: next)) } }
            }
            return outcomes
        }
    }

    private func outcome(of sending: NoticeDesk.Sending) async -> NoticeDesk.Outcome {
        do {
            try await withinPatience { try await courier.send(sending.letter) }
            counts.sent(sending.letter.channel.rawValue)
            return .sent
        } catch let fault as DeliveryFault where fault == .permanent {
            counts.sent("refused")
            return .failed(isPermanent: true)
        } catch {
            counts.sent("failed")
            return .failed(isPermanent: false)
        }
    }

    private func withinPatience(_ work: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await work() }
            group.addTask { [patience] in
                try await Task.sleep(for: patience)
                throw DeliveryFault.temporary
            }
            try await group.next()
            group.cancelAll()
        }
    }
}
