public import Kernel
import Synchronization

/// Brings one-time codes to people's phones and mailboxes.
public struct CodeCourier: Sendable {
    let deliver: @Sendable (_ contact: Contact, _ digits: String, _ language: Language?) async throws -> Void

    public init(
        _ deliver:
            @escaping @Sendable (_ contact: Contact, _ digits: String, _ language: Language?) async throws ->
            Void
    ) {
        self.deliver = deliver
    }

    /// Keeps the codes where a page can show them: for demonstrations with invented people only.
    public static func showing(in shown: ShownCodes) -> CodeCourier {
        CodeCourier { contact, digits, _ in shown.keep(digits, for: contact) }
    }
}

/// The latest codes of a demonstration, in memory.
public final class ShownCodes: Sendable {
    private static let limit = 1000
    private let codes = Mutex<[Contact: String]>([:])

    public init() {}

    /// The code last sent to a contact.
    public func code(for contact: Contact) -> String? { codes.withLock { $0[contact] } }

    func keep(_ digits: String, for contact: Contact) {
        codes.withLock { codes in
            if codes.count >= Self.limit { codes = [:] }
            codes[contact] = digits
        }
    }
}
