/// Dates, numbers and money as each language writes them, the same on every system.
extension Language {
    /// `2026年4月15日` or `15 Apr 2026`.
    public func date(_ day: Day) -> String {
        let (year, month, number) = day.parts
        switch self {
        case .zh: return "\(year)年\(month)月\(number)日"
        case .en: return "\(number) \(Self.englishMonths[month - 1]) \(year)"
        }
    }

    /// `周三` or `Wed`.
    public func weekday(_ weekday: Weekday) -> String {
        switch self {
        case .zh: ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][weekday.rawValue - 1]
        case .en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday.rawValue - 1]
        }
    }

    /// The date and the clock in China, to the minute: `2026年4月15日 09:05`.
    public func dateAndTime(_ instant: Instant) -> String {
        let day = Day(at: instant)
        let minutes = instant.seconds(since: day.start) / 60
        return "\(date(day)) \(padded(minutes / 60, to: 2)):\(padded(minutes % 60, to: 2))"
    }

    /// A count with thousands apart: `1,284`.
    public func number(_ value: Int) -> String {
        let text = Array(String(value.magnitude).utf8)
        var grouped: [UInt8] = value < 0 ? [0x2D] : []
        for (index, byte) in text.enumerated() {
            if index > 0, (text.count - index).isMultiple(of: 3) { grouped.append(0x2C) }
            grouped.append(byte)
        }
        return String(decoding: grouped, as: UTF8.self)
    }

    /// `1,280.50元` or `¥1,280.50`.
    public func money(_ money: Money) -> String {
        let yuan = number(Int(money.fen / 100))
        let amount = "\(yuan).\(padded(money.fen.magnitude % 100, to: 2))"
        switch self {
        case .zh: return "\(amount)元"
        case .en: return "¥\(amount)"
        }
    }

    private static let englishMonths = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
