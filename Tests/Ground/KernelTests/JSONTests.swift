import Kernel
import Testing

@Suite("JSON")
struct JSONTests {
    @Test("Equal values have equal bytes, whatever the order of their members")
    func canonical() throws {
        let one = try JSON(parsing: #"{"b": [1, 2.5, null, true], "a": "x\n\u4e2d\ud83d\ude00"}"#)
        let other = try JSON(parsing: #"{"a":"x\n中😀","b":[1,2.5,null,true]}"#)
        #expect(one == other)
        #expect(one.text == #"{"a":"x\n中😀","b":[1,2.5,null,true]}"#)
        #expect(try JSON(parsing: one.bytes) == one)
    }

    @Test(
        "What is not JSON is refused",
        arguments: [
            "", "{", "[1,]", "{\"a\":1,}", "01", "1e", "\"\\x\"", "\"\\ud800\"", "nul", "{\"a\":1,\"a\":2}", "1 2",
            "\"\u{1}\"",
            "-", "+1", ".5", "1e999", String(repeating: "[", count: 100),
        ])
    func refused(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text) }
    }

    @Test("Text that is not UTF-8 is refused")
    func notUTF8() {
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
    }
}
