import DatabaseSupport
import Storage
import Testing

@Suite("Queries")
struct QueryTests {
    private func withTasks(
        _ kind: TestDatabase, _ count: Int, _ body: (any SQLDatabase) async throws -> Void
    ) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            try await database.write { session in
                for number in 0..<count {
                    try session.execute(
                        "INSERT INTO task (id, due_at) VALUES (?, ?)", [SQLValue(number), SQLValue(number / 2)])
                }
            }
            try await body(database)
        }
    }

    @Test("A loop over rows stops when its body says so, and the session goes on", arguments: TestDatabase.reachable)
    func eachStops(kind: TestDatabase) async throws {
        try await withTasks(kind, 2000) { database in
            let (seen, after) = try await database.read { session in
                var seen: [Int] = []
                try session.each("SELECT id FROM task WHERE id >= ? ORDER BY id", [10]) { row in
                    seen.append(try row.count("id"))
                    return seen.count < 3
                }
                return (seen, try session.integer("SELECT COUNT(*) FROM task"))
            }
            #expect(seen == [10, 11, 12])
            #expect(after == 2000)
        }
    }

    @Test("A loop sees every row of a long answer, and may query meanwhile", arguments: TestDatabase.reachable)
    func nestedReads(kind: TestDatabase) async throws {
        try await withTasks(kind, 1203) { database in
            let sums = try await database.read { session in
                var sums: [Int64] = []
                try session.each("SELECT id FROM task ORDER BY id", []) { row in
                    let id = try row.integer("id")
                    if id % 100 == 0 {
                        // The same text within its own loop.
                        try session.each("SELECT id FROM task ORDER BY id", []) { inner in
                            let first = try inner.integer("id")
                            #expect(first == 0)
                            return false
                        }
                        sums.append(try session.integer("SELECT SUM(id) FROM task WHERE id <= ?", [.integer(id)]))
                    }
                    return true
                }
                return sums
            }
            #expect(sums.count == 13)
            #expect(sums.last == 720_600)
        }
    }

    @Test("A body that throws ends the loop and spoils nothing", arguments: TestDatabase.reachable)
    func eachThrows(kind: TestDatabase) async throws {
        struct Enough: Error {}
        try await withTasks(kind, 10) { database in
            let count = try await database.write { session in
                #expect(throws: Enough.self) {
                    try session.each("SELECT id FROM task", []) { _ in throw Enough() }
                }
                return try session.execute("DELETE FROM task WHERE id < ?", [5])
            }
            #expect(count == 5)
        }
    }

    @Test("Changed rows are counted, and those returned can be read", arguments: TestDatabase.reachable)
    func changes(kind: TestDatabase) async throws {
        try await withTasks(kind, 10) { database in
            try await database.write { session in
                #expect(try session.execute("UPDATE task SET owner = ? WHERE id < ?", ["a", 4]) == 4)
                #expect(try session.execute("UPDATE task SET owner = ? WHERE id < ?", ["a", 0]) == 0)
                #expect(try session.execute("SELECT id FROM task") == 0)
                let ids = try session.all("DELETE FROM task WHERE owner = ? RETURNING id", ["a"]) { try $0.count("id") }
                #expect(ids.sorted() == [0, 1, 2, 3])
                let changed = try session.execute(
                    "INSERT INTO task (id, due_at) VALUES (?, 0) ON CONFLICT (id) DO UPDATE SET due_at = task.due_at + ?",
                    [5, 100])
                #expect(changed == 1)
                #expect(try session.integer("SELECT due_at FROM task WHERE id = 5") == 102)
            }
        }
    }

    @Test("One statement takes nulls and values in turn", arguments: TestDatabase.reachable)
    func nullsInTurn(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            try await database.write { session in
                let sql = "INSERT INTO sample (id, whole, measure, words, bytes) VALUES (?, ?, ?, ?, ?)"
                try session.execute(sql, ["a", nil, nil, nil, nil])
                try session.execute(sql, ["b", 1, 1.5, "x", .blob([1])])
                try session.execute(sql, ["c", nil, 2, nil, nil])
                try session.execute(sql, ["d", 1, 2.5, "x", .blob([2])])
                let reals = try session.all("SELECT measure FROM sample ORDER BY id") { try $0.realOrNil(0) }
                #expect(reals == [nil, 1.5, 2, 2.5])
            }
        }
    }

    @Test("No two workers take the same row from a queue", arguments: TestDatabase.reachable)
    func claim(kind: TestDatabase) async throws {
        let claim = SQLClaim(
            table: "task", key: "id", condition: "owner IS NULL AND due_at <= ?", order: "due_at, id",
            setting: "owner = ?", returning: "id")
        try await withTasks(kind, 200) { database in
            let sql = database.dialect.claim(claim)
            let taken = try await withThrowingTaskGroup(of: [Int].self) { group in
                for worker in 0..<8 {
                    group.addTask {
                        var own: [Int] = []
                        while true {
                            let ids = try await database.write { session in
                                try session.all(sql, [.text("w\(worker)"), 49, 7]) { try $0.count("id") }
                            }
                            if ids.isEmpty { return own }
                            own += ids
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(taken.sorted() == Array(0..<100))
        }
    }

    @Test("Marks count only where they are marks", arguments: TestDatabase.reachable)
    func marks(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            let row = try await database.read { session in
                try session.first(
                    """
                    SELECT '?''?' AS "a?b", -- ?
                        CAST(? AS TEXT) /* ? */ AS words, CAST(? AS BIGINT) + 1 AS next
                    """, ["x", 41])
            }
            let found = try #require(row)
            #expect(try found.text("a?b") == "?'?")
            #expect(try found.text("words") == "x")
            #expect(try found.integer("next") == 42)
        }
    }

    @Test("Space is given back on demand", arguments: TestDatabase.reachable)
    func vacuum(kind: TestDatabase) async throws {
        try await withTasks(kind, 100) { database in
            try await database.write { try $0.execute("DELETE FROM task") }
            try await database.vacuum()
            #expect(try await database.read { try $0.integer("SELECT COUNT(*) FROM task") } == 0)
        }
    }
}
