import Calendars
import Fixtures
import Foundation
import Kernel
import Testing

@Suite("A working calendar")
struct WorkCalendarTests {
    private let national = ProductCalendars.all.national

    @Test("Knows what each day is, and what it is called")
    func kinds() {
        #expect(national.kind(of: .on("2026-02-14")) == .makeupWorkday("春节"))
        #expect(national.kind(of: .on("2026-02-16")) == .statutoryHoliday("除夕"))
        #expect(national.kind(of: .on("2026-02-15")) == .restDay("春节"))
        #expect(national.kind(of: .on("2026-08-08")) == .weekend)
        #expect(national.kind(of: .on("2026-08-07")) == .workingDay)
        #expect(ProductCalendars.calendar("65").kind(of: .on("2025-03-31")) == .localHoliday("肉孜节"))
        #expect(national.kind(of: .on("2031-03-01")) == .weekend)
    }

    @Test("Keeps the paper that each year comes from")
    func provenance() {
        #expect(national.notices[2026]?.papers.first?.hasPrefix("https://www.gov.cn/") == true)
        #expect(national.notices[2004]?.title?.isEmpty == false)
        #expect(national.notices[2027] == nil)
        #expect(ProductCalendars.calendar("65").localNotices[2025]?.title?.isEmpty == false)
    }

    @Test("Has as many working days a year as the notices leave", arguments: [(2024, 251), (2025, 248), (2026, 248)])
    func workingDays(year: Int, expected: Int) throws {
        let before = try #require(Day(year: year - 1, month: 12, day: 31))
        let last = try #require(Day(year: year, month: 12, day: 31))
        #expect(national.workingDays(after: before, through: last) == expected)
    }

    @Test("Says how many working days are left, and by how many a thing is overdue")
    func left() {
        #expect(national.workingDaysLeft(on: .on("2026-09-29"), until: .on("2026-10-10")) == 4)
        #expect(national.workingDaysLeft(on: .on("2026-10-10"), until: .on("2026-10-10")) == 0)
        #expect(national.workingDaysLeft(on: .on("2026-10-10"), until: .on("2026-10-08")) == -2)
    }

    @Test("Has the statutory days of the law in force that year")
    func statutory() {
        let count = { (year: Int) in ProductCalendars.all.statutory.names.keys.count { $0.year == year } }
        #expect(count(2026) == 13)
        #expect(count(2024) == 11)
        #expect(count(2007) == 10)
        for day in ProductCalendars.all.statutory.names.keys { #expect(!national.isWorking(day)) }
    }

    @Test("Takes in a new year and a new local notice, and is no longer provisional there")
    func imported() throws {
        let notice = try HolidayNotice(
            year: 2027, papers: ["https://example.cn/2027"],
            entries: [HolidayNotice.Entry(day: .on("2026-12-31"), name: "元旦", isOff: true)])
        let grown = try ProductCalendars.all.adding(notice)
        #expect(!grown.national.isProvisional(.on("2027-03-01")))
        #expect(!grown.national.isWorking(.on("2026-12-31")))
        #expect(grown.calendar(in: Province("64")).isProvisional(.on("2027-03-01")))
        let ningxia = try #require(Province("640100"))
        let local = try HolidayNotice(
            year: 2026, title: "放假通知", entries: [.init(day: .on("2026-03-20"), name: "开斋节", isOff: true)])
        let complete = try grown.adding(local, in: ningxia, named: .verbatim("宁夏"))
        #expect(!complete.calendar(in: ningxia).isProvisional(.on("2026-05-06")))
        #expect(complete.calendar(in: ningxia).kind(of: .on("2026-03-20")) == .localHoliday("开斋节"))
        #expect(complete.national.isWorking(.on("2026-03-20")))
        #expect(complete.calendar(in: Province("65")).isProvisional(.on("2026-05-06")))
    }

    @Test("Agrees with the table of days that was made from two other sources", .enabled(if: DayTable.isPresent))
    func dayTable() throws {
        let rows = try DayTable.rows()
        #expect(rows.count == 8401)
        for row in rows {
            #expect(national.isWorking(row.day) == !row.isOff, "\(row.day)")
            if case .makeupWorkday = national.kind(of: row.day) {
                #expect(row.isMakeup, "\(row.day)")
            } else {
                #expect(!row.isMakeup, "\(row.day)")
            }
        }
    }
}

@Suite("A province's code")
struct ProvinceTests {
    @Test("Has two digits, or is the start of a longer code", arguments: ["65", "640000", "110105", "50", "82"])
    func known(code: String) { #expect(Province(code)?.code == String(code.prefix(2))) }

    @Test("That nobody has is refused", arguments: ["", "6", "16", "99", "6x", "655", "00", "新疆"])
    func unknown(code: String) { #expect(Province(code) == nil) }
}

/// The day table that stands outside the repository.
enum DayTable {
    struct Row {
        let day: Day
        let isOff: Bool
        let isMakeup: Bool
    }

    static let file: URL = {
        let package = URL(filePath: #filePath).appending(path: "../../../..").standardized
        let reference = ProcessInfo.processInfo.environment["FANGXIN_REFERENCE"].map { URL(filePath: $0) }
        let folders = [reference, package.appending(path: "../shared"), package.appending(path: "../../shared")]
        let files = folders.compactMap { $0?.appending(path: "data/holidays-cn/days_2004_2026.csv").standardized }
        return files.first { FileManager.default.fileExists(atPath: $0.path) } ?? files[0]
    }()

    static var isPresent: Bool { FileManager.default.fileExists(atPath: file.path) }

    static func rows() throws -> [Row] {
        try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
            .map { line in
                let cells = line.split(separator: ",", omittingEmptySubsequences: false)
                return Row(day: .on(String(cells[0])), isOff: cells[2] == "1", isMakeup: cells[3] == "1")
            }
    }
}
