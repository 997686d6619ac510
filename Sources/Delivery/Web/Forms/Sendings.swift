public import Kernel

/// Forms being sent that must do their work once: a button pressed twice, or a page sent again, gets the first
/// sending's receipt, from whichever server it is sent to.
///
/// Receipts are remembered where the ledger remembers answers to writes, and for as long.
public struct Sendings: Sendable {
    private let kind: String
    private let ledger: any IdempotencyLedger
    private let now: @Sendable () -> Instant
    /// How long to wait for a sending that is under way elsewhere.
    private let patience: Duration

    /// The sendings of one kind of form, told from those of others by its name.
    public init(
        _ kind: String, in ledger: any IdempotencyLedger, patience: Duration = .seconds(20),
        now: @escaping @Sendable () -> Instant
    ) {
        self.kind = kind
        self.ledger = ledger
        self.patience = patience
        self.now = now
    }

    /// Does the work, or answers what it has answered for the same key.
    ///
    /// What was refused may be mended and sent again.
    ///
    /// - Throws: `web.formBeingSent` where the work for the same key takes longer than one can wait.
    public func send<Receipt: SendingReceipt>(
        _ key: String, _ work: @Sendable () async throws -> Receipt
    ) async throws -> Receipt {
        let key = "form.\(kind).\(key)"
        let began = ContinuousClock.now
        while true {
            switch try await ledger.begin(key: key, fingerprint: key, at: now()) {
            case .fresh: return try await done(key, work)
            case .finished(let answer):
                guard let json = try? JSON(parsing: answer.body), let receipt = Receipt(json: json) else {
                    throw StoredAnswer.Damage()
                }
                return receipt
            case .running where ContinuousClock.now - began < patience: try await Task.sleep(for: .milliseconds(50))
            case .running, .differs: throw Refusal.formBeingSent
            }
        }
    }

    private func done<Receipt: SendingReceipt>(
        _ key: String, _ work: @Sendable () async throws -> Receipt
    ) async throws -> Receipt {
        let receipt: Receipt
        do {
            receipt = try await work()
        } catch {
            try? await ledger.abandon(key: key)
            throw error
        }
        try await ledger.finish(
            key: key, answer: StoredAnswer(status: 303, type: nil, location: nil, body: receipt.json.bytes))
        return receipt
    }
}

/// What a sending hands over, as it is remembered.
public protocol SendingReceipt: Sendable {
    var json: JSON { get }
    /// Nothing where the JSON is no such receipt.
    init?(json: JSON)
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
    static let formBeingSent = Refusal(
        "web.formBeingSent", .conflict,
        Phrase(
            zh: "这一页的内容正在处理，没有重复登记。请稍候再刷新。",
            en: "This page is being worked on and was not sent twice. Wait a moment, then reload."))
}
