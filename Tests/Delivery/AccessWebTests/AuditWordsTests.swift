import Access
import AccessWeb
import Fixtures
import Foundation
import Kernel
import TestSupport
import Testing
import WebSupport

@Suite("The words of the audit log")
struct AuditWordsTests {
    /// Every code that source enters into the ledger: written as an action, or as the name of an event.
    private static let codes: Set<String> = {
        let domain = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Domain").standardizedFileURL
        var codes: Set<String> = []
        let files = FileManager.default.enumerator(at: domain, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift", let text = try? String(contentsOf: file, encoding: .utf8) else {
                continue
            }
            for match in text.matches(of: /ActionCode\(room: "([a-z]+)", "([A-Za-z]+)"\)/) {
                codes.insert("\(match.1).\(match.2)")
            }
            guard file.lastPathComponent.contains("Event+Payload") else { continue }
            for match in text.matches(of: /case "((complaint|report)\.[A-Za-z]+)"/) { codes.insert(String(match.1)) }
        }
        return codes
    }()

    @Test("Every code of the ledger can be chosen from the page’s list, in both languages")
    func everyCode() async throws {
        let site = try AccessSite()
        try await site.house.account("shenji", [.auditor], name: "审计员")
        #expect(Self.codes.count > 60)
        try await site.visit { browser in
            try await browser.signIn("shenji")
            let page = try await browser.get("/audit").text
            for code in Self.codes.sorted() {
                let label = page.firstMatch(
                    of: try Regex("<option value=\"\(code)\"[^>]*>([^<]+)<", as: (Substring, Substring).self))?
                    .1
                #expect(label != nil, "\(code)")
                #expect(label.map { !$0.contains(code) } ?? false, "\(code)")
            }
        }
    }
}
