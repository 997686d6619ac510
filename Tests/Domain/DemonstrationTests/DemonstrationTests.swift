import Demonstration
import Foundation
import Kernel
import Testing

@Suite("Demonstration data")
struct DemonstrationTests {
    /// Made once: in a debug build rows are slow to make.
    static let sample = try? demonstration(seed: 7, count: 4000)
    static let rows = sample.map { Array($0) } ?? []

    @Test("The same seed gives the same rows on every machine")
    func golden() throws {
        let rows = try demonstration(seed: 20_240_101, count: 1000, through: "2024-04-30").map(\.fields)
        #expect(rows.count == 1000)
        #expect(checksum(rows) == 14_505_852_505_131_406_163)
        #expect(
            try demonstration(seed: 20_240_101, count: 1000, through: "2024-04-30").prefix(100).map(\.fields)
                == Array(rows.prefix(100)))
        #expect(
            try demonstration(seed: 2, count: 1000, through: "2024-04-30").prefix(100).map(\.fields)
                != Array(rows.prefix(100)))
    }

    @Test("A row has a cell for each heading, in order of time, with its own number")
    func shape() throws {
        let demonstration = try #require(Self.sample)
        var (last, numbers) = (Instant(microseconds: 0), Set<String>())
        var count = 0
        for order in Self.rows {
            #expect(order.fields.count == DemoOrder.columns.count)
            #expect(order.registeredAt >= last && order.receivedAt > order.registeredAt)
            #expect(order.closedAt.map { $0 > order.receivedAt } ?? true)
            #expect(numbers.insert(order.number).inserted)
            last = order.registeredAt
            count += 1
        }
        #expect(count == demonstration.count)
        #expect(DemoOrder.columns.count == 22 && Set(DemoOrder.columns).count == 22)
    }

    @Test("Every credit code is right by a check written from the standard, belongs to one firm and is marked")
    func creditCodes() throws {
        let merchants = try #require(Self.sample).merchants
        #expect(Set(merchants.map(\.creditCode)).count == merchants.count)
        for merchant in merchants {
            #expect(isCreditCode(merchant.creditCode), "\(merchant.creditCode)")
            #expect(merchant.creditCode.dropFirst(8).hasPrefix("DEM"))
            #expect(merchant.creditCode.dropFirst(2).hasPrefix(merchant.regionCode))
        }
        for known in ["91110000802100433B", "9144030071526726XG", "91330100799655058B", "91110108551385082Q"] {
            #expect(isCreditCode(known))
        }
        #expect(!isCreditCode("91310000MA1FL1A64N"))
    }

    @Test("The key names exactly the planted rows, and they are what it says")
    func key() throws {
        let demonstration = try #require(Self.sample)
        let plants = demonstration.key.plants
        var rows: [String: DemoOrder] = [:]
        for order in Self.rows {
            #expect(plants[order.number] == order.plant)
            if order.plant != nil { rows[order.number] = order }
        }
        #expect(rows.count == plants.count)
        #expect(demonstration.key.bursts.count >= 4 && demonstration.key.templates.count >= 2)
        for burst in demonstration.key.bursts {
            for order in burst.orders.compactMap({ rows[$0] }) {
                #expect((burst.first...burst.last).contains(Day(at: order.registeredAt)))
                #expect(burst.regionCode.map { $0 == order.regionCode } ?? true)
                #expect(burst.creditCode.map { $0 == order.creditCode } ?? true)
                #expect(burst.product.map(order.narrative.contains) ?? true)
            }
        }
        for repeater in demonstration.key.repeaters {
            #expect(repeater.orders.compactMap { rows[$0]?.phone }.allSatisfy { $0 == repeater.phone })
        }
        for template in demonstration.key.templates {
            let parts = template.skeleton.split(separator: "…")
            for order in template.orders.compactMap({ rows[$0] }) {
                #expect(parts.allSatisfy { order.narrative.contains($0) })
            }
        }
        #expect(try JSON(parsing: demonstration.key.json.text) == demonstration.key.json)
    }

    @Test("Texts are of the length that people write, nearly all different, and leave nothing open")
    func texts() throws {
        var (texts, count, odd) = (Set<String>(), 0, 0)
        for order in Self.rows {
            count += 1
            texts.insert(order.narrative)
            if !(36...330).contains(order.narrative.count) { odd += 1 }
            for wrong in ["{", "}", ">", "|", "XX", "，，", "。。", "，。", "。，"] {
                #expect(!order.narrative.contains(wrong), "\(order.narrative)")
                #expect(!order.feedback.contains(wrong), "\(order.feedback)")
            }
        }
        #expect(odd < count / 50)
        #expect(texts.count > count * 95 / 100)
    }

    @Test("No telephone number could be anybody's, and no person is called as people are")
    func persons() throws {
        let phone = /1540\d{7}/
        let anyPhone = /1[3-9]\d{9}/
        for order in Self.rows {
            #expect(order.phone.wholeMatch(of: phone) != nil)
            #expect(order.person.contains("某") || order.person.hasPrefix("Demo"))
            #expect(order.number.hasPrefix("99"))
            #expect(order.narrative.firstMatch(of: anyPhone) == nil)
        }
    }

    @Test("Fields that cannot be read are named by file and place")
    func materials() throws {
        var files = try demoFiles()
        files["plants.json"] = Array(#"[{"key":"a"}]"#.utf8)
        #expect(throws: DemoMaterialError(file: "plants.json", place: "[0]", reason: "zh is missing")) {
            try DemoMaterials(files: files)
        }
        files["plants.json"] = nil
        #expect(throws: DemoMaterialError(file: "plants.json", place: "", reason: "the file is missing")) {
            try DemoMaterials(files: files)
        }
    }

    @Test("Nothing, a row and a day can be asked for", arguments: [0, 1, 40])
    func small(count: Int) throws {
        let day = try #require(Day("2025-03-03"))
        let rows = Array(
            Demonstration(
                seed: 1, count: count, from: day, through: day, materials: try DemoMaterials(files: demoFiles())))
        #expect(rows.count == count)
        #expect(rows.allSatisfy { Day(at: $0.registeredAt) == day })
    }
}

@Suite("The habits in demonstration data")
struct DemonstrationHabitTests {
    @Test("A few firms draw many complaints, most draw few")
    func skew() throws {
        var counts: [String: Int] = [:]
        for order in DemonstrationTests.rows where order.plant == nil && !order.creditCode.isEmpty {
            counts[order.creditCode, default: 0] += 1
        }
        let sorted = counts.values.sorted(by: >)
        let top = sorted.prefix(sorted.count / 10).reduce(0, +)
        #expect(Double(top) > 0.25 * Double(sorted.reduce(0, +)))
    }

    @Test("Weekends and Spring Festival are quiet, mooncakes belong to autumn, and all regions speak")
    func seasons() throws {
        var (weekdays, weekends, festival, before, mooncakes, autumn) = (0, 0, 0, 0, 0, 0)
        var provinces = Set<Substring>()
        let newYear = try #require(Day("2025-01-29"))
        for order in DemonstrationTests.rows where order.plant == nil {
            let day = Day(at: order.registeredAt)
            if day.weekday.isWeekend { weekends += 1 } else { weekdays += 1 }
            if (-1...4).contains(day.days(since: newYear)) { festival += 1 }
            if (-22 ... -17).contains(day.days(since: newYear)) { before += 1 }
            if order.problem == "节令食品质量" {
                mooncakes += 1
                if (8...10).contains(day.month) { autumn += 1 }
            }
            provinces.insert(order.regionCode.prefix(2))
        }
        #expect(weekends * 5 < weekdays * 2)
        #expect(festival * 3 < before * 2)
        #expect(mooncakes > 5 && autumn * 10 >= mooncakes * 9)
        #expect(provinces.count == 12)
    }

    @Test("Nearly all are decided and mediated within the law's periods")
    func periods() throws {
        var (closed, late) = (0, 0)
        for order in DemonstrationTests.rows where order.kind == .complaint {
            guard let closedAt = order.closedAt else { continue }
            closed += 1
            // Seven working days span at most sixteen days even over a long holiday.
            if Day(at: closedAt).days(since: Day(at: order.receivedAt)) > 76 { late += 1 }
        }
        #expect(closed > 2500)
        #expect(late * 50 < closed)
    }
}

private func demoFiles() throws -> [String: [UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Resources/data/demo").standardized
    return try Dictionary(
        uniqueKeysWithValues: DemoMaterials.fileNames.map { name in
            (name, [UInt8](try Data(contentsOf: folder.appending(path: name))))
        })
}

private func demonstration(seed: UInt64, count: Int, through last: String = "2026-06-30") throws -> Demonstration {
    Demonstration(
        seed: seed, count: count, from: try #require(Day("2024-01-01")), through: try #require(Day(last)),
        materials: try DemoMaterials(files: demoFiles()))
}

/// FNV-1a of 64 bits.
private func checksum(_ rows: [[String]]) -> UInt64 {
    rows.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\n").utf8
        .reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}

/// GB 32100-2015 and GB 11714-1997, written straight from their texts.
private func isCreditCode(_ code: String) -> Bool {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let characters = Array(code)
    let values = characters.compactMap { alphabet.firstIndex(of: $0) }
    guard values.count == 18 else { return false }
    var (weight, sum) = (1, 0)
    for value in values.dropLast() {
        sum += value * weight
        weight = weight * 3 % 31
    }
    guard (31 - sum % 31) % 31 == values[17] else { return false }
    let body = characters[8..<16].compactMap { letters.firstIndex(of: $0) }
    let rest = 11 - zip(body, [3, 7, 9, 10, 5, 8, 4, 2]).reduce(0) { $0 + $1.0 * $1.1 } % 11
    return characters[16] == (rest == 10 ? "X" : rest == 11 ? "0" : letters[rest])
}
