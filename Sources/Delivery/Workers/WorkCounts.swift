import Synchronization

/// How much the workers did since the server began, for Prometheus.
public final class WorkCounts: Sendable {
    private let counts = Mutex<[String: [String: Int]]>([:])

    public init() {}

    /// The counters, each with the name of its label and what it counts; both fixed in the source.
    private static let counters = [
        "fangxin_swept_total": ("what", "Things let go of when their time was over."),
        "fangxin_notices_total": ("outcome", "Letters sent or not, by how it ended."),
    ]

    func swept(_ what: String, _ count: Int) { add(count, to: "fangxin_swept_total", what) }
    func sent(_ outcome: String, _ count: Int = 1) { add(count, to: "fangxin_notices_total", outcome) }

    private func add(_ count: Int, to counter: String, _ label: String) {
        counts.withLock { $0[counter, default: [:]][label, default: 0] += count }
    }

    /// The text format 0.0.4 of Prometheus.
    public var text: String {
        let counts = counts.withLock { $0 }
        var lines: [String] = []
        for (name, (label, help)) in Self.counters.sorted(by: { $0.key < $1.key }) {
            lines += ["# HELP \(name) \(help)", "# TYPE \(name) counter"]
            for (value, count) in (counts[name] ?? [:]).sorted(by: { $0.key < $1.key }) {
                lines.append("\(name){\(label)=\"\(value)\"} \(count)")
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
