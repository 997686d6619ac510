import AnalyticsEngine
import Kernel
import Testing

@Suite("A schema")
struct SchemaTests {
    @Test("is read back as it was written")
    func roundTrip() throws {
        let text = """
            {"columns":[{"name":"day","kind":"date"},{"name":"region","kind":"category","levels":["province","city"]},\
            {"name":"amount","kind":"number","decimals":2,"bins":[0,"99.5"]},{"name":"words","kind":"words"}]}
            """
        let schema = try Schema(json: try JSON(parsing: text))
        #expect(try Schema(json: schema.json) == schema)
        #expect(schema.columns[2] == Column("amount", .number(decimals: 2, bins: [0, 9950])))
    }

    @Test("refuses two columns of one name, and says which")
    func repeated() {
        #expect(throws: Refusal.self) { try Schema([Column("a", .date), Column("a", .date)]) }
    }
}
