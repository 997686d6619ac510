import Complaints
import Fixtures
import Kernel
import Testing

@Suite("What people type")
struct TypedTests {
    @Test(
        "A number opens its case however it is typed: without hyphens, with spaces, in wide characters",
        arguments: ["202604201234567890", " 20260420 12345 67890 ", "２０２６０４２０－１２３４５－６７８９０", "20260420–12345—67890"])
    func numbers(typed: String) {
        #expect(CaseNumber.typed(typed) == "20260420-12345-67890")
        #expect(CaseNumber.typed("1234") == "1234" && CaseNumber.typed("没有编号") == "没有编号")
    }

    @Test("A telephone that was refused is not said to be missing as well")
    func oneRefusalAField() throws {
        let refused = #expect(throws: Refusals.self) { try Filing.sample { $0[.phone] = "12345" } }
        #expect(refused?.all.filter { $0.field == FilingField.phone.rawValue }.count == 1)
    }
}
