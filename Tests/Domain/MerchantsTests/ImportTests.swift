import Access
import Commons
import Fixtures
import Kernel
import Ledger
import Merchants
import Synchronization
import Tables
import Testing

@Suite("Lists that come in")
struct ImportTests {
    private let books = MemoryRegistryBooks<any RegistryBook>(MemoryRegistry.State()) { $0 }
    private let regions: Regions
    private let desk: RegistryDesk
    private let rejected = Box()

    private final class Box: Sendable {
        private let kept = Mutex<[ImportRemark]>([])
        var remarks: [ImportRemark] { kept.withLock { $0 } }
        /// The lines of rows that were not taken, each once.
        var lines: [Int] { remarks.map(\.line).reduce(into: []) { if $0.last != $1 { $0.append($1) } } }
        func add(_ row: ImportRemark) { kept.withLock { $0.append(row) } }
    }

    init() throws {
        let divisions = """
            code,parent,name
            620000,,甘肃省
            620100,620000,兰州市
            620102,620100,城关区
            640000,,宁夏回族自治区
            640300,640000,吴忠市
            640381,640300,青铜峡市

            """
        regions = try Regions(RegionFiles(divisions: Array(divisions.utf8)))
        desk = RegistryDesk(
            books: books, units: .sample, regions: regions, random: .seeded(8),
            now: { .at("2026-04-20T01:00:00Z") }, batchSize: 2)
    }

    private func reader(_ text: String) throws -> TableReader { try TableReader(.bytes(Array(text.utf8))) }

    private var listener: ImportListener {
        let box = rejected
        return ImportListener(remark: { box.add($0) })
    }

    private func operators(_ text: String) async throws -> ImportCounts {
        try await desk.importOperators(try reader(text), by: .system, telling: listener)
    }

    private static let list = """
        统一社会信用代码,主体名称,行业代码,登记状态,登记区划,经营地址,门店名称,承诺
        91110000802100433B,青铜峡市顺禾餐饮有限公司,6210,存续,640381,青铜峡市小坝镇文化街12号,顺禾面馆,七日无理由退货；先行赔付
        91110000802100433B,青铜峡市顺禾餐饮有限公司,6210,存续,640381,青铜峡市小坝镇朝阳路3号,顺禾面馆二店,
        9144030071526726XG,兰州如意商贸有限公司,5211,吊销,620102,兰州市城关区张掖路1号,,

        """

    @Test("Rows become operators with their shops, placed and promised")
    func imported() async throws {
        let tally = try await operators(Self.list)
        #expect((tally.read, tally.imported, tally.rejected) == (3, 3, 0))
        let state = books.state
        #expect(state.merchants.count == 2 && state.premises.count == 3)
        let shop = try #require(state.premises.values.first { $0.facts.name == "顺禾面馆" })
        #expect(shop.facts.authority == "QTX" && shop.facts.unit == "QTX_XIAOBA")
        #expect(state.commitments[shop.id]?.map(\.zh) == ["七日无理由退货", "先行赔付"])
        #expect(state.merchants.values.contains { $0.facts.status == .revoked })
        #expect(state.entries.map(\.action.text) == ["merchant.imported", "merchant.imported"])
    }

    @Test("The same list again changes nothing; a changed cell changes its row, an empty one takes nothing away")
    func again() async throws {
        _ = try await operators(Self.list)
        #expect(try await operators(Self.list).unchanged == 3)
        let changed = Self.list.replacing("吊销", with: "注销").replacing("青铜峡市小坝镇朝阳路3号", with: "")
            .replacing("七日无理由退货；先行赔付", with: "七日无理由退货")
        let tally = try await operators(changed)
        #expect((tally.updated, tally.unchanged, tally.imported) == (2, 1, 0))
        #expect(books.state.merchants.count == 2 && books.state.premises.count == 3)
        #expect(books.state.premises.values.contains { $0.facts.address == "青铜峡市小坝镇朝阳路3号" })
    }

    @Test("An operator renamed in a list without shop names keeps its one shop and its code")
    func renamed() async throws {
        let list = "编号,名称\n7,顺禾面馆\n"
        _ = try await operators(list)
        let code = try #require(books.state.premises.values.first?.code)
        let tally = try await operators(list.replacing("顺禾面馆", with: "如意面馆"))
        #expect(tally.updated == 1)
        #expect(books.state.premises.values.map(\.code) == [code])
        #expect(books.state.premises.values.map(\.facts.name) == ["如意面馆"])
    }

    @Test("A hostile row is not taken at all, and told with line, column and reason")
    func hostile() async throws {
        let long = String(repeating: "店", count: 201)
        let list = """
            统一社会信用代码,编号,主体名称,行业代码,登记状态,登记区划,网址,监管单位
            91310000MA1FL1A64N,,校验位不对,,,,,
            ,,没有号码,,,,,
            ,1,,,,,,
            ,2,（）,,,,,
            ,3,\(long),,,,,
            ,4,行业不对,XX,不知道,99,,
            ,5,区划不存在,,,640399,,
            ,6,网址不对,,,,javascript:alert(1),
            ,7,单位不存在,,,640381,,NOWHERE
            ,8,"换
            行",,,,,
            ,9,好的店,,,640381,https://shop.example/9,QTX

            """
        let tally = try await operators(list)
        #expect((tally.read, tally.imported, tally.rejected) == (11, 1, 10))
        #expect(books.state.merchants.count == 1 && books.state.premises.count == 1)
        #expect(rejected.lines == [2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
        #expect(rejected.remarks.filter { $0.line == 7 }.map(\.column) == ["行业代码", "登记状态", "登记区划"])
    }

    @Test("A row that clashes with what is kept falls alone, not with its batch")
    func clash() async throws {
        let list = """
            统一社会信用代码,编号,名称
            91110000802100433B,1,甲店
            9144030071526726XG,2,乙店
            91330100799655058B,3,丙店

            """
        _ = try await operators(list)
        let tally = try await operators(
            """
            统一社会信用代码,编号,名称
            91110000802100433B,1,甲店新名
            9144030071526726XG,3,乙店
            91330100799655058B,3,丙店新名

            """)
        #expect((tally.updated, tally.rejected) == (2, 1))
        #expect(rejected.lines == [3])
    }

    @Test("A list without a column of names is refused whole, and nobody but importers may try")
    func refused() async throws {
        await #expect(throws: Refusal.merchantImporterNeeded) { try await operators("a,b\n1,2\n") }
        await #expect(throws: Refusal.actionForbidden) {
            try await desk.importOperators(try reader(Self.list), by: .sampleOfficer)
        }
    }

    @Test("Units come in where they fit: superiors known, places known, no place served twice")
    func units() async throws {
        let list = """
            单位代码,单位类型,单位名称,区划代码,上级单位,服务区域
            NX,province,宁夏回族自治区市场监督管理厅,640000,,
            QTX,county,青铜峡市市场监督管理局,640381,NX,
            QTX2,county,重复的局,640381,NX,
            LOST,county,没有上级,620102,NOBODY,
            CHILD,branchOffice,没有上级的下级,620102,LOST,
            GONE,county,没有这个地方,640399,NX,
            QTX,county,代码重复,640300,NX,
            BAD,奇怪的类型,名称,640300,,

            """
        let tally = try await desk.importUnits(try reader(list), by: .system, telling: listener)
        #expect((tally.read, tally.imported, tally.rejected) == (8, 2, 6))
        #expect(Set(rejected.lines) == [4, 5, 6, 7, 8, 9])
        let authorities = try await desk.authorities()
        #expect(authorities.map(\.code.text) == ["NX", "QTX"])
        #expect(
            try Directory(regions: regions, authorities: authorities).authority(of: .of("640381"))?.code.text == "QTX")
        let again = try await desk.importUnits(
            try reader("code,kind,name,region,parent\nQTX,县级市场监督管理局,青铜峡局,640381,NX\n"), by: .system)
        #expect(again.updated == 1)
    }

    @Test("Officers are handed to the keeper of accounts, whose refusal rejects the row")
    func officers() async throws {
        let authorities = [
            try Authority(
                code: AuthorityCode("QTX"), kind: .county, name: .verbatim("青铜峡局"), region: .of("640381"))
        ]
        let directory = try Directory(regions: regions, authorities: authorities)
        let list = """
            账号,姓名,角色,单位,内设机构
            zhang,张工,办案人员,QTX,
            li,李工,officer 分析人员,QTX,
            taken,王工,officer,QTX,
            mix,赵工,officer 审计人员,QTX,
            shop,店主,经营者,QTX,
            lost,孙工,officer,NOWHERE,
            unit,周工,officer,QTX,NOUNIT
            both,钱工,officer,QTX,
            ,无名,officer,QTX,

            """
        let tally = try await desk.importOfficers(
            try reader(list), directory: directory, by: .system, telling: listener
        ) { officer in
            if officer.account == "taken" { throw Refusal.merchantNumberTaken }
            if officer.account == "both", let both = Refusals([.merchantNumberTaken, .merchantAuthorityUnknown]) {
                throw both
            }
            #expect(officer.office == Office(authority: "QTX", unit: "QTX", regionPrefix: "640381"))
            return officer.account == "li" ? .updated : .imported
        }
        #expect((tally.imported, tally.updated, tally.rejected) == (1, 1, 7))
        #expect(rejected.lines == [4, 5, 6, 7, 8, 9, 10])
    }
}
