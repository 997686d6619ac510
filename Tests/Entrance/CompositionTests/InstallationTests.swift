import Commons
import Composition
import Foundation
import Kernel
import Synchronization
import Tables
import Testing

@Suite("An installation on a folder of its own")
struct InstallationTests {
    private final class Remarks: Sendable {
        private let kept = Mutex<[ImportRemark]>([])
        var all: [ImportRemark] { kept.withLock { $0 } }
        var listener: ImportListener { ImportListener(remark: { remark in self.kept.withLock { $0.append(remark) } }) }
    }

    private static let resources = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Resources").standardized

    private func withInstallation(_ work: (Installation) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fangxin-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var configuration = Configuration()
        configuration.data = folder
        configuration.resources = Self.resources.path
        let installation = try await Installation.open(configuration)
        do {
            try await work(installation)
        } catch {
            await installation.close()
            throw error
        }
        await installation.close()
    }

    private func table(_ text: String) -> TableSource { .bytes(Array(text.utf8)) }

    @Test("Units come first, officers and operators then find them; passwords are told once")
    func lists() async throws {
        try await withInstallation { installation in
            let remarks = Remarks()
            let handed = Mutex<[String]>([])
            let officers = "账号,姓名,角色,单位\nwang.li,王立,办案人员,QTX\nqian.shen,钱审,审计人员,QTX\n"
            func importOfficers() async throws -> ImportCounts {
                try await installation.importOfficers(from: table(officers), listener: remarks.listener) { login, _ in
                    handed.withLock { $0.append(login) }
                }
            }
            let early = try await importOfficers()
            #expect(early.rejected == 2 && remarks.all.allSatisfy { $0.column == "单位" })

            let units = try #require(
                FileManager.default.contents(
                    atPath: Self.resources.appending(path: "data/authorities/demo-authorities.csv").path))
            let counts = try await installation.importUnits(
                from: .bytes(Array(units)), listener: remarks.listener)
            #expect(counts.read > 10 && counts.imported == counts.read && counts.rejected == 0)
            #expect(try await importOfficers().imported == 2)
            #expect(handed.withLock { $0 } == ["wang.li", "qian.shen"])
            #expect(try await importOfficers().unchanged == 2)

            let operators = "编号,主体名称,登记区划,经营地址,监管单位\n1,顺禾面馆,640381,青铜峡市小坝镇步行街12号,QTX\n2,无名,640381,,NOBODY\n"
            let shops = try await installation.importOperators(from: table(operators), listener: remarks.listener)
            #expect(shops.imported == 1 && shops.rejected == 1 && remarks.all.last?.line == 3)
        }
    }

    @Test("A folder in use is refused in words, and a mapping that is no JSON names its file")
    func refusals() async throws {
        try await withInstallation { installation in
            var second = Configuration()
            second.data = installation.configuration.data
            second.resources = Self.resources.path
            do {
                await (try Installation.open(second)).close()
                Issue.record("a second process was let in")
            } catch {
                let words = StartFailure.words(of: error)
                #expect(words.zh.contains("正由另一个进程使用") && words.en.contains("in use by another process"))
            }
            let mapping = installation.configuration.data + "/mapping.json"
            try Data("{".utf8).write(to: URL(filePath: mapping))
            do {
                _ = try await installation.importOrders(
                    from: table("a\n1\n"), mapping: mapping, listener: ImportListener())
                Issue.record("a broken mapping was taken")
            } catch {
                let words = StartFailure.words(of: error)
                #expect(words.zh.contains("mapping.json") && words.en.contains("not JSON"))
            }
        }
    }

    @Test("Texts of other collections are taken by the mappings that come with the product")
    func collections() async throws {
        let reference =
            ProcessInfo.processInfo.environment["FANGXIN_REFERENCE"].map { URL(filePath: $0) }
            ?? Self.resources.appending(path: "../../shared").standardized
        let data = reference.appending(path: "data")
        try await withInstallation { installation in
            for (file, mapping, count) in [
                ("market-12315-desensitised/complaint_samples.csv", "market-12315-samples", 10),
                ("market-12315-desensitised/acceptance_cases.json", "market-12315-cases", 60),
                ("market-12315-desensitised/hostile_texts.json", "market-12315-cases", 16),
                ("messages-zh/labelled_with_meta.csv.gz", "messages-zh", 2052),
            ] {
                guard let bytes = FileManager.default.contents(atPath: data.appending(path: file).path) else {
                    continue
                }
                let remarks = Remarks()
                let path = Self.resources.appending(path: "data/exchange/\(mapping).json").path
                let counts = try await installation.importOrders(
                    from: .bytes(Array(bytes)), mapping: path, listener: remarks.listener)
                #expect(counts.imported == count && counts.rejected == 0, "\(file): \(remarks.all.prefix(3))")
                let again = try await installation.importOrders(
                    from: .bytes(Array(bytes)), mapping: path, listener: remarks.listener)
                #expect(again.imported == 0 && again.updated == 0)
            }
        }
    }
}
