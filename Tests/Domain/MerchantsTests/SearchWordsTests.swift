import Fixtures
import Kernel
import Merchants
import Testing

@Suite("Words to find a shop by")
struct SearchWordsTests {
    private func isFound(_ query: String, _ facts: PremisesFacts = .sample) throws -> Bool {
        let query = try #require(ShopQuery(query))
        let name = OperatorFacts.sample.name
        let text = SearchWords.searchText(of: facts, name)
        return SearchWords.words(of: facts, name).contains { $0.hasPrefix(query.lead) }
            && query.others.allSatisfy { text.contains($0) }
    }

    @Test(
        "A shop is found by any beginning within its names, by its street, and by several words at once",
        arguments: [
            "顺禾面馆", "顺禾", "面馆", "禾", "顺禾餐饮", "青铜峡市顺禾餐饮有限公司", "文化街", "小坝镇", "面馆 文化街", "文化街 顺禾",
            "顺 禾", "ＳＨ", "顺禾（面馆）",
        ])
    func found(query: String) throws {
        var facts = PremisesFacts.sample
        if query == "ＳＨ" { facts.platform = "SHOP" }
        #expect(try isFound(query, facts))
    }

    @Test("Others are not", arguments: ["顺和", "面馆 朝阳街", "顺禾面馆二店", "有限公司"])
    func missed(query: String) throws {
        #expect(try !isFound(query))
    }

    @Test("Nothing to look for is no search", arguments: ["", "  ", "（）", "%_"])
    func nothing(query: String) {
        #expect(ShopQuery(query) == nil)
    }

    @Test("A name as long as law allows makes a bounded number of words")
    func bounded() {
        var facts = PremisesFacts(name: String(repeating: "内蒙古自治区锡林郭勒盟", count: 18))
        facts.address = String(repeating: "一街二路", count: 75)
        let words = SearchWords.words(of: facts, String(repeating: "乌珠穆沁旗", count: 40))
        #expect(words.count <= 24 + 24 + 8)
        #expect(words.allSatisfy { (1...8).contains($0.count) })
    }

    @Test("A region means all counties whose numbers begin like it")
    func regions() throws {
        #expect(ShopQuery("面", within: .of("640000"))?.regions == 640_000...649_999)
        #expect(ShopQuery("面", within: .of("640300"))?.regions == 640_300...640_399)
        #expect(ShopQuery("面", within: .of("640381"))?.regions == 640_381...640_381)
        #expect(ShopQuery("面", within: .of("640381100000"))?.regions == 640_381...640_381)
    }
}
