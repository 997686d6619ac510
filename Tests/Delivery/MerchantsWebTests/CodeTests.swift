import Access
import Fixtures
import Foundation
import Kernel
import Merchants
import MerchantsWeb
import TestSupport
import Testing
import Web

@Suite("Codes to print")
struct CodeTests {
    @Test("The picture leads to the shop's page, in capitals", .enabled(if: ZBar.isPresent, "zbarimg is not installed"))
    func decoded() async throws {
        let site = MerchantSite()
        let shop = try await site.bench.shop()
        let picture = try await site.get("/m/\(shop.premises.code)/code.png")
        #expect(picture.header("Content-Type") == "image/png")
        #expect(try ZBar.read(picture.bytes) == "HTTPS://FANGXIN.EXAMPLE/M/\(shop.premises.code)")
    }

    @Test("A base with a path keeps its letters", .enabled(if: ZBar.isPresent, "zbarimg is not installed"))
    func basePath() async throws {
        let site = MerchantSite(address: "https://city.example/fangxin/")
        let shop = try await site.bench.shop()
        let picture = try await site.get("/m/\(shop.premises.code)/code.png")
        #expect(try ZBar.read(picture.bytes) == "https://city.example/fangxin/m/\(shop.premises.code)")
    }

    @Test("Sheets hold the sticker and twelve labels, for the shop's own people and officers")
    func sheet() async throws {
        let site = MerchantSite()
        let shop = try await site.bench.shop()
        let path = "/m/\(shop.premises.code)/sheet"
        let page = try await site.get(path, by: .sampleOfficer).text
        #expect(page.components(separatedBy: "<svg class=\"fx-qr\"").count == 14)
        #expect(page.contains(shop.premises.code.spoken))
        await #expect(throws: Refusal.signInNeeded) { try await site.get(path) }
        await #expect(throws: Refusal.merchantAbsent) { try await site.get(path, by: .otherOfficer) }
        await #expect(throws: Refusal.merchantAbsent) { try await site.get(path, by: .shopkeeper()) }
    }

    @Test("Pictures are made of shops only")
    func absent() async throws {
        let site = MerchantSite()
        await #expect(throws: Refusal.merchantAbsent) {
            try await site.get("/m/\(PremisesCode(number: 5))/code.svg")
        }
    }
}

private enum ZBar {
    static let path = "/usr/bin/zbarimg"
    static var isPresent: Bool { FileManager.default.isExecutableFile(atPath: path) }

    static func read(_ png: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
        try Data(png).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: path)
        process.arguments = ["--quiet", "--raw", "--oneshot", "-Sdisable", "-Sqrcode.enable", file.path()]
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let read = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: read, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}
