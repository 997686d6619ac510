import Commons
import Fixtures
import Kernel
import Testing

@Suite("Regions")
struct RegionsTests {
    let regions: Regions

    init() throws {
        regions = try DataFiles.regions.get()
    }

    @Test("Every row of the files is there, and says the same")
    func oneToOne() throws {
        let divisions = DataFiles.rows("regions/divisions.csv")
        let townships = DataFiles.rows("regions/townships.csv")
        #expect(regions.divisionCount == divisions.count && regions.townshipCount == townships.count)
        for row in divisions {
            let region = try #require(regions.region(RegionCode(String(row[0]))))
            #expect(region.name == row[2] && region.code.text == row[0] && (region.parent?.text ?? "") == row[1])
        }
        for row in townships.shuffled().prefix(2000) {
            let region = try #require(regions.region(RegionCode(String(row[0]))))
            #expect(region.name == row[1] && region.code.text == row[0] + "000" && region.level == .township)
        }
    }

    @Test("Every division reaches its province")
    func chains() throws {
        for region in regions.all {
            let chain = regions.chain(region.code)
            #expect(chain.first?.level == .province && chain.last == region)
            #expect(zip(chain, chain.dropFirst()).allSatisfy { $0.level < $1.level })
            if region.standing == .division { #expect(chain.first?.code == region.code.province) }
        }
        #expect(regions.provinces.count { $0.standing == .division } == 34)
    }

    @Test("Every township has a county, and its county lists it")
    func townships() throws {
        let names = regions.children(of: RegionCode.of("640381")).map(\.name)
        #expect(names == ["裕民街道", "小坝镇", "大坝镇", "青铜峡镇", "叶盛镇", "瞿靖镇", "峡口镇", "邵岗镇", "陈袁滩镇"])
        #expect(regions.fullName(of: RegionCode.of("640381100")) == "宁夏回族自治区吴忠市青铜峡市小坝镇")
    }

    @Test("Counties that a province governs itself have no city")
    func directCounties() throws {
        #expect(regions.fullName(of: RegionCode.of("429005")) == "湖北省潜江市")
        #expect(regions.children(of: RegionCode.of("420000")).contains { $0.name == "潜江市" })
        #expect(regions.lies(RegionCode.of("429005"), within: RegionCode.of("420000")))
        #expect(regions.fullName(of: RegionCode.of("310101002")) == "上海市黄浦区南京东路街道")
    }

    @Test("Functional zones stand beside the divisions, and run townships")
    func zones() throws {
        let zone = try #require(regions.region(.of("620171")))
        #expect(zone.name == "兰州新区" && zone.standing == .zone)
        #expect(regions.fullName(of: zone.code) == "甘肃省兰州市兰州新区")
        let zhongchuan = RegionCode.of("620122108")
        #expect(regions.zone(running: zhongchuan) == zone)
        #expect(
            regions.lies(zhongchuan, within: zone.code) && regions.lies(zhongchuan, within: RegionCode.of("620122")))
        #expect(regions.zone(running: RegionCode.of("659001"))?.name == "新疆生产建设兵团")
    }

    @Test("Names are found by a fragment, the closest first")
    func search() {
        #expect(regions.search("青铜峡").map(\.name).prefix(3) == ["青铜峡市", "青铜峡镇"])
        #expect(regions.search("兰州").first?.name == "兰州市")
        #expect(regions.search("兰州新区").first?.code.text == "620171")
        #expect(regions.search("铜峡").contains { $0.name == "青铜峡市" })
        #expect(regions.search("").isEmpty && regions.search("没有此地").isEmpty)
        #expect(regions.search("城关", limit: 5).count == 5)
    }

    @Test("Codes know their form, level and chain")
    func codes() throws {
        let village = RegionCode.of("640381100201")
        #expect(village.level == .village && village.text == "640381100201")
        #expect(village.township.text == "640381100000" && village.county.text == "640381")
        #expect(village.city.text == "640300" && village.province.text == "640000")
        #expect(village.parent?.parent?.parent?.parent?.parent == nil && village.parent?.level == .township)
        #expect(RegionCode.of("640381").contains(village) && !village.contains(RegionCode.of("640381")))
    }

    @Test(
        "What is no code is refused",
        arguments: ["", "64", "6403", "64038a", "990000", "000000", "6403811", "640000000001"])
    func noCodes(text: String) {
        #expect(refusal { _ = try RegionCode(text) } == "commons.regionCodeMalformed")
    }
}

@Suite("Old region codes")
struct RegionHistoryTests {
    let regions: Regions

    init() throws {
        regions = try DataFiles.regions.get()
    }

    @Test(
        "Old numbers lead to the place of today",
        arguments: [
            ("330104", "330102", "上城区"), ("110103", "110101", "东城区"), ("310103", "310101", "黄浦区"),
            ("340824", "340882", "潜山市"), ("530522", "530581", "腾冲市"), ("511226", "500237", "巫山县"),
            ("652200", "650500", "哈密市"), ("310230", "310151", "崇明区"), ("440183", "440118", "增城区"),
            ("522423", "520581", "黔西市"), ("640381", "640381", "青铜峡市"),
        ])
    func old(old: String, new: String, name: String) throws {
        let answer = try #require(regions.resolve(RegionCode(old)))
        #expect(answer.region.code.text == new && answer.region.name == name)
        #expect(answer.certainty != .upperLevel)
        #expect(answer.reason.zh.contains(name) && !answer.reason.en.isEmpty)
    }

    @Test("A number that was given on means what it meant in its year")
    func reassigned() throws {
        let code = RegionCode.of("512322")
        let before = try #require(regions.resolve(code, in: 1981))
        let after = try #require(regions.resolve(code, in: 1990))
        #expect(before.region.name == "乐至县")
        #expect(after.region.name == "垫江县")
        #expect(regions.resolve(code, named: "乐至县")?.region == before.region)
    }

    @Test("A place without a recorded successor is answered with what it lay in")
    func upper() throws {
        let answer = try #require(regions.resolve(.of("542528")))
        #expect(answer.certainty == .upperLevel && answer.region.name == "阿里地区")
        #expect(regions.resolve(RegionCode.of("620101"))?.region.name == "兰州市")
    }

    @Test("Every number on record leads to a place of today in the same province, Hainan and Chongqing apart")
    func all() throws {
        var codes: Set<String> = []
        for row in DataFiles.rows("regions/changes.csv") { codes.formUnion([String(row[2]), String(row[4])]) }
        var upper = 0
        for text in codes where !text.isEmpty {
            let code = try RegionCode(text)
            let answer = try #require(regions.resolve(code), "\(text)")
            #expect(regions.region(answer.region.code) != nil)
            let (from, to) = (code.province.text, answer.region.code.province.text)
            #expect(from == to || [["510000", "500000"], ["440000", "460000"]].contains([from, to]), "\(text)")
            if answer.certainty == .upperLevel { upper += 1 }
        }
        #expect(upper < codes.count / 20)
        print("\(codes.count) numbers on record, \(upper) answered with the level above")
    }

    @Test("A township that is gone is answered with its county")
    func township() throws {
        let answer = try #require(regions.resolve(.of("640381999000")))
        #expect(answer.region.name == "青铜峡市" && answer.certainty == .upperLevel)
        #expect(regions.resolve(RegionCode.of("640381100000"))?.region.name == "小坝镇")
    }
}

@Suite("Reading the product's own files")
struct RecordReaderTests {
    private func fault(_ text: String) -> CatalogueFault? {
        do throws(CatalogueFault) {
            _ = try Regions(RegionFiles(divisions: Array(text.utf8)))
            return nil
        } catch {
            return error
        }
    }

    @Test("The file, line and column of the first fault are named")
    func faults() {
        let head = "code,parent,name\n640000,,宁夏回族自治区\n"
        #expect(fault(head) == nil)
        #expect(fault(head + "640300,640000,吴忠市\n640381,640300,青铜峡市\n") == nil)
        #expect(fault(head + "640300,640000,\"吴忠市\"\n") == nil)
        let missing = fault(head + "640381,640300,青铜峡市\n")
        #expect(missing?.diagnostic.line == 3 && missing?.diagnostic.column == "parent")
        #expect(missing?.file == "regions/divisions.csv")
        for bad in [
            "640300,640000\n", "640300,640000,a,b\n", "64030,640000,a\n", "6403x0,640000,a\n", "640300,640000,a\r\n",
            "640300,640000,\"a\n", "640300,640000,a\"b\n", "\n", "640300,640000,a", "610000,,a\n", "640000,,a\n",
            "640300,,a\n", "640300,640000,\n",
        ] {
            #expect(fault(head + bad) != nil, "\(bad)")
        }
        #expect(fault("") != nil && fault("code,name\n") != nil)
        #expect((try? Regions(RegionFiles(divisions: [0xFF, 0x0A]))) == nil)
    }
}
