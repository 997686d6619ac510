public import Kernel

/// What a password must be like, as the operator sets it.
public struct PasswordRule: Hashable, Sendable {
    public let shortest: Int
    /// The most bytes: hashing time must not be the sender's choice.
    public let longestByteCount: Int
    /// How many of the four classes capitals, small letters, digits and other signs.
    public let classCount: Int
    /// How many earlier passwords may not come again.
    public let historyCount: Int
    /// After how many days a new one is due; nothing where never.
    public let lifetimeDays: Int?

    /// Twelve characters of three classes, none of the last five, for ninety days (GB/T 22239-2019, 8.1.4.1, with
    /// numbers of our own).
    public static let standard = PasswordRule(
        shortest: 12, longestByteCount: 256, classCount: 3, historyCount: 5, lifetimeDays: 90)

    public init(shortest: Int, longestByteCount: Int, classCount: Int, historyCount: Int, lifetimeDays: Int?) {
        self.shortest = shortest
        self.longestByteCount = longestByteCount
        self.classCount = classCount
        self.historyCount = historyCount
        self.lifetimeDays = lifetimeDays
    }

    /// Refuses what breaks the rule, or holds the account's name.
    ///
    /// Letters without case, such as Han, count as other signs.
    public func check(_ password: String, account: String = "") throws(Refusal) {
        guard password.utf8.count <= longestByteCount else { throw .passwordTooLong }
        guard password.count >= shortest else { throw .passwordTooShort(shortest) }
        guard Self.classes(of: password) >= classCount else { throw .passwordTooPlain(classCount) }
        let name = account.lowercased()
        guard name.count < 3 || !password.lowercased().contains(name) else { throw .passwordNamesAccount }
        guard Set(password).count >= 5 else { throw .passwordTooPlain(classCount) }
    }

    private static func classes(of password: String) -> Int {
        let kinds = password.map { character in
            if character.isASCII, character.isUppercase { return 0 }
            if character.isASCII, character.isLowercase { return 1 }
            return character.isASCII && character.isNumber ? 2 : 3
        }
        return Set(kinds).count
    }
}

extension Refusal {
    public static func passwordTooShort(_ count: Int) -> Refusal {
        Refusal(
            "identity.passwordTooShort", .invalid,
            Phrase(zh: "密码至少需要\(count)个字符", en: "Use at least \(count) characters"), field: "password")
    }

    public static func passwordTooPlain(_ count: Int) -> Refusal {
        Refusal(
            "identity.passwordTooPlain", .invalid,
            Phrase(
                zh: "密码须包含大写字母、小写字母、数字、符号中的至少\(count)类，且不能只是少数字符的重复",
                en: "Use at least \(count) of: capitals, small letters, digits, signs; and not a few of them repeated"),
            field: "password")
    }

    public static let passwordTooLong = Refusal(
        "identity.passwordTooLong", .invalid, Phrase(zh: "密码过长", en: "This password is too long"), field: "password")
    public static let passwordNamesAccount = Refusal(
        "identity.passwordNamedAccount", .invalid,
        Phrase(zh: "密码不能包含账号名", en: "Leave your account name out of the password"), field: "password")
}
