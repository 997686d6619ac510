import Commons
import Complaints
import Exchange
import Fixtures
import Foundation
import Kernel
import Tables
import Testing

@Suite("Rows of an export")
struct OrderReaderTests {
    private static func mapping(_ name: String = "orders-12315") throws -> OrderMapping {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Resources/data/exchange/\(name).json").standardized
        return try OrderMapping(try JSON(parsing: Array(try Data(contentsOf: file))))
    }

    private func read(_ text: String, by mapping: OrderMapping? = nil) throws -> [OrderReader.Reading] {
        let mapping = try mapping ?? Self.mapping()
        let bytes = TableSource.bytes(Array(text.utf8))
        var table = try TableReader(mapping.form == .jsonList ? TableSource(jsonList: bytes) : bytes)
        var reader = try OrderReader(mapping, header: table.header.names, today: .on("2026-11-24"))
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

    @Test(
        "A day that is yet to come, or before the step that it follows, rejects its row",
        arguments: [
            ("2099-01-01,,,", "登记时间"), ("2026-04-18,2026-04-17,,", "接收时间"),
            ("2026-04-18,2026-04-18,,2026-04-01", "办结时间"), (",2026-04-18,2026-04-01,", "受理时间"),
        ])
    func dates(days: String, column: String) throws {
        let readings = try read("登记编号,诉求内容,初查受理状态,登记时间,接收时间,受理时间,办结时间\nN1,内容,已受理,\(days)")
        guard case .rejected(let remark) = readings[0] else {
            Issue.record("a bad row was taken")
            return
        }
        #expect(remark.column == column)
    }

    @Test("Steps on one day may be written down in any order of hours")
    func oneDay() throws {
        let readings = try read(
            "登记编号,诉求内容,初查受理状态,登记时间,接收时间\nN1,内容,已受理,2026-04-18 10:00,2026-04-18 09:00\nN2,内容,已受理,2026-11-24,")
        #expect(readings.allSatisfy { if case .order = $0 { true } else { false } })
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

    private func orders(_ readings: [OrderReader.Reading]) -> [ImportedOrder] {
        readings.compactMap { if case .order(let order) = $0 { order } else { nil } }
    }

    @Test("Texts without numbers get one made of the text, the same in every file; twins are told apart")
    func unnumbered() throws {
        let mapping = try Self.mapping("market-12315-samples")
        let first = orders(try read("text,label\n退货不给退,1\n多收茶位费,0\n退货不给退,1\n", by: mapping))
        let again = orders(try read("text\n多收茶位费\n退货不给退\n", by: mapping))
        #expect(Set(first.map(\.orderNumber)).count == 3)
        #expect(again.map(\.orderNumber) == [first[1].orderNumber, first[0].orderNumber])
        #expect(first.allSatisfy { $0.orderNumber.hasPrefix("market-12315-text-") && $0.registeredAt == nil })
    }

    @Test("A list of JSON objects is a table, whatever members each of them has")
    func list() throws {
        let mapping = try Self.mapping("market-12315-cases")
        let orders = orders(
            try read(
                """
                [{"id": "eval_001", "problem_text": "食品过期\\n要求退款", "incident_location": null},
                 {"id": "eval_002", "problem_text": "退卡", "incident_location": "青铜峡市", "sure": true}]
                """, by: mapping))
        #expect(orders.map(\.orderNumber) == ["market-12315-eval_001", "market-12315-eval_002"])
        #expect(orders.map(\.narrative) == ["食品过期\n要求退款", "退卡"])
        #expect(orders.map(\.place) == [nil, "青铜峡市"])
        for text in ["{}", "[]", "[1, 2]", "[{"] {
            #expect(throws: Refusal.self) { try read(text, by: mapping) }
        }
    }

    @Test("Messages are read with and without title and time")
    func messages() throws {
        let mapping = try Self.mapping("messages-zh")
        let full = orders(
            try read("id,user,time,title,text,label\n6,A1,2020-01-07 21:31:53,标题,正文,商贸旅游\n", by: mapping))
        #expect(full.map(\.registeredAt?.description) == ["2020-01-07T13:31:53.000000Z"])
        #expect(full.map(\.narrative) == ["正文"] && full.map(\.problemClass) == ["商贸旅游"])
        #expect(orders(try read("title,label,fold\n标题,商贸旅游,5\n", by: mapping)).map(\.narrative) == ["标题"])
    }

    @Test("A file without a narrative is refused as a whole")
    func noNarrative() throws {
        #expect(throws: Refusal.self) { try OrderReader(try Self.mapping(), header: [], today: .on("2026-11-24")) }
        #expect(throws: Refusal.self) {
            try OrderReader(try Self.mapping(), header: ["登记编号"], today: .on("2026-11-24"))
        }
    }
}
