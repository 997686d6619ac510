import Commons
import Fixtures
import Kernel
import Testing

@Suite("Addresses")
struct AddressTests {
    let regions: Regions

    init() throws {
        regions = try DataFiles.regions.get()
    }

    @Test(
        "Places are found in addresses as people write them",
        arguments: [
            ("宁夏回族自治区吴忠市青铜峡市小坝镇古峡东街118号", "640381", "小坝镇"), ("宁夏青铜峡小坝古峡街", "640381", "小坝镇"),
            ("青铜峡市峡口镇任桥村二队", "640381", "峡口镇"), ("上海市黄浦区南京东路800号", "310101", "南京东路街道"),
            ("上海黄浦区豫园街道旧校场路", "310101", "豫园街道"), ("海南省海口市龙华区金贸街道国贸路", "460106", "金贸街道"),
            ("海口龙华区龙桥镇", "460106", "龙桥镇"), ("甘肃省兰州新区中川镇纬一路", "620171", "中川镇"), ("吉林省长春市朝阳区西安大路", "220104", ""),
            ("湖北省潜江市", "429005", ""), ("新疆石河子市", "659001", ""), ("广东省东莞市长安镇", "441900", ""),
            ("恩施土家族苗族自治州恩施市", "422801", ""), ("陕西省西安市雁塔区小寨路", "610113", "小寨路街道"), ("长春 朝阳区 红旗街", "220104", ""),
            ("江苏省南京市鼓楼区中山北路", "320106", ""),
        ])
    func found(address: String, code: String, township: String) {
        let finding = regions.find(in: address)
        #expect(finding.region?.code.text == code, "\(finding.alternatives.map(\.name))")
        #expect((finding.township?.name ?? "") == township)
    }

    @Test("A name that several places share is left to the caller, unless one of them is at home")
    func ambiguous() throws {
        let finding = regions.find(in: "鼓楼区中山路1号")
        #expect(finding.region == nil && finding.isAmbiguous && finding.alternatives.count >= 4)
        #expect(regions.find(in: "鼓楼区中山路1号", near: RegionCode.of("320100")).region?.code.text == "320106")
        #expect(regions.find(in: "朝阳区建国路").isAmbiguous)
    }

    @Test("A street named after a place names no place", arguments: ["南京东路800号", "北京大道1号", "长安街9号", "西安路", "天津花园3栋"])
    func streets(address: String) {
        #expect(regions.find(in: address).region == nil)
    }

    @Test("Nothing is found in nothing", arguments: ["", "  ", "XX市XX商场", "网店", "省市县"])
    func nothing(address: String) {
        let finding = regions.find(in: address)
        #expect(finding.region == nil && finding.township == nil && !finding.isAmbiguous && finding.confidence == 0)
    }

    @Test("A masked address goes down to the county and no further")
    func masked() {
        #expect(regions.masked(address: "宁夏青铜峡市小坝镇利民东街42号") == "宁夏回族自治区吴忠市青铜峡市***")
        #expect(regions.masked(address: "某处") == "***")
    }
}

@Suite("Directory")
struct DirectoryTests {
    let directory: Directory
    let home: RegionCode

    init() throws {
        directory = try DataFiles.directory.get()
        home = RegionCode.of("640381")
    }

    @Test(
        "Addresses lead to the unit that serves them",
        arguments: [
            ("宁夏青铜峡市叶盛镇农贸市场", "QTX_YESHENG"), ("青铜峡市峡口镇任桥村", "QTX_HEDONG"), ("青铜峡市铝厂一村", "QTX_HEXI"),
            ("青铜峡市大坝电厂", "QTX_DABA"), ("青铜峡市邵岗镇", "QTX_QUJING"), ("青铜峡市", "QTX"),
            ("上海市黄浦区南京东路街道", "SHANGHAI_HUANGPU_NANJINGDONGLU"),
            ("上海市黄浦区某路", "SHANGHAI_HUANGPU"), ("海口市龙华区海垦街道", "HAINAN_HAIKOU_LONGHUA_JINMAO"),
            ("兰州新区中川镇", "GANSU_LANZHOU_XINQU"), ("甘肃省兰州市皋兰县西岔镇", "GANSU_LANZHOU_XINQU"), ("兰州市城关区", "GANSU_LANZHOU"),
            ("陕西省宝鸡市", "SHAANXI"), ("新疆石河子市", "XPCC"), ("武汉江岸区", "HUBEI_WUHAN_JIANGAN"),
        ])
    func units(address: String, code: String) {
        let placement = directory.place(address: address)
        #expect(placement.authority?.code.text == code, "\(placement.reasons.map(\.zh))")
        #expect(placement.confidence > 0 && !placement.reasons.isEmpty)
    }

    @Test("Every rule's own words, met at home, lead to the rule's unit")
    func ownWords() {
        for rule in directory.rules {
            let placement = directory.place(address: rule.words, within: home)
            #expect(placement.authority?.code == rule.authority, "\(rule.words) \(placement.reasons.map(\.zh))")
            #expect(placement.reasons.contains { $0.zh.lowercased().contains(rule.words.lowercased()) })
        }
        #expect(directory.rules.count > 540)
    }

    @Test("What was decided by hand comes before longer words")
    func decided() {
        let placement = directory.place(address: "小坝镇步行街火辣辣饭店", within: home)
        #expect(placement.authority?.code.text == "QTX_YUMIN" && placement.basis == .decidedRule)
        #expect(placement.alternatives.contains { $0.authority.code.text == "QTX_XIAOBA" })
    }

    @Test("A rule holds only in its own county")
    func scope() throws {
        let elsewhere = directory.place(address: "上海市黄浦区天一街42号")
        #expect(elsewhere.authority?.code.text == "SHANGHAI_HUANGPU" && elsewhere.alternatives.isEmpty)
        let unknown = directory.place(address: "天一街42号")
        #expect(unknown.authority == nil && unknown.alternatives.first?.authority.code.text == "QTX_XIAOBA")
        #expect(directory.place(address: "天一街42号", within: home).authority?.code.text == "QTX_XIAOBA")
    }

    @Test("Rule and township that agree are surer together")
    func agreement() {
        let both = directory.place(address: "青铜峡市叶盛镇东街", within: home)
        let alone = directory.place(address: "青铜峡市叶盛镇", within: home)
        #expect(both.authority == alone.authority && both.confidence == 875 && both.reasons.count >= 3)
    }

    @Test("An address that says nothing stays with the receiver, and without one with nobody")
    func nothing() {
        #expect(directory.place(address: "XX市XX路", within: home).authority?.code.text == "QTX")
        #expect(directory.place(address: "XX市XX路", within: home).confidence == 500)
        let lost = directory.place(address: "XX市XX路")
        #expect(lost.authority == nil && lost.basis == .nothing && lost.reasons.count == 1)
        #expect(directory.place(address: " ", within: home).authority == nil)
    }

    @Test("A shared name is offered, not guessed")
    func ambiguous() {
        let placement = directory.place(address: "朝阳区建国路1号")
        #expect(
            placement.authority == nil
                && placement.alternatives.contains { $0.authority.code.text == "JILIN_CHANGCHUN_CHAOYANG" })
    }

    @Test("The real, desensitised work orders name no place, and no branch office is guessed from placeholders")
    func samples() throws {
        guard let bytes = DataFiles.reference("data/market-12315-desensitised/complaint_samples.csv") else { return }
        let texts = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { $0.contains("脱敏示例") }
        #expect(texts.count == 10)
        for text in texts {
            let finding = directory.regions.find(in: String(text))
            #expect(finding.township == nil && (finding.region?.level ?? .province) == .province)
        }
    }

    @Test("Superiors and units are found both ways")
    func chain() throws {
        let office = try AuthorityCode("QTX_YUMIN")
        #expect(directory.superiors(of: office).map(\.code.text) == ["QTX", "NINGXIA_WUZHONG", "NINGXIA", "SAMR"])
        #expect(try directory.units(of: AuthorityCode("QTX")).count == 8)
        #expect(directory.authorities.allSatisfy { $0.isDemo })
    }

    @Test("Every township of 青铜峡, 黄浦 and 龙华 has a unit")
    func served() throws {
        for county in ["640381", "310101", "460106"] {
            for township in directory.regions.children(of: RegionCode.of(county)) {
                #expect(directory.serving(township.code)?.kind == .branchOffice, "\(township.name)")
            }
        }
    }

    @Test("A directory that contradicts itself is refused")
    func contradictions() throws {
        let regions = directory.regions
        let bureau = Authority(
            code: try AuthorityCode("QTX"), kind: .county, name: .verbatim("局"), region: home)
        let office = Authority(
            code: try AuthorityCode("O1"), kind: .branchOffice, name: .verbatim("所"), region: home, under: bureau.code,
            serves: [RegionCode.of("640381100")])
        let rival = Authority(
            code: try AuthorityCode("O2"), kind: .branchOffice, name: .verbatim("所"), region: home, under: bureau.code,
            serves: [RegionCode.of("640381100")])
        #expect(throws: Never.self) { try Directory(regions: regions, authorities: [bureau, office]) }
        #expect(throws: CatalogueFault.self) { try Directory(regions: regions, authorities: [office]) }
        #expect(throws: CatalogueFault.self) { try Directory(regions: regions, authorities: [bureau, bureau]) }
        #expect(throws: CatalogueFault.self) { try Directory(regions: regions, authorities: [bureau, office, rival]) }
        let rule = DispatchRule(words: "铝厂", authority: rival.code, scope: home, origin: .written)
        #expect(throws: CatalogueFault.self) { try Directory(regions: regions, authorities: [bureau], rules: [rule]) }
    }

    @Test("Shares from few cases are drawn towards one half")
    func confidence() {
        let rule = {
            DispatchRule(words: "商城", authority: directory.authorities[0].code, scope: home, origin: .learned($0))
        }
        #expect(rule(2).confidence == 750 && rule(18).confidence == 950)
    }
}
