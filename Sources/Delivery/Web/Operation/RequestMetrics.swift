import Kernel
import Synchronization

/// Counts requests by route and status, and how long they took, for Prometheus.
final class RequestMetrics: Sendable {
    private struct Key: Hashable {
        let route: String
        let status: Int
    }

    private struct Histogram {
        var buckets = [Int](repeating: 0, count: RequestMetrics.bounds.count)
        var count = 0
        var seconds = 0.0

        mutating func add(_ value: Double) {
            count += 1
            seconds += value
            for (index, bound) in RequestMetrics.bounds.enumerated() where value <= bound { buckets[index] += 1 }
        }
    }

    private struct State {
        var requests: [Key: Int] = [:]
        var latencies: [String: Histogram] = [:]
    }

    private static let bounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private let state = Mutex(State())
    private let running = Atomic(0)

    func began() { running.add(1, ordering: .relaxed) }

    func ended(_ route: String, status: Int, seconds: Double) {
        running.subtract(1, ordering: .relaxed)
        state.withLock { state in
            state.requests[Key(route: route, status: status), default: 0] += 1
            state.latencies[route, default: Histogram()].add(seconds)
        }
    }

    /// The text format 0.0.4 of Prometheus.
    var text: String {
        let state = state.withLock(\.self)
        var lines = [
            "# HELP fangxin_requests_in_flight Requests being answered.",
            "# TYPE fangxin_requests_in_flight gauge",
            "fangxin_requests_in_flight \(running.load(ordering: .relaxed))",
            "# HELP fangxin_requests_total Requests answered.",
            "# TYPE fangxin_requests_total counter",
        ]
        let requests = state.requests.sorted { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) }
        for (key, count) in requests {
            lines.append("fangxin_requests_total{\(Self.labels(key.route)),status=\"\(key.status)\"} \(count)")
        }
        lines += [
            "# HELP fangxin_request_seconds How long answering took.", "# TYPE fangxin_request_seconds histogram",
        ]
        for (route, histogram) in state.latencies.sorted(by: { $0.key < $1.key }) {
            let labels = Self.labels(route)
            for (bound, count) in zip(Self.bounds, histogram.buckets) {
                lines.append("fangxin_request_seconds_bucket{\(labels),le=\"\(bound)\"} \(count)")
            }
            lines.append("fangxin_request_seconds_bucket{\(labels),le=\"+Inf\"} \(histogram.count)")
            lines.append("fangxin_request_seconds_sum{\(labels)} \(histogram.seconds)")
            lines.append("fangxin_request_seconds_count{\(labels)} \(histogram.count)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A route is a method and a pattern, both fixed in the source, so nothing needs escaping.
    private static func labels(_ route: String) -> String {
        let parts = route.split(separator: " ", maxSplits: 1)
        return "method=\"\(parts.first ?? "")\",route=\"\(parts.dropFirst().first ?? "")\""
    }
}
