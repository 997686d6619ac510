/// How often and how long a notice is tried; choices of this product, none of them law.
public struct DeliveryTerms: Hashable, Sendable {
    /// Seconds between one attempt and the next; after the last of them it is given up.
    public var pauses: [Int64]
    /// How long whoever took a notice may take to send it; afterwards others may.
    public var leaseSeconds: Int64
    /// A notice older than this is not sent any more: it would surprise, and stands on the page anyway.
    public var staleSeconds: Int64

    public init(pauses: [Int64], leaseSeconds: Int64, staleSeconds: Int64) {
        self.pauses = pauses
        self.leaseSeconds = leaseSeconds
        self.staleSeconds = staleSeconds
    }

    /// A minute, five, half an hour, two hours, six, a day; not after three days.
    ///
    /// A lease is longer than any gateway may take, so that nobody sends what another is about to send.
    public static let standard = DeliveryTerms(
        pauses: [60, 300, 1800, 7200, 21_600, 86_400], leaseSeconds: 600, staleSeconds: 3 * 86_400)

    /// How long to wait after so many attempts; nothing where it is given up.
    func pause(after attempts: Int) -> Int64? { attempts <= pauses.count ? pauses[max(0, attempts - 1)] : nil }
}

/// What became of a notice, in the words of the record.
public enum DeliveryEnd: Hashable, Sendable {
    case sent(Letter.Channel)
    /// There is no address for it: the page is where it is read.
    case onPage
    /// The person's data was erased before it could be sent.
    case erased
    case stale
    /// Given up after attempts that all failed, or because the gateway said never.
    case failed

    public var code: String {
        switch self {
        case .sent(let channel): channel.rawValue
        case .onPage: "page"
        case .erased: "erased"
        case .stale: "stale"
        case .failed: "failed"
        }
    }
}
