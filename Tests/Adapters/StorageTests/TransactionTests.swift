import DatabaseSupport
import Storage
import Testing

@Suite("Transactions")
struct TransactionTests {
    struct Second: Error, Equatable {}

    private static let add = "INSERT INTO sample (id, whole) VALUES (?, ?)"
    private static let count = "SELECT COUNT(*) FROM sample"

    @Test("A work that throws leaves nothing behind", arguments: TestDatabase.reachable)
    func rollback(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            await #expect(throws: Second()) {
                try await database.write { session in
                    try session.execute(Self.add, ["a", 1])
                    throw Second()
                }
            }
            let kept = try await database.read { try $0.integer(Self.count) }
            #expect(kept == 0)
        }
    }

    @Test("Among works written together a failing one takes only itself back", arguments: TestDatabase.reachable)
    func groupIsolation(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            let failures = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<64 {
                    group.addTask {
                        do {
                            try await database.write { session in
                                try session.execute(Self.add, [.text("\(number)"), SQLValue(number)])
                                if number % 4 == 1 { throw Second() }
                                if number % 4 == 2 { try session.execute(Self.add, [.text("\(number)"), 0]) }
                            }
                            return false
                        } catch is Second {
                            return true
                        } catch let fault as StorageFault where fault.isUniqueViolation(of: "sample", "id") {
                            return true
                        }
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(failures == 32)
            let kept = try await database.read { try $0.all("SELECT whole FROM sample") { try $0.count(0) } }
            #expect(kept.sorted() == (0..<64).filter { $0 % 4 == 0 || $0 % 4 == 3 })
        }
    }

    @Test("Sixty-four writers add to one number and none is lost", arguments: TestDatabase.reachable)
    func concurrentWriters(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            try await database.write { try $0.execute(Self.add, ["sum", 0]) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<64 {
                    group.addTask {
                        for _ in 0..<5 {
                            try await database.write { session in
                                try session.lock("sum")
                                let now = try session.integer("SELECT whole FROM sample WHERE id = ?", ["sum"])
                                try session.execute(
                                    "UPDATE sample SET whole = ? WHERE id = ?", [.integer(now + 1), "sum"])
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.integer("SELECT whole FROM sample") } == 320)
        }
    }

    @Test("A reader sees one view, of committed rows only", arguments: TestDatabase.reachable)
    func snapshot(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            try await database.write { try $0.execute(Self.add, ["a", 1]) }
            let (reading, isReading) = AsyncStream.makeStream(of: Void.self)
            let gate = Gate()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await database.read { session in
                        let before = try session.integer(Self.count)
                        isReading.finish()
                        gate.wait()
                        let after = try session.integer(Self.count)
                        #expect(before == 1)
                        #expect(after == 1)
                    }
                }
                for await _ in reading {}
                try await database.write { try $0.execute(Self.add, ["b", 2]) }
                #expect(try await database.read { try $0.integer(Self.count) } == 2)
                gate.open()
                try await group.waitForAll()
            }
        }
    }

    @Test("A failed statement spoils the work even when its error is swallowed", arguments: TestDatabase.reachable)
    func swallowedFailure(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            let fault = await #expect(throws: StorageFault.self) {
                try await database.write { session in
                    try session.execute(Self.add, ["a", 1])
                    _ = try? session.execute(Self.add, ["a", 1])
                }
            }
            #expect(fault?.kind == .uniqueViolation)
            let kept = try await database.read { try $0.integer(Self.count) }
            #expect(kept == 0)
        }
    }

    @Test("An attempt fails alone", arguments: TestDatabase.reachable)
    func attempt(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            try await database.write { session in
                try session.execute(Self.add, ["a", 1])
                do {
                    try session.attempt {
                        try session.execute(Self.add, ["b", 2])
                        try session.attempt { try session.execute(Self.add, ["c", 3]) }
                        try session.execute(Self.add, ["a", 1])
                    }
                    Issue.record("the key stood there already")
                } catch let fault as StorageFault {
                    #expect(fault.kind == .uniqueViolation)
                }
                try session.attempt { try session.execute(Self.add, ["d", 4]) }
                #expect(throws: Second()) {
                    try session.attempt {
                        try session.execute(Self.add, ["e", 5])
                        throw Second()
                    }
                }
            }
            let kept = try await database.read { try $0.all("SELECT id FROM sample ORDER BY id") { try $0.text(0) } }
            #expect(kept == ["a", "d"])
        }
    }

    @Test("A session is of no use after its work", arguments: TestDatabase.reachable)
    func escapedSession(kind: TestDatabase) async throws {
        struct Escaped: @unchecked Sendable { let session: any SQLSession }
        try await kind.withFresh(migrations: [.sample]) { database in
            let escaped = try await database.read { Escaped(session: $0) }
            #expect(throws: StorageFault.self) { try escaped.session.rows("SELECT 1") }
        }
    }

    @Test("A waiting work whose task is cancelled never runs", arguments: TestDatabase.reachable)
    func cancellation(kind: TestDatabase) async throws {
        try await kind.withFresh(migrations: [.sample]) { database in
            let gate = Gate()
            try await withThrowingTaskGroup(of: Void.self) { group in
                // Enough to keep every lane of any driver busy.
                for _ in 0..<8 {
                    group.addTask {
                        try await database.write { _ in gate.wait() }
                    }
                }
                try await Task.sleep(for: .milliseconds(100))
                let waiting = Task { try await database.write { try $0.execute(Self.add, ["late", 1]) } }
                try await Task.sleep(for: .milliseconds(20))
                waiting.cancel()
                await #expect(throws: CancellationError.self) { try await waiting.value }
                gate.open()
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.integer(Self.count) } == 0)
        }
    }
}
