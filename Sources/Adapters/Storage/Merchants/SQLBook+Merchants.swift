import Commons
public import Kernel
public import Merchants

/// Operators and their premises.
extension SQLBook: MerchantBook {
    public func merchant(_ id: Identifier<BusinessOperator>) throws -> BusinessOperator? {
        try merchant("id = ?", id.text)
    }

    public func merchant(creditCode: String) throws -> BusinessOperator? {
        try merchant("credit_code = ?", creditCode)
    }

    public func merchant(ownNumber: String) throws -> BusinessOperator? {
        try merchant("own_number = ?", ownNumber)
    }

    private func merchant(_ condition: String, _ value: String) throws -> BusinessOperator? {
        try session.first(
            "SELECT \(RegistryColumns.merchant) FROM business_operator m WHERE \(condition)", [.text(value)]
        ) { try $0.businessOperator() }
    }

    public func add(_ merchant: BusinessOperator) throws {
        try refusingTakenNumber {
            try session.execute(
                """
                INSERT INTO business_operator (credit_code, own_number, name, industry, status, region, address,
                    version, updated_at, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, merchant.values)
        }
    }

    public func replace(_ merchant: BusinessOperator) throws {
        let changed = try refusingTakenNumber {
            try session.execute(
                """
                UPDATE business_operator SET credit_code = ?, own_number = ?, name = ?, industry = ?, status = ?,
                    region = ?, address = ?, version = ?, updated_at = ? WHERE id = ? AND version = ?
                """, merchant.values + [.integer(merchant.version - 1)])
        }
        guard changed == 1 else { throw Refusal.merchantChangedMeanwhile }
    }

    @discardableResult
    private func refusingTakenNumber(_ work: () throws -> Int) throws -> Int {
        do {
            return try work()
        } catch let fault as StorageFault
            where fault.isUniqueViolation(of: "business_operator", "credit_code")
            || fault.isUniqueViolation(of: "business_operator", "own_number")
        {
            throw Refusal.merchantNumberTaken
        }
    }

    public func premises(_ id: Identifier<Premises>) throws -> Premises? {
        try premises("p.id = ?", [.text(id.text)]).first
    }

    public func premises(coded code: PremisesCode) throws -> Premises? {
        try premises("p.code = ?", [.integer(code.number)]).first
    }

    public func premises(of merchant: Identifier<BusinessOperator>) throws -> [Premises] {
        try premises("p.business_operator = ? ORDER BY p.id LIMIT 1000", [.text(merchant.text)])
    }

    public func premises(of merchant: Identifier<BusinessOperator>, ownKey: String) throws -> Premises? {
        try premises("p.business_operator = ? AND p.own_key = ?", [.text(merchant.text), .text(ownKey)]).first
    }

    private func premises(_ condition: String, _ values: [SQLValue]) throws -> [Premises] {
        try session.all("SELECT \(RegistryColumns.premises) FROM premises p WHERE \(condition)", values) {
            try $0.premises()
        }
    }

    public func add(_ premises: Premises, merchantName: String) throws {
        do {
            // Within a part of its own, since a code that is taken already is drawn again.
            try session.attempt {
                try session.execute(
                    """
                    INSERT INTO premises (name, own_key, own_number, address, region, platform, shop_url, authority,
                        unit, is_open, search_text, version, updated_at, id, code, business_operator)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    premises.values(merchantName: merchantName) + [
                        .text(premises.id.text), .integer(premises.code.number), .text(premises.merchant.text),
                    ])
            }
        } catch let fault as StorageFault where fault.isUniqueViolation(of: "premises", "code") {
            throw CodeTaken()
        } catch let fault as StorageFault where fault.kind == .uniqueViolation {
            throw Refusal.merchantPremisesTaken
        }
        try add(SearchWords.words(of: premises.facts, merchantName), of: premises)
    }

    public func replace(
        _ old: Premises, named oldName: String, by premises: Premises, merchantName: String
    ) throws {
        let changed: Int
        do {
            changed = try session.execute(
                """
                UPDATE premises SET name = ?, own_key = ?, own_number = ?, address = ?, region = ?, platform = ?,
                    shop_url = ?, authority = ?, unit = ?, is_open = ?, search_text = ?, version = ?, updated_at = ?
                WHERE id = ? AND version = ?
                """,
                premises.values(merchantName: merchantName) + [.text(old.id.text), .integer(old.version)])
        } catch let fault as StorageFault where fault.kind == .uniqueViolation {
            throw Refusal.merchantPremisesTaken
        }
        guard changed == 1 else { throw Refusal.merchantChangedMeanwhile }
        let before = Set(SearchWords.words(of: old.facts, oldName))
        let after = Set(SearchWords.words(of: premises.facts, merchantName))
        let isMoved = old.facts.countyNumber != premises.facts.countyNumber
        for word in isMoved ? before : before.subtracting(after) {
            try session.execute(
                "DELETE FROM premises_word WHERE word = ? AND region = ? AND premises = ?",
                [.blob(Array(word.utf8)), .integer(old.facts.countyNumber), .integer(old.code.number)])
        }
        try add((isMoved ? after : after.subtracting(before)).sorted(), of: premises)
    }

    private func add(_ words: [String], of premises: Premises) throws {
        guard !words.isEmpty else { return }
        let marks = Array(repeating: "(?, ?, ?)", count: words.count).joined(separator: ", ")
        try session.execute(
            "INSERT INTO premises_word (word, region, premises) VALUES \(marks) ON CONFLICT DO NOTHING",
            words.flatMap { word -> [SQLValue] in
                [.blob(Array(word.utf8)), .integer(premises.facts.countyNumber), .integer(premises.code.number)]
            })
    }

    public func commitments(of premises: Identifier<Premises>) throws -> [Commitment] {
        try session.all(
            "SELECT text_zh, text_en, made_on FROM commitment WHERE premises = ? ORDER BY position",
            [.text(premises.text)]
        ) { row in
            Commitment(
                zh: try row.text("text_zh"), en: try row.textOrNil("text_en"), madeOn: try row.day("made_on"))
        }
    }

    public func put(_ commitments: [Commitment], of premises: Identifier<Premises>) throws {
        try session.execute("DELETE FROM commitment WHERE premises = ?", [.text(premises.text)])
        for (index, commitment) in commitments.enumerated() {
            try session.execute(
                "INSERT INTO commitment (premises, position, text_zh, text_en, made_on) VALUES (?, ?, ?, ?, ?)",
                [
                    .text(premises.text), .integer(Int64(index + 1)), .text(commitment.zh), SQLValue(commitment.en),
                    SQLValue(commitment.madeOn),
                ])
        }
    }
}

extension BusinessOperator {
    /// The columns from `credit_code` to `updated_at`, then `id`.
    fileprivate var values: [SQLValue] {
        [
            SQLValue(facts.creditCode?.text), SQLValue(facts.ownNumber), .text(facts.name),
            SQLValue(facts.industry?.text), SQLValue(choice: facts.status), SQLValue(facts.region?.text),
            SQLValue(facts.address), .integer(version), SQLValue(updatedAt), .text(id.text),
        ]
    }
}

extension Premises {
    /// The columns from `name` to `updated_at`.
    fileprivate func values(merchantName: String) -> [SQLValue] {
        [
            .text(facts.name), .text(facts.ownKey), SQLValue(facts.ownNumber), SQLValue(facts.address),
            SQLValue(facts.region?.text), SQLValue(facts.platform), SQLValue(facts.shopURL),
            SQLValue(facts.authority), SQLValue(facts.unit), SQLValue(facts.isOpen),
            .text(SearchWords.searchText(of: facts, merchantName)), .integer(version), SQLValue(updatedAt),
        ]
    }
}
