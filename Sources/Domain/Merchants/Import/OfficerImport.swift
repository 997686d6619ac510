public import Access
public import Commons
public import Kernel
public import Tables

/// One row of a list of officers: an account to be made or brought up to date.
public struct ImportedOfficer: Hashable, Sendable {
    public let line: Int
    /// The name to sign in with.
    public let account: String
    /// The person's name, as pages show it.
    public let name: String
    public let roles: Set<Role>
    public let office: Office
    public let phone: PhoneNumber?
}

/// Reads rows of a list of officers.
public struct OfficerImport: Sendable {
    enum Column: ListColumn {
        case account, name, roles, authority, unit, phone

        var headings: [String] {
            switch self {
            case .account: ["账号", "登录名", "account"]
            case .name: ["姓名", "name"]
            case .roles: ["角色", "岗位", "roles"]
            case .authority: ["单位", "单位代码", "authority"]
            case .unit: ["内设机构", "承办所", "unit"]
            case .phone: ["手机", "电话", "phone"]
            }
        }
    }

    private let headings: Headings<Column>
    private let directory: Directory

    public init(_ header: Header, directory: Directory) throws(Refusal) {
        headings = Headings(header)
        self.directory = directory
        guard headings.has(.account), headings.has(.name) else { throw .merchantImporterNeeded }
    }

    /// What the row says, or all that is wrong with it.
    public func officer(_ row: Row) -> Result<ImportedOfficer, RowRefused> {
        var judge = RowJudge(line: row.line)
        let account = judge.line(Column.account, headings.text(.account, of: row), max: 64)
        if let account, account.contains(where: \.isWhitespace) || account.count < 2 {
            judge.remark(Column.account, Phrase(zh: "账号至少2个字符，不含空格", en: "At least 2 characters, without spaces"))
        }
        if headings.text(.account, of: row) == nil { judge.remark(Column.account, Self.empty) }
        let name = judge.line(Column.name, headings.text(.name, of: row), max: 60)
        if headings.text(.name, of: row) == nil { judge.remark(Column.name, Self.empty) }
        let roles = roles(row, &judge)
        let office = office(row, &judge)
        let phone = judge.read(Column.phone, headings.text(.phone, of: row)) {
            text throws(Refusal) in try PhoneNumber(text)
        }
        guard let account, let name, let office, judge.remarks.isEmpty else {
            return .failure(RowRefused(remarks: judge.remarks))
        }
        return .success(
            ImportedOfficer(
                line: row.line, account: account, name: name, roles: roles, office: office, phone: phone))
    }

    private func roles(_ row: Row, _ judge: inout RowJudge) -> Set<Role> {
        let words = (headings.text(.roles, of: row) ?? "").split { " ;；,，、".contains($0) }.map(String.init)
        if words.isEmpty { judge.remark(Column.roles, Self.empty) }
        var roles: Set<Role> = []
        for word in words {
            guard let role = Role(rawValue: word) ?? Role.allCases.first(where: { $0.phrase.zh == word }) else {
                judge.remark(Column.roles, Phrase(zh: "没有“\(word)”这个角色", en: "There is no role “\(word)”"))
                continue
            }
            roles.insert(role)
        }
        if roles.contains(where: { $0.side == .publicSide || $0.side == .counter }) {
            judge.remark(Column.roles, Phrase(zh: "消费者和经营者不由此导入", en: "Consumers and merchants do not come in here"))
        }
        if Set(roles.map(\.side)).count > 1 {
            judge.remark(Column.roles, Phrase(zh: "一个账号的角色须属同一方", en: "The roles of an account must be of one side"))
        }
        return roles
    }

    private func office(_ row: Row, _ judge: inout RowJudge) -> Office? {
        let code = judge.read(Column.authority, headings.text(.authority, of: row)) {
            text throws(Refusal) in try AuthorityCode(text)
        }
        guard let code else {
            if headings.text(.authority, of: row) == nil { judge.remark(Column.authority, Self.empty) }
            return nil
        }
        guard let authority = directory.authority(code) else {
            judge.remark(Column.authority, Phrase(zh: "名录中没有单位\(code)", en: "The directory does not know \(code)"))
            return nil
        }
        let unit = judge.read(Column.unit, headings.text(.unit, of: row)) {
            text throws(Refusal) in try AuthorityCode(text)
        }
        if let unit, directory.authority(unit)?.parent != code {
            judge.remark(Column.unit, Phrase(zh: "\(unit)不是该单位的内设机构", en: "\(unit) is no unit of it"))
        }
        return Office(
            authority: code.text, unit: (unit ?? code).text, regionPrefix: Self.prefix(of: authority.region))
    }

    /// The digits that all places within the region begin with.
    static func prefix(of region: RegionCode) -> String {
        switch region.level {
        case .province: String(region.text.prefix(2))
        case .city: String(region.text.prefix(4))
        case .county, .township, .village: String(region.county.text)
        }
    }

    private static let empty = Phrase(zh: "不得为空", en: "It must not be empty")
}
