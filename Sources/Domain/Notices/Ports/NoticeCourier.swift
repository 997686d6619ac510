import Synchronization

/// Brings letters to people's phones and mailboxes.
public struct NoticeCourier: Sendable {
    /// Returns when the letter is in other hands; throws ``DeliveryFault`` where it is known why it is not, anything
    /// else being taken for temporary.
    public let send: @Sendable (_ letter: Letter) async throws -> Void
    /// The channels that it serves.
    public let channels: Set<Letter.Channel>

    public init(
        to channels: Set<Letter.Channel> = Set(Letter.Channel.allCases),
        _ send: @escaping @Sendable (_ letter: Letter) async throws -> Void
    ) {
        self.channels = channels
        self.send = send
    }

    /// Each channel by a courier of its own; a letter of another channel waits for one.
    public init(byChannel couriers: [Letter.Channel: NoticeCourier]) {
        self.init(to: Set(couriers.keys)) { letter in
            guard let courier = couriers[letter.channel] else { throw DeliveryFault.temporary }
            try await courier.send(letter)
        }
    }

    /// Keeps letters where a page can show them: for demonstrations with invented people only.
    public static func showing(in shown: ShownLetters) -> NoticeCourier {
        NoticeCourier { shown.keep($0) }
    }
}

/// Why a letter was not taken.
public enum DeliveryFault: Error, Hashable, Sendable {
    case temporary
    /// It will never be: no such number, no such mailbox.
    case permanent
}

/// The latest letters of a demonstration, in memory.
public final class ShownLetters: Sendable {
    private static let limit = 200
    private let letters = Mutex<[Letter]>([])

    public init() {}

    /// The newest first.
    public var all: [Letter] { letters.withLock { $0.reversed() } }

    func keep(_ letter: Letter) {
        letters.withLock { letters in
            letters.append(letter)
            if letters.count > Self.limit { letters.removeFirst(letters.count - Self.limit) }
        }
    }
}
