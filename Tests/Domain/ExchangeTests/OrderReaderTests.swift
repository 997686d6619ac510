import Commons
import Complaints
import Exchange
import Foundation
import Kernel
import Tables
import Testing

@Suite("Rows of an export")
struct OrderReaderTests {
    private static func mapping() throws -> OrderMapping {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Resources/data/exchange/orders-12315.json").standardized
        return try OrderMapping(try JSON(parsing: Array(try Data(contentsOf: file))))
    }

    private func read(_ text: String) throws -> [OrderReader.Reading] {
        var table = try TableReader(.bytes(Array(text.utf8)))
        let reader = try OrderReader(try Self.mapping(), header: table.header.names)
        var readings: [OrderReader.Reading] = []
        while let row = try table.next() { readings.append(reader.read(row, line: row.line)) }
        return readings
    }

    @Test("A whole row becomes an order, and a date that is not there is not invented")
    func whole() throws {
        let readings = try read(
            """
            登记编号,类型,接收方式,企业名称,诉求内容,初查受理状态,登记时间,金额
            N1,投诉,电话,某饭店,多收茶位费,已受理,2026-04-18 10:30,268.5
            N2,投诉,来函,某饭店,多收茶位费,,,
            """)
        guard case .order(let first) = readings[0], case .order(let second) = readings[1] else {
            Issue.record("a good row was rejected")
            return
        }
        #expect(first.registeredAt?.description == "2026-04-18T02:30:00.000000Z")
        #expect(first.amount == Money(fen: 26_850) && first.state == .accepted && first.channel == .phone)
        #expect(second.registeredAt == nil && second.receivedAt == nil && second.state == .registered)
    }

    @Test(
        "A bad cell rejects its row, with column and reason",
        arguments: [
            ("N1,投诉,,某店,内容,已受理,昨天,1", "登记时间"), ("N1,投诉,,某店,内容,已受理,,很多", "金额"),
            ("N1,建议,,某店,内容,已受理,,1", "类型"), ("N1,投诉,,某店,,已受理,,1", "诉求内容"),
            (",投诉,,某店,内容,已受理,,1", "登记编号"), ("N1,投诉,,某店,内容,神秘,,1", "初查受理状态"),
        ])
    func bad(row: String, column: String) throws {
        let readings = try read("登记编号,类型,接收方式,企业名称,诉求内容,初查受理状态,登记时间,金额\n\(row)")
        guard case .rejected(let remark) = readings[0] else {
            Issue.record("a bad row was taken")
            return
        }
        #expect(remark.column == column && remark.line == 2)
    }

    @Test("A report says where it stands in words of its own, and one that nobody knows rejects its row")
    func reports() throws {
        let readings = try read(
            """
            登记编号,类型,企业名称,诉求内容,初查受理状态
            R1,举报,某店,销售过期食品,不予立案
            R2,举报,某店,销售过期食品,
            R3,举报,某店,销售过期食品,神秘
            """)
        guard case .order(let first) = readings[0], case .order(let second) = readings[1],
            case .rejected(let third) = readings[2]
        else {
            Issue.record("read otherwise")
            return
        }
        #expect(first.kind == .report && first.reportState == "notFiled" && first.state == .registered)
        #expect(second.reportState == nil && third.column == "初查受理状态" && third.line == 4)
    }

    @Test("A file without a narrative is refused as a whole")
    func noNarrative() throws {
        #expect(throws: Refusal.self) { try OrderReader(try Self.mapping(), header: ["登记编号"]) }
    }
}
