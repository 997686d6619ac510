import Kernel

/// Forms being sent that must do their work once: a button pressed twice, or a page sent again, gets the first
/// sending's receipt.
///
/// Within one server; a receipt is remembered for some minutes, that there was one for as long as the server runs.
public actor Sendings<Receipt: Sendable> {
    private struct Sending {
        let task: Task<Receipt, any Error>
        let began: ContinuousClock.Instant
    }

    private var sendings: [String: Sending] = [:]
    private var spent: Set<String> = []

    /// As long as somebody goes back and sends the page again.
    private let memory: Duration = .seconds(600)
    private let most = 50_000

    public init() {}

    /// Does the work, or answers what it has answered for the same key.
    ///
    /// - Throws: `web.formSentAlready` where the receipt is no longer remembered and `isOnce` asks for it.
    public func send(
        _ key: String, isOnce: Bool = false, _ work: @escaping @Sendable () async throws -> Receipt
    ) async throws -> Receipt {
        let now = ContinuousClock.now
        sendings = sendings.filter { now - $0.value.began < memory }
        if let sending = sendings[key] { return try await sending.task.value }
        if isOnce, spent.contains(key) { throw Refusal.formSentAlready }
        let task = Task { try await work() }
        sendings[key] = Sending(task: task, began: now)
        do {
            let receipt = try await task.value
            if spent.count >= most { spent.removeAll() }
            if isOnce { spent.insert(key) }
            return receipt
        } catch {
            // What was refused may be mended and sent again.
            sendings[key] = nil
            throw error
        }
    }
}

extension Submission {
    /// Tells one sending of a form from every other: all that was sent, with the form's token, as a digest.
    ///
    /// Of files it knows name and size.
    public var fingerprint: String {
        let files = uploads.map { "\n\($0.field)/\($0.byteCount)/\($0.fileName)" }.joined()
        return Digests.sha256(Array((pairs.text + files).utf8))
    }
}

extension Refusal {
    static let formSentAlready = Refusal(
        "web.formSentAlready", .conflict,
        Phrase(
            zh: "这一页的内容已经提交过，没有重复登记。要再登记一件，请重新打开页面。",
            en: "This page was sent already and was not sent twice. To send another, open the page anew."))
}
