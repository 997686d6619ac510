public import Kernel

/// A telephone number, mainland unless it says otherwise.
///
/// Printing one shows its masked form.
public struct PhoneNumber: Hashable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
        /// Eleven digits, from 13 to 19.
        case mobile
        /// Area code and seven or eight digits, perhaps an extension.
        case landline
        /// 400 and 800 numbers of firms.
        case business
        /// Short public numbers, such as 12315.
        case service
        /// Outside the mainland, with its country code.
        case international
    }

    public let kind: Kind
    /// The normal form: `+8613812345678`, `+869515550101;ext=8001`, `12315`.
    ///
    /// E.164, an extension after RFC 3966; business and service numbers, which cannot be dialled from abroad, as they are.
    public let text: String
    /// As one dials it in the mainland: `13812345678`, `0951-5550101`, `400-810-0000`, `12315`, `+85221234567`.
    public let national: String

    /// Reads a number as people write it: with spaces, hyphens, brackets, full-width digits, `+86`, `0086`, `转8001`.
    public init(_ input: String) throws(Refusal) {
        var (digits, hasPlus, addition) = try Self.parts(of: Folding.trimmed(input))
        if !hasPlus, digits.hasPrefix("00") {
            digits.removeFirst(2)
            hasPlus = true
        }
        if !hasPlus, digits.count == 13, digits.hasPrefix("861") { hasPlus = true }
        if hasPlus, digits.hasPrefix("86") {
            digits.removeFirst(2)
            if !Self.isMobile(digits), !digits.hasPrefix("0") { digits = "0" + digits }
            hasPlus = false
        }
        if hasPlus {
            guard (7...15).contains(digits.count), !digits.hasPrefix("0") else { throw .phoneMalformed }
            self.init(.international, text: "+\(digits)", national: "+\(digits)", addition: addition)
        } else if Self.isMobile(digits) {
            guard addition.isEmpty else { throw .phoneMalformed }
            self.init(.mobile, text: "+86\(digits)", national: digits, addition: "")
        } else if digits.hasPrefix("0") {
            let (area, local) = try Self.landline(digits)
            self.init(
                .landline, text: "+86\(area.dropFirst())\(local)", national: "\(area)-\(local)", addition: addition)
        } else if digits.count == 10, digits.hasPrefix("400") || digits.hasPrefix("800") {
            let national = "\(digits.prefix(3))-\(digits.dropFirst(3).prefix(3))-\(digits.suffix(4))"
            self.init(.business, text: digits, national: national, addition: addition)
        } else if Self.isService(digits) {
            self.init(.service, text: digits, national: digits, addition: "")
        } else {
            throw (7...8).contains(digits.count) ? .phoneAreaMissing : .phoneMalformed
        }
    }

    private init(_ kind: Kind, text: String, national: String, addition: String) {
        self.kind = kind
        self.text = addition.isEmpty ? text : "\(text);ext=\(addition)"
        self.national = addition.isEmpty ? national : "\(national)-\(addition)"
    }

    /// `138****5678`, `0951-***0101`; public numbers stay as they are.
    public var masked: String {
        switch kind {
        case .service, .business: return national
        case .mobile: return "\(national.prefix(3))****\(national.suffix(4))"
        case .international: return "\(national.prefix(4))****\(national.suffix(2))"
        case .landline:
            let parts = national.split(separator: "-")
            guard parts.count >= 2 else { return "****" }
            return "\(parts[0])-\(String(repeating: "*", count: parts[1].count - 4))\(parts[1].suffix(4))"
        }
    }
}

extension PhoneNumber {
    /// The digits, whether a plus stood before them, and the extension.
    private static func parts(of text: String) throws(Refusal) -> (digits: String, hasPlus: Bool, addition: String) {
        var digits = ""
        var addition = ""
        var isAddition = false
        var groups = 0
        for (index, scalar) in text.unicodeScalars.enumerated() {
            switch scalar {
            case "0"..."9":
                if isAddition { addition.unicodeScalars.append(scalar) } else { digits.unicodeScalars.append(scalar) }
            case "+" where index == 0: break
            case "转", "#":
                guard !isAddition else { throw .phoneMalformed }
                isAddition = true
            case "-", "\u{2010}", "\u{2013}", "\u{2014}":
                groups += 1
                // The second hyphen of a landline number starts its extension: 0951-5550101-8001.
                if groups == 2, digits.hasPrefix("0"), !digits.hasPrefix("00"), (10...12).contains(digits.count) {
                    isAddition = true
                }
            case " ", "(", ")", "\u{A0}": break
            default: throw .phoneMalformed
            }
        }
        guard (3...18).contains(digits.count), addition.count <= 6, !isAddition || !addition.isEmpty else {
            throw .phoneMalformed
        }
        return (digits, text.hasPrefix("+"), addition)
    }

    private static func isMobile(_ digits: String) -> Bool {
        guard digits.count == 11, digits.hasPrefix("1"), let second = digits.dropFirst().first else { return false }
        return ("3"..."9").contains(second)
    }

    /// Three or five digits of public services, and the six-digit ones of the 95 and 96 ranges.
    private static func isService(_ digits: String) -> Bool {
        switch digits.count {
        case 3: digits.hasPrefix("1")
        case 5, 6: digits.hasPrefix("1") || digits.hasPrefix("95") || digits.hasPrefix("96")
        default: false
        }
    }

    /// Area code with its 0, and the local number.
    ///
    /// 010 and 020–029 have three digits, all others four; local numbers have seven or eight and start with 2 to 8.
    private static func landline(_ digits: String) throws(Refusal) -> (area: String, local: String) {
        let isShort = digits.hasPrefix("010") || digits.hasPrefix("02")
        let area = String(digits.prefix(isShort ? 3 : 4))
        let local = String(digits.dropFirst(area.count))
        guard (7...8).contains(local.count), let first = local.first, ("2"..."8").contains(first),
            isShort || ("3"..."9").contains(area.dropFirst().first ?? "0")
        else { throw .phoneMalformed }
        return (area, local)
    }
}

extension PhoneNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { masked }
    public var debugDescription: String { masked }
    public var customMirror: Mirror { Mirror(self, children: ["masked": masked]) }
}
