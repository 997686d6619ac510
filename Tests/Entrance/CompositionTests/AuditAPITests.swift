import HTTPTypes
import Kernel
import Testing

@Suite("The audit log in the API")
struct AuditAPITests {
    @Test("Both logs are read and verified by those who have the right, and by nobody else")
    func chains() async throws {
        try await WalkedHouse.open { house in
            let client = house.client
            for walker in house.walkers {
                let isAuditor = ["auditor", "audit"].contains(walker.name)
                for chain in ["main", "reporters"] {
                    let answer = try await client.ask(
                        .get, "/api/v1/audit/entries?chain=\(chain)&limit=200", as: walker)
                    #expect(isAuditor ? answer.status == 200 : [401, 403].contains(answer.status), "\(walker.name)")
                    guard isAuditor else { continue }
                    let items = try #require(answer.json?["items"]?.array)
                    let kinds = Set(items.compactMap { $0["subject"]?["kind"]?.string })
                    #expect(kinds.contains("report") == (chain == "reporters"))
                    #expect(kinds.contains("complaint") == (chain == "main"))
                }
                let verified = try await client.ask(.post, "/api/v1/audit/verifications", as: walker, sending: [:])
                #expect(isAuditor ? verified.status == 200 : [401, 403].contains(verified.status), "\(walker.name)")
                guard isAuditor, let json = verified.json else { continue }
                #expect(json["whole"]?.bool == true)
                #expect(json["chains"]?.array?.compactMap { $0["chain"]?.string } == ["main", "reporters"])
                #expect(json["chains"]?.array?.allSatisfy { ($0["entries"]?.integer ?? 0) > 0 } == true)
            }
            let wrong = try await client.ask(
                .get, "/api/v1/audit/entries?chain=all", as: house.walkers.first { $0.name == "auditor" })
            #expect(wrong.status == 422 || wrong.status == 400)
        }
    }
}
