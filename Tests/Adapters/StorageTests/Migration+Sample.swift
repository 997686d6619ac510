import Storage

extension Migration {
    /// The tables that the suites of this room play with.
    static let sample = Migration(
        "m20260101-sample", "tables for the tests of the storage itself",
        sql: """
            -- Every portable type, once; semicolons and ? in comments end nothing.
            CREATE TABLE sample (
                id TEXT NOT NULL PRIMARY KEY,
                whole BIGINT,
                measure DOUBLE PRECISION,
                words TEXT,
                bytes BYTEA
            );
            CREATE TABLE account (
                name TEXT NOT NULL,
                city TEXT NOT NULL DEFAULT 'a;b?',
                balance BIGINT NOT NULL,
                CONSTRAINT account_balance CHECK (balance >= 0),
                PRIMARY KEY (name, city)
            );
            CREATE TABLE deposit (
                id BIGINT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                city TEXT NOT NULL,
                FOREIGN KEY (name, city) REFERENCES account (name, city)
            );
            CREATE TABLE task (
                id BIGINT NOT NULL PRIMARY KEY,
                due_at BIGINT NOT NULL,
                owner TEXT
            );
            """)
}
