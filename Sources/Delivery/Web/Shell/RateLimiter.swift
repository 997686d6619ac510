public import Kernel
import Synchronization

/// A bucket of drops for each client: a request takes some, time gives them back.
///
/// Memory is bounded: when too many clients are known, those whose buckets are full again are forgotten, and if none
/// is, all are.
public final class RateLimiter: Sendable {
    private struct Bucket {
        var drops: Double
        var asOf: Instant
    }

    private let capacity: Double
    private let dropsASecond: Double
    private let clientLimit: Int
    private let now: @Sendable () -> Instant
    private let buckets = Mutex<[String: Bucket]>([:])

    public init(
        capacity: Int, dropsASecond: Double, clientLimit: Int = 50_000, now: @escaping @Sendable () -> Instant
    ) {
        self.capacity = Double(capacity)
        self.dropsASecond = dropsASecond
        self.clientLimit = clientLimit
        self.now = now
    }

    /// Lets everybody in.
    public static let unlimited = RateLimiter(capacity: 0, dropsASecond: .infinity) { Instant(microseconds: 0) }

    /// Takes drops; answers nothing when there were enough, else the seconds until there will be.
    public func take(_ cost: Int, from client: String) -> Int? {
        guard dropsASecond.isFinite else { return nil }
        let moment = now()
        return buckets.withLock { buckets in
            if buckets.count >= clientLimit, buckets[client] == nil { forget(&buckets, moment) }
            var bucket = buckets[client] ?? Bucket(drops: capacity, asOf: moment)
            bucket.drops = level(of: bucket, moment)
            bucket.asOf = moment
            defer { buckets[client] = bucket }
            let missing = Double(cost) - bucket.drops
            guard missing > 0 else {
                bucket.drops -= Double(cost)
                return nil
            }
            return max(1, Int((missing / dropsASecond).rounded(.up)))
        }
    }

    private func level(of bucket: Bucket, _ moment: Instant) -> Double {
        let seconds = Double(moment.microseconds - bucket.asOf.microseconds) / 1e6
        return min(capacity, bucket.drops + max(0, seconds) * dropsASecond)
    }

    private func forget(_ buckets: inout [String: Bucket], _ moment: Instant) {
        buckets = buckets.filter { level(of: $0.value, moment) < capacity }
        if buckets.count >= clientLimit { buckets = [:] }
    }
}
