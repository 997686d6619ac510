public import Kernel

/// One row of an export of the national 12315 platform, invented.
public struct DemoOrder: Hashable, Sendable {
    /// 类型.
    public enum Kind: String, CaseIterable, Sendable {
        case complaint = "投诉"
        case report = "举报"
        case inquiry = "咨询"
    }

    /// 登记编号: `99`, which is no province's code, then the date and a serial number of seven digits.
    public let number: String
    public let kind: Kind
    /// 接收方式.
    public let channel: String
    /// 企业名称; empty in inquiries.
    public let merchantName: String
    public let merchantAddress: String
    /// 诉求内容.
    public let narrative: String
    /// 问题类别.
    public let problemClass: String
    /// 事发地.
    public let scene: String
    /// 具体问题.
    public let problem: String
    /// 初查受理状态.
    public let status: String
    /// 处理机构.
    public let authority: String
    /// 处理部门.
    public let unit: String
    /// 反馈内容.
    public let feedback: String
    /// 登记时间.
    public let registeredAt: Instant
    /// 接收时间: when the competent authority received it.
    public let receivedAt: Instant
    /// 客体类别.
    public let object: String
    /// 金额.
    public let amount: Money?
    /// 办结时间; nothing while it is open.
    public let closedAt: Instant?
    public let creditCode: String
    /// 投诉人: visibly invented.
    public let person: String
    /// 联系电话: of a range that no operator has been given.
    public let phone: String
    public let regionCode: String
    /// The name in the key of what this row was planted for; not exported.
    public let plant: String?

    /// The headings of an export: first the platform's thirteen, then the optional ones.
    public static let columns = [
        "登记编号", "类型", "接收方式", "企业名称", "企业地址", "诉求内容", "问题类别", "事发地", "具体问题", "初查受理状态", "处理机构", "处理部门", "反馈内容",
        "登记时间", "接收时间", "客体类别", "金额", "办结时间", "统一社会信用代码", "投诉人", "联系电话", "行政区划代码",
    ]

    /// The row's cells in the order of the headings; times are China's, to the second, and amounts are yuan.
    public var fields: [String] {
        [
            number, kind.rawValue, channel, merchantName, merchantAddress, narrative, problemClass, scene, problem,
            status, authority, unit, feedback, DemoText.time(registeredAt), DemoText.time(receivedAt), object,
            amount.map { DemoText.yuan($0) } ?? "", closedAt.map { DemoText.time($0) } ?? "", creditCode, person, phone,
            regionCode,
        ]
    }
}

/// How a case ends, or where it stands.
enum DemoOutcome: String, CaseIterable, Sendable {
    case mediated, performed, settled, withdrawn, refused, failed, expired
    case declinedScope, declinedConsumer, declinedMaterial, declinedHandled
    case filed, notFiled, answered
    case pending, inMediation, verifying

    var isDeclined: Bool {
        switch self {
        case .declinedScope, .declinedConsumer, .declinedMaterial, .declinedHandled: true
        case .mediated, .performed, .settled, .withdrawn, .refused, .failed, .expired, .filed, .notFiled, .answered,
            .pending,
            .inMediation, .verifying:
            false
        }
    }
}

/// Numbers as text, written digit by digit since a million rows want many.
enum DemoText {
    /// `2025-03-01 09:12:33` in China.
    static func time(_ instant: Instant) -> String {
        let day = Day(at: instant)
        let (year, month, number) = day.parts
        let second = Int(instant.seconds(since: day.start))
        return String(unsafeUninitializedCapacity: 19) { buffer in
            write(year, 4, to: buffer, at: 0)
            for (at, value) in [
                (5, month), (8, number), (11, second / 3600), (14, second / 60 % 60), (17, second % 60),
            ] {
                write(value, 2, to: buffer, at: at)
            }
            for (at, mark) in [(4, 0x2D), (7, 0x2D), (10, 0x20), (13, 0x3A), (16, 0x3A)] { buffer[at] = UInt8(mark) }
            return 19
        }
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        String(unsafeUninitializedCapacity: width) { buffer in
            write(number, width, to: buffer, at: 0)
            return width
        }
    }

    /// `120`, `9.9`, `12.34`: as people write it.
    static func spoken(_ money: Money) -> String {
        let (yuan, fen) = (money.fen / 100, money.fen % 100)
        if fen == 0 { return String(yuan) }
        return fen % 10 == 0 ? "\(yuan).\(fen / 10)" : "\(yuan).\(padded(Int(fen), 2))"
    }

    /// `120.00`.
    static func yuan(_ money: Money) -> String { "\(money.fen / 100).\(padded(Int(money.fen % 100), 2))" }

    /// Whether a text holds a word, byte by byte: UTF-8 finds no word inside another's characters.
    static func contains(_ text: String, _ word: [UInt8]) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            guard !word.isEmpty, bytes.count >= word.count else { return word.isEmpty }
            return (0...bytes.count - word.count)
                .contains { start in
                    bytes[start] == word[0] && word.indices.allSatisfy { bytes[start + $0] == word[$0] }
                }
        }
    }

    private static func write(_ number: Int, _ width: Int, to buffer: UnsafeMutableBufferPointer<UInt8>, at start: Int)
    {
        var rest = number
        for index in stride(from: start + width - 1, through: start, by: -1) {
            buffer[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}
