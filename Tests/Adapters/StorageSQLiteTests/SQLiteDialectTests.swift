import Storage
import StorageSQLite
import Testing

@Suite("SQLite's way of writing a table")
struct SQLiteDialectTests {
    @Test("Portable types become strict ones, outside strings and comments")
    func schema() {
        let portable = """
            create table t (a BIGINT, b double precision, c BYTEA, precision TEXT DEFAULT 'BIGINT' /* BYTEA */)
            """
        #expect(
            SQLiteDialect().schema(portable)
                == "create table t (a INTEGER, b REAL , c BLOB, precision TEXT DEFAULT 'BIGINT' /* BYTEA */) STRICT")
        #expect(
            SQLiteDialect().schema("CREATE TABLE t (a BIGINT NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b))")
                == "CREATE TABLE t (a INTEGER NOT NULL, b TEXT NOT NULL, PRIMARY KEY (a, b)) STRICT, WITHOUT ROWID")
        #expect(SQLiteDialect().schema("ALTER TABLE t ADD COLUMN d BIGINT") == "ALTER TABLE t ADD COLUMN d INTEGER")
    }
}
