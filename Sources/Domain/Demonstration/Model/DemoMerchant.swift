/// An invented firm with one place of business.
public struct DemoMerchant: Hashable, Sendable {
    /// 企业名称: the name on the licence.
    public let name: String
    /// What stands over the door, or the shop's name on a platform.
    public let tradeName: String
    /// 统一社会信用代码: valid by GB 32100, and marked as invented by `DEM` in places 9 to 11.
    public let creditCode: String
    /// GB/T 4754-2017, four digits.
    public let industryCode: String
    /// County level, six digits, after GB/T 2260 with the extension 620171 for 兰州新区.
    public let regionCode: String
    public let township: String
    public let address: String
    /// 登记状态 of the licence.
    public let licenceStatus: String
    /// Its share of the complaints of its trade in its province, before dividing by their sum.
    public let sizeWeight: Double
    /// The platform it sells on, where it is a platform shop.
    public let platform: String?
    /// The key of its trade in the building blocks.
    public let trade: String

    let placeIndex: Int
    let tradeIndex: Int
}

/// Check characters of the unified social credit code (GB 32100-2015) and the organisation code in it (GB 11714-1997).
enum DemoCreditCode {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
    private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
    private static let organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]

    /// The code of the firm with a number, registered in a county: a company, or a self-employed person.
    static func text(number: Int, region: String, isCompany: Bool) -> String {
        let base = alphabet.count
        let space = base * base * base * base * base
        // A factor without common divisor with 31 scatters neighbours and keeps each number's code its own.
        var rest = (number * 7_368_787 + 12_345) % space
        var body = Array("DEM".utf8)
        for _ in 0..<5 {
            body.append(alphabet[rest % base])
            rest /= base
        }
        var code = Array((isCompany ? "91" : "92").utf8) + Array(region.utf8) + body
        code.append(organisationCheck(body))
        let sum = zip(code, weights).reduce(0) { $0 + (alphabet.firstIndex(of: $1.0) ?? 0) * $1.1 }
        code.append(alphabet[(base - sum % base) % base])
        return String(decoding: code, as: UTF8.self)
    }

    private static func organisationCheck(_ body: [UInt8]) -> UInt8 {
        let sum = zip(body, organisationWeights)
            .reduce(0) { sum, pair in
                let digit = pair.0 < UInt8(ascii: "A") ? pair.0 - UInt8(ascii: "0") : pair.0 - UInt8(ascii: "A") + 10
                return sum + Int(digit) * pair.1
            }
        switch 11 - sum % 11 {
        case 10: return UInt8(ascii: "X")
        case 11: return UInt8(ascii: "0")
        case let check: return UInt8(ascii: "0") + UInt8(check)
        }
    }
}
