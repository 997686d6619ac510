import Kernel

/// What lists and logs show of personal data: enough to tell two people apart, too little to reach one.
///
/// Masked texts cannot be turned back. An empty value stays empty.
public enum Mask {
    /// 张三 → 张**, 欧阳娜娜 → 欧阳**; the length of the name is hidden too.
    public static func name(_ name: String) -> String {
        let scalars = Array(name.unicodeScalars.drop { $0.isSpace })
        guard let first = scalars.first else { return "" }
        if scalars.count > 2, Surnames.isCompound(first, scalars[1]) { return "\(first)\(scalars[1])**" }
        return "\(first)**"
    }

    /// 13812345678 → 138****5678; 029-88886666 → 029****6666; +442079460958 → +442****0958.
    public static func phone(_ phone: String) -> String {
        let written = phone.unicodeScalars.compactMap(\.digit)
        let digits = domestic(written)
        let abroad = phone.first == "+" && digits.count == written.count ? "+" : ""
        if digits.isEmpty { return phone.isEmpty ? "" : "****" }
        guard digits.count >= 10 else { return "****" + text(digits: digits.suffix(digits.count >= 7 ? 2 : 0)) }
        return abroad + text(digits: digits.prefix(3)) + "****" + text(digits: digits.suffix(4))
    }

    /// 61010219900101001X → 6101**********001X.
    public static func residentID(_ number: String) -> String {
        let places = number.filter { !$0.isWhitespace }
        guard places.count >= 15 else { return otherID(number) }
        return places.prefix(4) + String(repeating: "*", count: places.count - 8) + places.suffix(4)
    }

    /// E12345678 → E******78.
    public static func otherID(_ number: String) -> String {
        let places = number.filter { !$0.isWhitespace }
        guard places.count >= 6 else { return String(repeating: "*", count: places.count) }
        return places.prefix(1) + String(repeating: "*", count: places.count - 3) + places.suffix(2)
    }

    /// zhang@example.com → z***@example.com.
    public static func email(_ address: String) -> String {
        guard let first = address.first else { return "" }
        guard let at = address.lastIndex(of: "@"), at > address.startIndex else { return "***" }
        return "\(first)***\(address[at...])"
    }

    /// The last four places of an account or a plate: ****1234.
    public static func lastFour(_ number: String) -> String {
        let places = number.filter { !$0.isWhitespace && $0 != "-" && $0 != "·" }
        guard !places.isEmpty else { return "" }
        return "****" + (places.count > 4 ? places.suffix(4) : "")
    }

    /// The address down to the county: 陕西省西安市雁塔区小寨东路1号 → 陕西省西安市雁塔区.
    public static func address(_ address: String) -> String {
        guard !address.isEmpty else { return "" }
        let scalars = Array(address.unicodeScalars)
        let end = CountyPattern.end(in: scalars)
        guard end > 0 else { return "***" }
        return String(String.UnicodeScalarView(scalars[..<end]))
    }

    /// A text with each recognised datum masked in its place.
    public static func narrative(_ text: String) -> String {
        let findings = Recogniser.findings(in: text)
        guard !findings.isEmpty else { return text }
        let scalars = Array(text.unicodeScalars)
        var (masked, next) = ("", 0)
        for finding in findings {
            masked.unicodeScalars.append(contentsOf: scalars[next..<finding.range.lowerBound])
            masked += datum(finding)
            next = finding.range.upperBound
        }
        masked.unicodeScalars.append(contentsOf: scalars[next...])
        return masked
    }

    private static func datum(_ finding: PersonalFinding) -> String {
        switch finding.kind {
        case .mobile, .landline: phone(finding.text)
        case .residentID: residentID(finding.text.filter { $0 != "-" })
        case .bankCard, .plate: lastFour(finding.text)
        case .email: email(finding.text)
        case .name: name(finding.text)
        }
    }

    /// The digits without the country code.
    static func domestic(_ digits: [UInt8]) -> [UInt8] {
        if digits.count > 12, digits.starts(with: [0, 0, 8, 6]) { return Array(digits.dropFirst(4)) }
        if digits.count > 11, digits.starts(with: [8, 6]) { return Array(digits.dropFirst(2)) }
        if digits.count == 12, digits[0] == 0, digits[1] == 1, digits[2] >= 3 { return Array(digits.dropFirst()) }
        return digits
    }

    static func text(digits: some Sequence<UInt8>) -> String {
        String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
    }
}
