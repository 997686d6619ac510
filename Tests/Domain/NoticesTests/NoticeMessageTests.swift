import Kernel
import Notices
import Testing

@Suite("What a notice says")
struct NoticeMessageTests {
    @Test("Every message names the case in both languages, and nobody by name", arguments: NoticeMessage.allCases)
    func numbered(message: NoticeMessage) {
        let phrase = message.phrase(number: "20260420-1")
        #expect(phrase.zh.contains("20260420-1"))
        #expect(phrase.en.contains("20260420-1"))
    }
}
