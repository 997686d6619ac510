import DatabaseSupport
import Fixtures
import Kernel
import Storage
import Testing

@Suite("Values in a database")
struct ValueTests {
    @Test("Every value comes back as it went in", arguments: TestDatabase.reachable)
    func roundTrip(kind: TestDatabase) async throws {
        let rows: [(Int64?, Double?, String?, [UInt8]?)] = [
            (Int64.max, .greatestFiniteMagnitude, "消费者 🙂 \u{1F1E8}\u{1F1F3} e\u{301}", [0, 1, 255]),
            (Int64.min, .leastNonzeroMagnitude, "", []),
            (0, 0.1, "it's ? \"quoted\" \\ \n\t%", [UInt8](repeating: 0xAB, count: 1_000_000)),
            (-1, -.infinity, String(repeating: "长", count: 400_000), [0x5C, 0x78]),
            (nil, nil, nil, nil), (1, .infinity, "\u{10FFFF}", nil), (2, -12_345.678, "null", [0]),
        ]
        try await kind.withFresh(migrations: [.sample]) { database in
            try await database.write { session in
                for (index, row) in rows.enumerated() {
                    try session.execute(
                        "INSERT INTO sample (id, whole, measure, words, bytes) VALUES (?, ?, ?, ?, ?)",
                        [.text("\(index)"), SQLValue(row.0), SQLValue(row.1), SQLValue(row.2), SQLValue(row.3)])
                }
            }
            for (index, row) in rows.enumerated() {
                let read = try await database.read { session in
                    try session.first("SELECT * FROM sample WHERE id = ?", [.text("\(index)")])
                }
                let found = try #require(read)
                #expect(try found.integerOrNil("whole") == row.0)
                #expect(try found.realOrNil("measure") == row.1)
                #expect(try found.textOrNil("words") == row.2)
                #expect(try found.blobOrNil("bytes") == row.3)
                #expect(found.columns.names == ["id", "whole", "measure", "words", "bytes"])
            }
        }
    }

    @Test("Days, moments, money, claims and identifiers are read as what they are", arguments: TestDatabase.reachable)
    func kernelValues(kind: TestDatabase) async throws {
        enum State: String { case open, shut }
        let id = Identifier<State>(at: .at("2026-04-15T00:00:00Z"), high: 7, low: 9)
        try await kind.withFresh(migrations: [.sample]) { database in
            let row = try await database.write { session in
                try session.execute(
                    "INSERT INTO sample (id, whole, words) VALUES (?, ?, ?)",
                    [SQLValue(id), SQLValue(Day.on("2026-04-15")), SQLValue(choice: State.shut)])
                return try session.first("SELECT id, whole, words, measure, 1 AS yes FROM sample")
            }
            let found = try #require(row)
            #expect(try found.id("id", of: State.self) == id)
            #expect(try found.day("whole") == .on("2026-04-15"))
            #expect(try found.instant(1) == Instant(microseconds: Int64(Day.on("2026-04-15").number)))
            #expect(try found.money("whole") == Money(fen: Int64(Day.on("2026-04-15").number)))
            #expect(try found.choice("words", of: State.self) == .shut)
            #expect(try found.flag("yes"))
            #expect(try found.dayOrNil("measure") == nil)
        }
    }

    @Test(
        "A value of another shape is an error that names the column and not the value",
        arguments: TestDatabase.reachable)
    func wrongShape(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            let row = try await database.read { session in
                try session.first("SELECT CAST('secret' AS TEXT) AS words, 2 AS two, NULL AS void")
            }
            let found = try #require(row)
            #expect(throws: SQLShapeError(column: "words", expected: "integer", found: "text")) {
                try found.integer("words")
            }
            #expect(throws: SQLShapeError(column: "two", expected: "0 or 1", found: "integer")) {
                try found.flag("two")
            }
            #expect(throws: SQLShapeError(column: "void", expected: "text", found: "null")) {
                try found.text("void")
            }
            #expect(throws: SQLShapeError(column: "gone", expected: "a column", found: "none")) {
                try found.text("gone")
            }
        }
    }

    @Test("What one of the databases could not give back is refused by both", arguments: TestDatabase.reachable)
    func unfitValues(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            for value in [SQLValue.text("a\0b"), .real(.nan)] {
                let fault = await #expect(throws: StorageFault.self) {
                    try await database.write { session in
                        try session.execute("INSERT INTO sample (id, words) VALUES ('x', ?)", [value])
                    }
                }
                #expect(fault?.kind == .unfitValue)
            }
            let fault = await #expect(throws: StorageFault.self) {
                try await database.write { session in
                    try session.execute("INSERT INTO sample (id, whole) VALUES ('x', ?)", [.text("secret")])
                }
            }
            #expect(fault.map { !$0.description.contains("secret") } ?? false)
        }
    }

    @Test("Sums and counts are whole, averages real", arguments: TestDatabase.reachable)
    func aggregates(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            let row = try await database.write { session in
                for number in 1...4 {
                    try session.execute(
                        "INSERT INTO sample (id, whole) VALUES (?, ?)", [.text("\(number)"), SQLValue(number)])
                }
                return try session.first(
                    "SELECT COUNT(*) AS n, SUM(whole) AS total, AVG(whole) AS mean, MAX(whole) > 3 AS big FROM sample")
            }
            let found = try #require(row)
            #expect(try found.count("n") == 4)
            #expect(try found.integer("total") == 10)
            #expect(try found.real("mean") == 2.5)
            #expect(try found.flag("big"))
        }
    }

    @Test("LIKE tells upper from lower case", arguments: TestDatabase.reachable)
    func likeIsExact(kind: TestDatabase) async throws {
        try await kind.withFresh { database in
            let count = try await database.read { session in
                try session.integer("SELECT COUNT(*) FROM (SELECT 'Abc' AS x) AS t WHERE x LIKE 'a%'")
            }
            #expect(count == 0)
        }
    }
}
