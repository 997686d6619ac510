import Commons
import Kernel
import Merchants

/// The columns of shops under names of their own, so that both tables fit in one row.
enum RegistryColumns {
    static let merchant = """
        m.id AS m_id, m.version AS m_version, m.credit_code AS m_credit_code, m.own_number AS m_own_number, \
        m.name AS m_name, m.industry AS m_industry, m.status AS m_status, m.region AS m_region, \
        m.address AS m_address, m.updated_at AS m_updated_at
        """
    static let premises = """
        p.id AS p_id, p.code AS p_code, p.version AS p_version, p.business_operator AS p_merchant, \
        p.own_number AS p_own_number, p.name AS p_name, p.address AS p_address, p.region AS p_region, \
        p.platform AS p_platform, p.shop_url AS p_shop_url, p.authority AS p_authority, p.unit AS p_unit, \
        p.is_open AS p_is_open, p.updated_at AS p_updated_at
        """
}

extension SQLRow {
    func businessOperator() throws -> BusinessOperator {
        var facts = OperatorFacts(name: try text("m_name"), ownNumber: try textOrNil("m_own_number"))
        facts.creditCode = try coded("m_credit_code") { text throws(Refusal) in try UnifiedSocialCreditCode(text) }
        facts.industry = try coded("m_industry") { text throws(Refusal) in try IndustryCode(text) }
        facts.status = try choice("m_status")
        facts.region = try coded("m_region") { text throws(Refusal) in try RegionCode(text) }
        facts.address = try textOrNil("m_address")
        return BusinessOperator(
            id: try id("m_id"), version: try integer("m_version"), updatedAt: try instant("m_updated_at"),
            facts: facts)
    }

    func premises() throws -> Premises {
        var facts = PremisesFacts(name: try text("p_name"))
        facts.ownNumber = try textOrNil("p_own_number")
        facts.address = try textOrNil("p_address")
        facts.region = try coded("p_region") { text throws(Refusal) in try RegionCode(text) }
        facts.platform = try textOrNil("p_platform")
        facts.shopURL = try textOrNil("p_shop_url")
        facts.authority = try textOrNil("p_authority")
        facts.unit = try textOrNil("p_unit")
        facts.isOpen = try flag("p_is_open")
        return Premises(
            id: try id("p_id"), code: PremisesCode(number: try integer("p_code")), merchant: try id("p_merchant"),
            version: try integer("p_version"), updatedAt: try instant("p_updated_at"), facts: facts)
    }

    func shop() throws -> Shop { Shop(premises: try premises(), merchant: try businessOperator()) }

    /// A code kept as its text; one that is none is a damaged row.
    func coded<Code>(_ column: SQLColumn, _ read: (String) throws(Refusal) -> Code) throws -> Code? {
        guard let text = try textOrNil(column) else { return nil }
        do throws(Refusal) {
            return try read(text)
        } catch {
            throw SQLShapeError(column: column.name, expected: "\(Code.self)", found: "other text")
        }
    }
}
