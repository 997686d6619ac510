import Commons
import DatabaseSupport
import Fixtures
import Kernel
import Merchants
import Seals
import Storage
import Testing

@Suite("Finding shops in SQL")
struct ShopSearchTests {
    private static let moment = Instant.at("2026-04-20T01:00:00Z")
    private static let names = ["顺禾", "如意", "老王", "ＡＢ家", "和顺"]
    private static let trades = ["面馆", "超市", "面包房", "餐饮有限公司"]
    private static let streets = ["文化街", "朝阳路", "小坝镇文化街", "和平村"]
    private static let regions = ["640381", "640302", "620102", "310101"]

    /// The same hundred and sixty shops in any book.
    private static func fill(_ book: any RegistryBook) throws {
        let random = RandomSource.seeded(21)
        func pick(_ choices: [String]) -> String { choices[Int(random.next() % UInt64(choices.count))] }
        for number in 1...160 as ClosedRange<UInt64> {
            let name = pick(names) + pick(trades)
            var facts = OperatorFacts(name: "\(name)\(number)", ownNumber: "\(number)")
            facts.region = .of(pick(regions))
            let merchant = BusinessOperator(id: .sample(number), updatedAt: moment, facts: facts)
            var place = PremisesFacts(name: name)
            place.address = "\(pick(streets))\(number)号"
            place.region = facts.region
            place.platform = number.isMultiple(of: 9) ? "淘宝" : nil
            try book.add(merchant)
            try book.add(
                Premises(
                    id: .sample(1000 + number), code: PremisesCode(number: Int64(number) * 104_729),
                    merchant: merchant.id, updatedAt: moment, facts: place), merchantName: facts.name)
        }
    }

    private static let queries = [
        "顺", "面", "面馆", "文化街", "面馆 文化", "顺禾面馆", "ab家", "淘宝 面", "家超市", "如意餐饮有限公司", "和", "和平 和顺", "没有这家",
    ]

    @Test("Every search finds what the plain search in memory finds, page by page", arguments: TestDatabase.reachable)
    func twin(kind: TestDatabase) async throws {
        let memory = MemoryRegistry()
        try Self.fill(memory)
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any RegistryBook>(database) { $0 }
            try await books.write { try Self.fill($0) }
            for text in Self.queries {
                for region in [nil, RegionCode.of("640000"), RegionCode.of("640381")] {
                    let query = try #require(ShopQuery(text, within: region))
                    let expected = Set(memory.shops(query, after: nil, limit: 1000).items)
                    let all = try await books.read { try $0.shops(query, after: nil, limit: 500) }
                    #expect(Set(all.items) == expected, "\(text) in \(region?.text ?? "all")")
                    #expect(all.items.count == expected.count)
                    var paged: Set<Shop> = []
                    var cursor: Cursor?
                    repeat {
                        let after = cursor
                        let page = try await books.read { try $0.shops(query, after: after, limit: 7) }
                        paged.formUnion(page.items)
                        cursor = page.next
                        if let cursor { #expect(Cursor(cursor.text) == cursor) }
                    } while cursor != nil
                    #expect(paged == expected, "\(text) in pages")
                }
            }
        }
    }

    @Test("A jurisdiction's shops come in order, each once", arguments: TestDatabase.reachable)
    func list(kind: TestDatabase) async throws {
        let memory = MemoryRegistry()
        try Self.fill(memory)
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any RegistryBook>(database) { $0 }
            try await books.write { try Self.fill($0) }
            for prefix in ["", "64", "640381", "99"] {
                let expected = memory.shops(regionPrefix: prefix, after: nil, limit: 1000).items
                var paged: [Shop] = []
                var cursor: Cursor?
                repeat {
                    let after = cursor
                    let page = try await books.read { try $0.shops(regionPrefix: prefix, after: after, limit: 11) }
                    paged += page.items
                    cursor = page.next
                } while cursor != nil
                #expect(paged == expected)
            }
        }
    }

    @Test(
        "A shop that was renamed or moved is found as it is now, and not as it was", arguments: TestDatabase.reachable)
    func renamed(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            let books = SQLBooks<any RegistryBook>(database) { $0 }
            try await books.write { book in
                let merchant = BusinessOperator(id: .sample(1), updatedAt: Self.moment, facts: .sample)
                let old = Premises(
                    id: .sample(2), code: PremisesCode(number: 5), merchant: merchant.id, updatedAt: Self.moment,
                    facts: .sample)
                try book.add(merchant)
                try book.add(old, merchantName: merchant.facts.name)
                var facts = old.facts
                facts.name = "如意面馆"
                facts.region = .of("620102")
                let new = Premises(
                    id: old.id, code: old.code, merchant: merchant.id, version: 2, updatedAt: Self.moment, facts: facts)
                try book.replace(old, named: merchant.facts.name, by: new, merchantName: merchant.facts.name)
                func found(_ text: String, _ region: String) throws -> Bool {
                    let query = try #require(ShopQuery(text, within: .of(region)))
                    return try !book.shops(query, after: nil, limit: 5).items.isEmpty
                }
                #expect(try found("如意", "620102"))
                #expect(try !found("如意", "640381"))
                #expect(try !found("顺禾面馆", "620102"))
                #expect(try found("顺禾餐饮", "620102"))
            }
        }
    }

    @Test("No search reads a whole table", arguments: TestDatabase.reachable)
    func plans(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: Migrations.main) { database in
            try await SQLBooks<any RegistryBook>(database) { $0 }.write { try Self.fill($0) }
            try await database.write { session in
                let recorder = PlanRecorder(session)
                let book = SQLBook(session: recorder)
                if session.dialect.name == "postgres" { try session.execute("SET LOCAL enable_seqscan = off") }
                let query = try #require(ShopQuery("面馆 文化", within: .of("640000")))
                let page = try book.shops(query, after: nil, limit: 2)
                _ = try book.shops(query, after: page.next, limit: 2)
                let listed = try book.shops(regionPrefix: "64", after: nil, limit: 2)
                _ = try book.shops(regionPrefix: "64", after: listed.next, limit: 2)
                #expect(recorder.plans.count == 4)
                for plan in recorder.plans {
                    #expect(!plan.contains("SCAN premises") && !plan.contains("SCAN p\n"), "\(plan)")
                    #expect(!plan.contains("SCAN m\n") && !plan.contains("Seq Scan"), "\(plan)")
                }
            }
        }
    }
}
