import HTTPTypes
import Kernel
import Testing

@Suite("The page behind a code, as the whole program serves it")
struct SharedPageTests {
    @Test("A changed name, licence, state and promise show on the next request; a filing elsewhere changes nothing")
    func changes() async throws {
        try await WalkedHouse.open { house in
            let client = house.client
            let officer = try #require(house.walkers.first { $0.name == "officer" })
            let code = try #require(house.places(.shop, isOwn: true, for: officer).first)
            func page() async throws -> String { try await client.ask(.get, "/m/\(code)").text }
            func shop() async throws -> JSON {
                try #require(try await client.ask(.get, "/api/v1/merchants/\(code)", as: officer).json)
            }
            func put(_ path: String, _ body: [String: JSON]) async throws {
                let answer = try await client.ask(.put, path, as: officer, sending: body)
                #expect(answer.status == 200, "\(answer.text)")
            }
            let first = try await page()
            #expect(try await page() == first)
            var place = try #require(try await shop().object)
            func facts(_ name: String, isOpen: Bool) -> [String: JSON] {
                let kept = ["address": "shopAddress", "region": "shopRegion", "authority": "authority", "unit": "unit"]
                var body: [String: JSON] = ["shopName": .string(name), "isOpen": .bool(isOpen)]
                for (member, field) in kept { if let value = place[member], value != .null { body[field] = value } }
                body["version"] = place["version"]
                return body
            }
            try await put("/api/v1/merchants/\(code)", facts("老街坊火锅改名了", isOpen: true))
            #expect(try await page().contains("老街坊火锅改名了"))
            place = try #require(try await shop().object)
            try await put(
                "/api/v1/merchants/\(code)/commitments",
                ["commitments": [["zh": "十日内无理由退货"]], "version": place["version"] ?? .null])
            #expect(try await page().contains("十日内无理由退货"))
            place = try #require(try await shop().object)
            try await put("/api/v1/merchants/\(code)", facts("老街坊火锅改名了", isOpen: false))
            let shut = try await page()
            #expect(shut != first && shut.contains("停业"))
            let licensed = try #require(try await shop()["operator"]?.object)
            var body: [String: JSON] = ["status": "revoked", "version": licensed["version"] ?? .null]
            for name in ["name", "creditCode", "industry", "region", "address"] {
                if let value = licensed[name], value != .null { body[name] = value }
            }
            let id = try #require(licensed["id"]?.string)
            try await put("/api/v1/operators/\(id)", body)
            #expect(try await page().contains("吊销"))
        }
    }
}
