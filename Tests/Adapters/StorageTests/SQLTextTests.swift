import Storage
import Testing

@Suite("SQL cut into pieces")
struct SQLTextTests {
    @Test("A script is split at the semicolons that end statements")
    func statements() {
        let script = """
            -- first; not here
            CREATE TABLE a (x TEXT DEFAULT ';'); /* ; */
            INSERT INTO a VALUES ('it''s; fine');;
            CREATE TRIGGER t AFTER INSERT ON a BEGIN
                UPDATE a SET x = CASE WHEN x = ';' THEN 'y' ELSE x END;
                DELETE FROM a WHERE x = '';
            END;
            CREATE FUNCTION f() RETURNS trigger AS $body$ BEGIN; RETURN new; END $body$ LANGUAGE plpgsql;
            SELECT 1
            """
        let statements = SQLText.statements(of: script)
        #expect(statements.count == 5)
        #expect(statements[0] == "CREATE TABLE a (x TEXT DEFAULT ';')")
        #expect(statements[1] == "INSERT INTO a VALUES ('it''s; fine')")
        #expect(statements[2].hasSuffix("DELETE FROM a WHERE x = '';\nEND"))
        #expect(statements[3].hasSuffix("LANGUAGE plpgsql"))
        #expect(statements[4] == "SELECT 1")
    }

    @Test("Marks are numbered outside strings, quoted names and comments")
    func marks() {
        let (sql, count) = SQLText.numberingMarks("SELECT ?, '?', \"?\" /* ? */ FROM t WHERE a = ? -- ?\n AND b = ?")
        #expect(sql == "SELECT $1, '?', \"?\" /* ? */ FROM t WHERE a = $2 -- ?\n AND b = $3")
        #expect(count == 3)
    }

    @Test(
        "Text that ends within a string or a comment is cut without harm",
        arguments: ["'", "\"", "/*", "$$", "$a$ x", "--"])
    func unfinished(sql: String) {
        #expect(SQLText.statements(of: "SELECT 1; x \(sql)").count == 2)
    }
}
