public import Commons
public import Kernel
public import Privacy

/// Where a one-time code can reach somebody; printing one shows its masked form.
public enum Contact: Hashable, Sendable {
    case phone(PhoneNumber)
    case email(EmailAddress)

    /// Reads a phone that takes short messages, or an e-mail address.
    public init(_ input: String) throws(Refusal) {
        if input.contains("@") || input.contains("＠") {
            do { self = .email(try EmailAddress(input)) } catch { throw error.about("contact") }
            return
        }
        let number: PhoneNumber
        do { number = try PhoneNumber(input) } catch { throw error.about("contact") }
        guard number.kind == .mobile || number.kind == .international else { throw .contactUnreachable }
        self = .phone(number)
    }

    public var text: String {
        switch self {
        case .phone(let number): number.text
        case .email(let address): address.text
        }
    }

    public var masked: String {
        switch self {
        case .phone(let number): number.masked
        case .email(let address): address.masked
        }
    }

    /// The field of the vault it is kept in and found by.
    public var field: PersonalField {
        switch self {
        case .phone: .phone
        case .email: .email
        }
    }
}

extension Contact: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { masked }
    public var debugDescription: String { masked }
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
