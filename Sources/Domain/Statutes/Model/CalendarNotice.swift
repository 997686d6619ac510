import Calendars
public import Kernel
public import Rulebook

/// A holiday notice that comes in, with the province whose it is.
public struct CalendarNotice: Hashable, Sendable {
    /// Two digits; nil for the national notice.
    public let province: String?
    public let year: Int
    /// The first day that it speaks of, and the last of its year.
    public let days: ClosedRange<Day>
    let notice: HolidayNotice
    let name: Phrase

    /// Reads a notice as holiday-cn publishes them; `province` stands beside `year`, or is named from outside.
    ///
    /// - Throws: `RulebookError.calendar` with the day where the notice contradicts itself.
    public init(parsing bytes: [UInt8], document: String, province named: String? = nil) throws(RulebookError) {
        let notice: HolidayNotice
        do {
            notice = try HolidayNotice(parsing: bytes, document: document)
        } catch {
            throw .calendar(error)
        }
        // The document is JSON, as it was read just now.
        let root = try? JSON(parsing: bytes)
        guard let code = named ?? root?["province"]?.string else {
            self.init(notice, province: nil, name: Phrase(zh: "", en: ""))
            return
        }
        guard let province = Province(code) else {
            throw .misshapen(
                document: document,
                JSONShapeError(
                    path: "province", reason: Phrase(zh: "不是省级行政区划代码", en: "is not the code of a province")))
        }
        self.init(notice, province: province.code, name: .verbatim(root?["name"]?.string ?? province.code))
    }

    private init(_ notice: HolidayNotice, province: String?, name: Phrase) {
        self.notice = notice
        self.province = province
        self.name = name
        year = notice.year
        let first = Day(year: notice.year, month: 1, day: 1) ?? Day(number: 0)
        let last = Day(year: notice.year, month: 12, day: 31) ?? first
        days = min(first, notice.entries.first?.day ?? first)...last
    }

    /// The key under which it is kept: `CN-2027` or `65-2027`.
    public var key: String { "\(province ?? "CN")-\(year)" }

    /// Whether it says anything: a year's file that is still empty does not, and a province may say that it keeps no days of its own.
    public var isPublished: Bool { province == nil ? !notice.entries.isEmpty : notice.isPublished }
}

extension Rulebook {
    /// The same rules with a notice taken in, in place of an earlier one for its year.
    ///
    /// - Throws: `RulebookError.calendar` with the day where the notice and what is known contradict each other.
    public func taking(_ incoming: CalendarNotice) throws(RulebookError) -> Rulebook {
        let taken: WorkCalendars
        do {
            if let code = incoming.province, let province = Province(code) {
                taken = try calendars.adding(incoming.notice, in: province, named: incoming.name)
            } else {
                taken = try calendars.adding(incoming.notice)
            }
        } catch {
            throw .calendar(error)
        }
        return try with(taken)
    }

    /// The same rules with all that an installation has taken in, oldest first.
    public func taking(_ statutes: [Statute]) throws(RulebookError) -> Rulebook {
        var rules = self
        for statute in statutes where statute.kind == .calendar {
            rules = try rules.taking(
                CalendarNotice(
                    parsing: Array(statute.body.utf8), document: statute.key, province: statute.provinceOfKey))
        }
        return rules
    }

    /// The working rules that an installation has taken in, the latest of each authority and first day.
    public func overlays(_ statutes: [Statute]) throws(RulebookError) -> [Overlay] {
        var latest: [Overlay] = []
        for statute in statutes where statute.kind == .overlay {
            let overlay = try Overlay(parsing: Array(statute.body.utf8), document: statute.key, in: self)
            latest.removeAll { $0.authority == overlay.authority && $0.validFrom == overlay.validFrom }
            latest.append(overlay)
        }
        return latest
    }
}

extension Statute {
    fileprivate var provinceOfKey: String? { key.hasPrefix("CN-") ? nil : String(key.prefix(2)) }
}
