import Access
import Composition
import Foundation
import Hummingbird
import HummingbirdTesting
import Kernel
import Testing
import Web

/// The whole program on an empty folder with the accounts of the demonstration, everybody signed in, and for each kind
/// of record one that is theirs and one that is not.
struct WalkedHouse: Sendable {
    let client: WalkerClient
    let endpoints: [Endpoint]
    let walkers: [Walker]
    /// By kind of record: what belongs to the shop in 青铜峡, its customer, its authority; and what belongs to none of them.
    private let own: [AccessRow.Thing: [String]]
    private let foreign: [AccessRow.Thing: [String]]
    private let tokens: [String: String]

    static func open(_ walk: @Sendable (WalkedHouse) async throws -> Void) async throws {
        let folder = URL.temporaryDirectory.appending(path: "fangxin-walk-\(UInt64.random(in: 0...UInt64.max))")
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = Configuration()
        configuration.data = folder.path
        configuration.isDemo = true
        configuration.requestsASecond = 0
        let installation = try await Installation.open(configuration)
        _ = try await installation.fillWithDemonstration(historyCount: 0)
        let site = try installation.site()
        try await Application(responder: site)
            .test(.router) { client in
                try await walk(try await WalkedHouse(WalkerClient(client: client), site.endpoints))
            }
        await installation.close()
    }

    private init(_ plain: WalkerClient, _ endpoints: [Endpoint]) async throws {
        self.endpoints = endpoints
        var client = plain
        let shops = try await Self.shops(client)
        client.picture = try await client.ask(.get, "/m/\(shops.own.code)/code.png").bytes
        let consumer = try await Self.byCode("13800138001", .consumer, client)
        let staff = try await Self.staff(client)
        let officer = try #require(staff["officer"])
        let own = try await Self.filed(at: shops.own.code, by: consumer, client)
        let foreign = try await Self.filed(at: shops.foreign.code, by: nil, client)
        _ = try await client.ask(.post, "/api/v1/complaints/\(own.id)/acceptance", as: officer, sending: [:])
        let tracking = try await client.ask(
            .post, "/track", sending: ["number": .string(own.number), "code": .string(own.code)])
        let opened: String = try #require(tracking.cookies["fx-session"])
        let tracker = Walker(
            name: "tracking", roles: [.consumer], token: opened,
            isAccount: false)
        var files: [String: String] = [:]
        for (complaint, walker) in [(own.id, consumer), (foreign.id, try #require(staff["haikou"]))] {
            _ = try await client.ask(
                .post, "/api/v1/complaints/\(complaint)/attachments", as: walker, sending: AccessRow.upload)
            let view = try await client.ask(.get, "/api/v1/complaints/\(complaint)", as: walker).json
            files[complaint] = try #require(view?["attachments"]?.array?.first?["digest"]?.string)
        }
        let reports = try await Self.reports(client)
        let claims = try await Self.claims(shops, staff, client)
        let spare = try await client.ask(
            .post, "/api/v1/accounts", as: staff["security"],
            sending: ["login": "spare", "name": "备用", "roles": ["auditor"]])
        let account = try #require(spare.json?["id"]?.string)
        walkers =
            [Walker(name: "visitor", roles: [], token: nil), consumer, tracker]
            + staff.values.filter { $0.name != "haikou" }.sorted { $0.name < $1.name }
        tokens = try await Self.tokens(of: walkers + [try #require(staff["haikou"])], client)
        self.own = [
            .complaint: [own.id], .file: [own.id, try #require(files[own.id])], .shop: [shops.own.code],
            .merchant: [shops.own.merchant], .claim: [claims.own], .account: [account], .report: [reports.own[0]],
            .reportFile: reports.own,
        ]
        self.foreign = [
            .complaint: [foreign.id], .file: [foreign.id, try #require(files[foreign.id])],
            .shop: [shops.foreign.code], .merchant: [shops.foreign.merchant], .claim: [claims.foreign],
            .account: [account], .report: [reports.foreign[0]], .reportFile: reports.foreign,
        ]
        pending = claims.pending
        self.client = client
    }

    /// A claim on the shop in 青铜峡 that waits for its authority.
    private let pending: String

    /// What fills the places of a route's path.
    func places(_ thing: AccessRow.Thing, isOwn: Bool, for walker: Walker) -> [String] {
        switch thing {
        case .token: [tokens[isOwn ? walker.name : "haikou"] ?? String(repeating: "0", count: 26)]
        case .secret: [String(repeating: "0", count: 64)]
        case .none: own[.shop] ?? []
        case .claim where isOwn && walker.side == .authority: [pending]
        default: (isOwn ? own[thing] : foreign[thing]) ?? []
        }
    }
}

// MARK: - Who and what there is

extension WalkedHouse {
    private typealias ShopID = (code: String, merchant: String)

    private static func shops(_ client: WalkerClient) async throws -> (own: ShopID, foreign: ShopID) {
        func find(_ words: String) async throws -> ShopID {
            let found = try await client.ask(.get, "/api/v1/merchants?q=\(WalkerClient.encoded(words))")
            let shop = try #require(found.json?["items"]?.array?.first)
            return (try #require(shop["code"]?.string), try #require(shop["operator"]?["id"]?.string))
        }
        return (try await find("老街坊火锅"), try await find("椰风海鲜酒楼"))
    }

    private static func staff(_ client: WalkerClient) async throws -> [String: Walker] {
        var walkers: [String: Walker] = [:]
        // Whose claim waits for an officer speaks for no shop yet, and so has nothing of their own.
        for account in DemoAccount.all where account.login != "gym" {
            let answer = try await client.ask(
                .post, "/api/v1/sessions",
                sending: ["login": .string(account.login), "password": .string(DemoAccount.password)])
            let token: String = try #require(answer.json?["token"]?.string, "\(account.login)")
            walkers[account.login] = Walker(name: account.login, roles: account.roles, token: token)
        }
        return walkers
    }

    private static func byCode(_ contact: String, _ role: Role, _ client: WalkerClient) async throws -> Walker {
        let asked: [String: JSON] = ["contact": .string(contact), "as": .string(role.rawValue), "next": "/"]
        let page = try await client.ask(.post, "/sign-in", sending: asked)
        let code = try #require(page.text.firstMatch(of: /验证码是(\d{6})/)).1
        let answer = try await client.ask(
            .post, "/sign-in/code", sending: asked.merging(["code": .string(String(code))]) { $1 })
        let token: String = try #require(answer.cookies["fx-session"], "\(answer.status)")
        return Walker(name: role.rawValue, roles: [role], token: token)
    }

    private typealias Filed = (id: String, number: String, code: String)

    private static func filed(at shop: String, by walker: Walker?, _ client: WalkerClient) async throws -> Filed {
        let now = Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000))
        let answer = try await client.ask(
            .post, "/api/v1/complaints", as: walker,
            sending: [
                "premises": .string(shop), "narrative": "饭菜里有异物，商家不肯退钱，请帮助协调处理。", "product": "套餐",
                "occurredOn": .string(Day(at: now).description),
                "requests": ["refund"], "name": "李测试", "phone": "13912345678", "declaresTruth": true,
            ])
        let receipt = try #require(answer.json, "\(answer.text)")
        return (
            try #require(receipt["id"]?.string, "\(answer.text)"), try #require(receipt["number"]?.string),
            try #require(receipt["queryCode"]?.string)
        )
    }

    /// A report about a place in 青铜峡, and one about a place in 海口, each with a file.
    private static func reports(_ client: WalkerClient) async throws -> (own: [String], foreign: [String]) {
        func file(_ address: String) async throws -> [String] {
            let answer = try await client.ask(
                .post, "/api/v1/reports",
                sending: [
                    "respondentName": "某超市", "respondentAddress": .string(address), "isAnonymous": true,
                    "narrative": "看到店员更改牛奶的生产日期后继续销售。", "declaresTruth": true,
                ])
            let receipt = try #require(answer.json, "\(answer.text)")
            let (number, code) = (receipt["number"]?.string ?? "", receipt["queryCode"]?.string ?? "")
            let added = try await client.upload("/api/v1/report-files", ["number": number, "code": code])
            let digest = try #require(added.json?["files"]?.array?.first?["digest"]?.string, "\(added.text)")
            return [try #require(receipt["id"]?.string), digest]
        }
        return (
            try await file("宁夏回族自治区青铜峡市小坝镇步行街12号"), try await file("海南省海口市龙华区滨海大道101号")
        )
    }

    /// The merchant's own claim, a rival's on the same shop that waits, and one on the other shop.
    private static func claims(
        _ shops: (own: ShopID, foreign: ShopID), _ staff: [String: Walker], _ client: WalkerClient
    ) async throws -> (own: String, pending: String, foreign: String) {
        let counter = try await client.ask(.get, "/api/v1/counter", as: staff["merchant"])
        let rival = try await byCode("13800138002", .merchantStaff, client)
        func claim(_ shop: String) async throws -> String {
            let made = try await client.ask(
                .post, "/api/v1/merchant-claims", as: rival, sending: ["shop": .string(shop)])
            return try #require(made.json?["id"]?.string, "\(made.text)")
        }
        return (
            try #require(counter.json?["items"]?.array?.first?["claim"]?["id"]?.string),
            try await claim(shops.own.code), try await claim(shops.foreign.code)
        )
    }

    private static func tokens(of walkers: [Walker], _ client: WalkerClient) async throws -> [String: String] {
        var tokens: [String: String] = [:]
        for walker in walkers where walker.isAccount && walker.token != nil {
            let made = try await client.ask(
                .post, "/api/v1/account/tokens", as: walker, sending: ["label": "walk", "days": 1])
            tokens[walker.name] = try #require(made.json?["id"]?.string, "\(made.text)")
        }
        return tokens
    }
}
