import Complaints
import Kernel

/// Filings being sent, so that a button pressed twice files once: the second press gets the first one's receipt.
///
/// Within one server; across servers the draft is gone after the first sending, and the second finds none.
actor Sendings {
    private struct Sending {
        let task: Task<FilingReceipt, any Error>
        let at: Instant
    }

    private var sendings: [String: Sending] = [:]

    /// As long as a slow phone repeats a request.
    private static let memorySeconds: Int64 = 120

    func send(
        _ token: DraftToken, at moment: Instant, _ work: @escaping @Sendable () async throws -> FilingReceipt
    ) async throws -> FilingReceipt {
        sendings = sendings.filter { moment.seconds(since: $0.value.at) < Self.memorySeconds }
        if let sending = sendings[token.text] { return try await sending.task.value }
        let task = Task { try await work() }
        sendings[token.text] = Sending(task: task, at: moment)
        do {
            return try await task.value
        } catch {
            // What was refused may be mended and sent again.
            sendings[token.text] = nil
            throw error
        }
    }
}
