import Privacy
import Testing

@Suite("The recogniser of personal data")
struct RecogniserTests {
    @Test("An empty text holds nothing")
    func empty() {
        #expect(Recogniser.findings(in: "").isEmpty)
    }
}
