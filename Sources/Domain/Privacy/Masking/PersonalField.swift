/// The name of a field that holds personal data; stored beside its ciphertext and never renamed.
public struct PersonalField: Hashable, Sendable, RawRepresentable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let name = PersonalField(rawValue: "person.name")
    public static let phone = PersonalField(rawValue: "person.phone")
    /// 居民身份证号.
    public static let residentID = PersonalField(rawValue: "person.residentId")
    /// Passport, permits of Hong Kong, Macao and Taiwan residents, residence card.
    public static let otherID = PersonalField(rawValue: "person.otherId")
    public static let email = PersonalField(rawValue: "person.email")
    public static let address = PersonalField(rawValue: "person.address")
    /// Bank card or payment account.
    public static let account = PersonalField(rawValue: "person.account")
    public static let plate = PersonalField(rawValue: "person.plate")
    /// What somebody wrote, which may name persons anywhere.
    public static let narrative = PersonalField(rawValue: "case.narrative")

    /// The fields that persons are searched by, each with a keyed hash of its own.
    public static let searchable: [PersonalField] = [.phone, .residentID, .otherID, .email, .account, .plate]

    /// The form that lists show.
    ///
    /// A field without a mask of its own is hidden whole.
    public func masked(_ value: String) -> String {
        switch self {
        case .name: Mask.name(value)
        case .phone: Mask.phone(value)
        case .residentID: Mask.residentID(value)
        case .otherID: Mask.otherID(value)
        case .email: Mask.email(value)
        case .address: Mask.address(value)
        case .account: Mask.lastFour(value)
        case .plate: Mask.lastFour(value)
        case .narrative: Mask.narrative(value)
        default: value.isEmpty ? "" : "***"
        }
    }

    /// The form that a search compares: two ways to write one number are one number.
    public func normalized(_ value: String) -> String {
        let scalars = value.unicodeScalars
        switch self {
        case .phone:
            let digits = scalars.compactMap(\.digit)
            return Mask.text(digits: Mask.domestic(digits))
        case .residentID, .otherID, .account, .plate:
            return String(
                String.UnicodeScalarView(
                    scalars.compactMap { scalar in
                        if let digit = scalar.digit { return Unicode.Scalar(digit + 0x30) }
                        if let capital = scalar.capital { return Unicode.Scalar(capital) }
                        return scalar.isHan ? scalar : nil
                    }))
        case .email:
            return String(value.lowercased().filter { !$0.isWhitespace })
        default:
            return value
        }
    }
}

extension PersonalField: CustomStringConvertible {
    public var description: String { rawValue }
}
