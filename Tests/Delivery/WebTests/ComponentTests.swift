import HTTPTypes
import HummingbirdTesting
import Kernel
import TestSupport
import Testing
import Web

@Suite("Components")
struct ComponentTests {
    @Test("Every component looks as it was looked at, in both languages", arguments: Language.allCases)
    func goldens(language: Language) async throws {
        try await ExampleSite.application(try ExampleSite().site())
            .test(.router) { client in
                let page = try await client.get("/_components?lang=\(language.rawValue)").text
                try expectGolden(page.replacing("><", with: ">\n<") + "\n", "components.\(language.rawValue).html")
            }
    }

    @Test("No page holds a style, a script or a handler of its own")
    func inline() async throws {
        try await ExampleSite.application(try ExampleSite().site())
            .test(.router) { client in
                let page = try await client.get("/_components").text
                #expect(!page.contains(" style=") && !page.contains("<style") && !page.contains(" onclick"))
                #expect(!page.contains("<script>"))
            }
    }
}
