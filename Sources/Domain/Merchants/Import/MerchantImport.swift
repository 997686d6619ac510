import Commons
public import Kernel
public import Tables

/// One row of a list of operators: who, and one place of business.
public struct ImportedShop: Hashable, Sendable {
    public let line: Int
    public let merchant: OperatorFacts
    public let premises: PremisesFacts
    /// The promises that came along; nothing where the list has no such column.
    public let commitments: [CommitmentDraft]?
    /// Whether the row gives the shop a name or number of its own.
    public let isNamed: Bool
}

/// Reads rows of a list of operators, whatever the list calls its columns.
///
/// A row is one place of business; an operator with several has several rows, told apart by the shop's number or name.
/// The operator is known by its credit code, or without one by the list's own number. A row is taken whole or not at
/// all.
public struct MerchantImport: Sendable {
    enum Column: ListColumn {
        case creditCode, number, name, industry, status, region, address
        case shopNumber, shopName, shopAddress, shopRegion, platform, shopURL, authority, unit, commitments

        var headings: [String] {
            switch self {
            case .creditCode: ["统一社会信用代码", "信用代码", "creditCode"]
            case .number: ["编号", "主体编号", "注册号", "number"]
            case .name: ["主体名称", "企业名称", "经营者名称", "市场主体名称", "名称", "name"]
            case .industry: ["行业代码", "行业", "industry"]
            case .status: ["登记状态", "经营状态", "状态", "status"]
            case .region: ["登记区划", "区划代码", "行政区划", "region"]
            case .address: ["住所", "注册地址", "address"]
            case .shopNumber: ["门店编号", "shopNumber"]
            case .shopName: ["门店名称", "店铺名称", "招牌名称", "shopName"]
            case .shopAddress: ["经营地址", "经营场所", "门店地址", "shopAddress"]
            case .shopRegion: ["经营区划", "门店区划", "shopRegion"]
            case .platform: ["平台", "平台名称", "platform"]
            case .shopURL: ["网址", "店铺网址", "shopURL"]
            case .authority: ["监管单位", "管辖机关", "authority"]
            case .unit: ["承办所", "监管所", "unit"]
            case .commitments: ["承诺", "放心消费承诺", "commitments"]
            }
        }
    }

    private let headings: Headings<Column>

    /// Finds the columns; refused where the list has none with names.
    public init(_ header: Header) throws(Refusal) {
        headings = Headings(header)
        guard headings.has(.name) else { throw .merchantImporterNeeded }
    }

    /// What the row says, or all that is wrong with it.
    public func shop(_ row: Row) -> Result<ImportedShop, RowRefused> {
        var judge = RowJudge(line: row.line)
        let merchant = merchant(row, &judge)
        let premises = premises(row, merchant, &judge)
        let commitments = commitments(row, &judge)
        guard let merchant, let premises, judge.remarks.isEmpty else {
            return .failure(RowRefused(remarks: judge.remarks))
        }
        return .success(
            ImportedShop(
                line: row.line, merchant: merchant, premises: premises, commitments: commitments,
                isNamed: headings.text(.shopName, of: row) != nil || headings.text(.shopNumber, of: row) != nil))
    }

    private func merchant(_ row: Row, _ judge: inout RowJudge) -> OperatorFacts? {
        let name = judge.line(Column.name, headings.text(.name, of: row), max: 200)
        if headings.text(.name, of: row) == nil {
            judge.remark(Column.name, Phrase(zh: "不得为空", en: "It must not be empty"))
        }
        let code = judge.read(Column.creditCode, headings.text(.creditCode, of: row)) {
            text throws(Refusal) in try UnifiedSocialCreditCode(text)
        }
        let number = judge.line(Column.number, headings.text(.number, of: row), max: 64)
        if headings.text(.creditCode, of: row) == nil, headings.text(.number, of: row) == nil {
            judge.remark(
                Column.creditCode, Phrase(zh: "信用代码和编号至少填一项", en: "A credit code or a number is needed"))
        }
        guard let name else { return nil }
        guard !SearchWords.folded(name).isEmpty else {
            judge.remark(Column.name, Phrase(zh: "名称中没有文字", en: "There are no letters in the name"))
            return nil
        }
        var facts = OperatorFacts(name: name, creditCode: code, ownNumber: number)
        facts.industry = judge.read(Column.industry, headings.text(.industry, of: row)) {
            text throws(Refusal) in try IndustryCode(text)
        }
        if let word = headings.text(.status, of: row) {
            if let status = LicenceStatus(word: word) {
                facts.status = status
            } else {
                judge.remark(Column.status, Phrase(zh: "不认识的登记状态", en: "No such status"))
            }
        }
        facts.region = region(.region, row, &judge)
        facts.address = judge.line(Column.address, headings.text(.address, of: row), max: 300)
        return facts
    }

    private func premises(_ row: Row, _ merchant: OperatorFacts?, _ judge: inout RowJudge) -> PremisesFacts? {
        let shopName = judge.line(Column.shopName, headings.text(.shopName, of: row), max: 200)
        guard let name = shopName ?? merchant?.name else { return nil }
        guard !SearchWords.folded(name).isEmpty else {
            judge.remark(Column.shopName, Phrase(zh: "名称中没有文字", en: "There are no letters in the name"))
            return nil
        }
        var facts = PremisesFacts(name: name)
        facts.ownNumber = judge.line(Column.shopNumber, headings.text(.shopNumber, of: row), max: 64)
        facts.address =
            judge.line(Column.shopAddress, headings.text(.shopAddress, of: row), max: 300) ?? merchant?.address
        facts.region = region(.shopRegion, row, &judge) ?? merchant?.region
        facts.platform = judge.line(Column.platform, headings.text(.platform, of: row), max: 64)
        if let address = judge.line(Column.shopURL, headings.text(.shopURL, of: row), max: 500) {
            facts.shopURL = WebAddress.checked(address)
            if facts.shopURL == nil {
                judge.remark(
                    Column.shopURL, Phrase(zh: "网址应以http://或https://开头", en: "It must begin with http:// or https://"))
            }
        }
        facts.authority = judge.line(Column.authority, headings.text(.authority, of: row), max: 32)
        facts.unit = judge.line(Column.unit, headings.text(.unit, of: row), max: 32)
        if facts.unit != nil, facts.authority == nil {
            judge.remark(Column.authority, Phrase(zh: "填了承办所就须填监管单位", en: "A unit needs its authority"))
        }
        facts.isOpen = merchant?.status != .cancelled
        return facts
    }

    private func region(_ column: Column, _ row: Row, _ judge: inout RowJudge) -> RegionCode? {
        judge.read(column, headings.text(column, of: row)) { text throws(Refusal) in try RegionCode(text) }
    }

    /// Promises stand in one cell, with a semicolon, a bar or a line between them.
    private func commitments(_ row: Row, _ judge: inout RowJudge) -> [CommitmentDraft]? {
        guard headings.has(.commitments) else { return nil }
        let parts = (headings.text(.commitments, of: row) ?? "").split { ";；|\n\r".contains($0) }
            .map { part in String(part.drop { $0.isWhitespace }) }.filter { !$0.isEmpty }
        guard parts.count <= MerchantDesk.commitmentLimit, parts.allSatisfy({ $0.unicodeScalars.count <= 200 }) else {
            judge.remark(Column.commitments, Phrase(zh: "承诺最多20条，每条200字以内", en: "At most 20, of 200 characters each"))
            return nil
        }
        return parts.map { CommitmentDraft(zh: $0) }
    }
}

/// All that is wrong with a row.
public struct RowRefused: Error, Hashable, Sendable {
    public let remarks: [Diagnostic]
}

/// Addresses of web pages that may be linked to.
public enum WebAddress {
    /// The address where it is an ordinary one; nothing where it could run code or hides where it leads.
    public static func checked(_ text: String) -> String? {
        let lower = text.lowercased()
        guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else { return nil }
        let rest = text.dropFirst(scheme.count)
        let host = rest.prefix { !"/?#".contains($0) }
        guard host.count >= 3, host.contains("."), !host.contains("@"),
            !text.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F })
        else { return nil }
        return text
    }
}
