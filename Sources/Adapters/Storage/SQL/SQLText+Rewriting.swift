extension SQLText {
    /// The SQL with its marks numbered as PostgreSQL wants them, `$1`, `$2`, …, and how many there are.
    package static func numberingMarks(_ sql: String) -> (sql: String, count: Int) {
        var text = SQLText(sql)
        var out = ""
        var count = 0
        while let (piece, part) = text.next() {
            if piece == .mark {
                count += 1
                out += "$\(count)"
            } else {
                out += part
            }
        }
        return (out, count)
    }

    /// The statements of a script, without their semicolons and the gaps around them.
    ///
    /// Semicolons in strings, comments, dollar quotes and the bodies of triggers end nothing.
    package static func statements(of script: String) -> [String] {
        var text = SQLText(script)
        var statements: [String] = []
        var current = ""
        var words = 0
        var isTrigger = false
        var depth = 0
        while let (piece, part) = text.next() {
            switch piece {
            case .gap where current.isEmpty: continue
            case .word:
                let word = part.uppercased()
                words += 1
                if words <= 3, word == "TRIGGER", current.uppercased().hasPrefix("CREATE") { isTrigger = true }
                if isTrigger, word == "BEGIN" || word == "CASE" { depth += 1 }
                if isTrigger, word == "END" { depth -= 1 }
                current += part
            case .semicolon where depth <= 0:
                if !current.isEmpty { statements.append(trimmed(current)) }
                (current, words, isTrigger, depth) = ("", 0, false, 0)
            case .semicolon, .gap, .mark, .other: current += part
            }
        }
        if !current.isEmpty { statements.append(trimmed(current)) }
        return statements
    }

    private static func trimmed(_ statement: String) -> String {
        var rest = Substring(statement)
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    /// The first words of a statement in upper case, gaps and comments passed over.
    package static func firstWords(_ count: Int, of sql: String) -> [String] {
        var text = SQLText(sql)
        var words: [String] = []
        while words.count < count, let (piece, part) = text.next() {
            switch piece {
            case .word: words.append(part.uppercased())
            case .gap: continue
            case .mark, .semicolon, .other: return words
            }
        }
        return words
    }
}

extension SQLText {
    /// Whether a statement surely only asks, so that a cursor can be opened for it.
    package static func isQuery(_ sql: String) -> Bool {
        switch firstWords(1, of: sql).first {
        case "SELECT", "VALUES": return true
        case "WITH":
            var text = SQLText(sql)
            while let (piece, part) = text.next() {
                if piece == .word, ["INSERT", "UPDATE", "DELETE", "MERGE"].contains(part.uppercased()) { return false }
            }
            return true
        default: return false
        }
    }

    /// Refuses a statement that would end or split the transaction it runs in, which belongs to the driver.
    package static func requireNoTransactionControl(_ sql: String) throws(StorageFault) {
        let first = firstWords(1, of: sql).first ?? ""
        guard !transactionWords.contains(first) else {
            throw StorageFault(.statement, "\(first) belongs to the driver; use attempt for a part that may fail")
        }
    }

    private static let transactionWords: Set<String> = [
        "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "ATTACH", "DETACH", "VACUUM",
    ]
}
