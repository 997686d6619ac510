import Commons
import Kernel
import Testing

@Suite("Industries (GB/T 4754-2017)")
struct IndustriesTests {
    @Test("Twenty sections, 97 divisions; each entry reaches its section")
    func chains() throws {
        let industries = try DataFiles.industries.get()
        #expect(industries.all.count == DataFiles.rows("industries/gbt4754-2017.csv").count)
        #expect(industries.children(of: nil).map(\.code.text).joined() == "ABCDEFGHIJKLMNOPQRST")
        #expect(industries.all.count { $0.code.level == .division } == 97)
        for industry in industries.all {
            let chain = industries.chain(industry.code)
            #expect(chain.first?.code.level == .section && chain.count == industry.code.level.rawValue)
        }
    }

    @Test("An industry is found by code and by a fragment of its name")
    func find() throws {
        let industries = try DataFiles.industries.get()
        #expect(try industries.chain(IndustryCode("0712")).map(\.name) == ["采矿业", "石油和天然气开采业", "石油开采", "海洋石油开采"])
        #expect(industries.search("正餐").map(\.code.text).contains("6210"))
        #expect(try industries.industry(IndustryCode("9999")) == nil)
    }

    @Test("What is no code is refused", arguments: ["", "U", "1", "AA", "12345", "1a"])
    func refused(text: String) {
        #expect(refusal { _ = try IndustryCode(text) } == "commons.industryCodeMalformed")
    }
}

@Suite("Classes, channels and requests")
struct ClassesTests {
    @Test("Every list is there, with what has been seen and what is unsure")
    func lists() throws {
        let classes = try DataFiles.classes.get()
        #expect(classes.first(.problem).count == 17)
        #expect(classes.first(.problem).count { $0.mark == .seen } == 9)
        #expect(classes.first(.goods).count == 17 && classes.first(.service).count == 19)
        #expect(classes.first(.report).count { $0.mark == .seen } == 8)
        #expect(classes.first(.association).count == 10)
        #expect(classes.all.allSatisfy { !$0.name.en.isEmpty })
    }

    @Test("Values of exports are found by their names, old spellings too")
    func named() throws {
        let classes = try DataFiles.classes.get()
        #expect(classes.named("在产品中以假充真", in: .problem)?.parent == "problem.quality")
        #expect(classes.named("烟、酒和饮料", in: .goods) == classes["goods.tobaccoAndDrinks"])
        #expect(classes["goods.food"] != classes["goods.ordinaryFood"])
        #expect(classes.named("食品", in: .goods)?.code == "goods.food")
        #expect(classes["association.dignity"]?.nearest == "problem.personalRights")
        #expect(classes["association.metrology"]?.nearest == nil)
    }

    @Test("The list of channels and the type name the same ones")
    func channels() {
        let rows = DataFiles.rows("classes/channels.csv")
        #expect(rows.map { String($0[0]) } == Channel.allCases.map(\.rawValue))
        for (row, channel) in zip(rows, Channel.allCases) {
            #expect(row[1] == channel.group.rawValue && row[2] == channel.phrase.zh && row[3] == channel.phrase.en)
            #expect(Channel(exported: String(row[2])) == channel)
        }
        #expect(Channel(exported: "飞鸽") == nil)
    }

    @Test("Requests of an export's cell are read, and what is not understood is kept")
    func requests() {
        #expect(RequestKind.reading("退货,更换").kinds == [.returnOfGoods, .replacement])
        #expect(RequestKind.reading("退赔费用，赔偿损失、退赔费用").kinds == [.refund, .damages])
        #expect(RequestKind.reading("修理,道歉").unknown == ["道歉"])
        for kind in RequestKind.allCases { #expect(RequestKind.reading(kind.exported).kinds == [kind]) }
    }
}
