public import Commons
public import Kernel
public import Tables

/// Reads rows of a list of authorities and units.
///
/// The columns are those of the product's own directory, or their Chinese names; several places served stand in one
/// cell with spaces between them.
public struct AuthorityImport: Sendable {
    enum Column: ListColumn {
        case code, kind, zh, en, region, parent, phone, address, serves

        var headings: [String] {
            switch self {
            case .code: ["单位代码", "code"]
            case .kind: ["单位类型", "类型", "kind"]
            case .zh: ["单位名称", "名称", "zh", "name"]
            case .en: ["英文名称", "en"]
            case .region: ["区划代码", "行政区划", "region"]
            case .parent: ["上级单位", "上级单位代码", "parent"]
            case .phone: ["电话", "联系电话", "phone"]
            case .address: ["地址", "address"]
            case .serves: ["服务区域", "管辖区划", "serves"]
            }
        }
    }

    private let headings: Headings<Column>

    public init(_ header: Header) throws(Refusal) {
        headings = Headings(header)
        guard headings.has(.code), headings.has(.zh) else { throw .merchantImporterNeeded }
    }

    /// What the row says, or all that is wrong with it; whether it fits among the others is ``Directory``'s to say.
    public func authority(_ row: Row) -> Result<Authority, RowRefused> {
        var judge = RowJudge(line: row.line)
        let code = authorityCode(.code, row, &judge)
        if headings.text(.code, of: row) == nil { judge.remark(Column.code, Self.empty) }
        let kind = kind(row, &judge)
        let zh = judge.line(Column.zh, headings.text(.zh, of: row), max: 100)
        if headings.text(.zh, of: row) == nil { judge.remark(Column.zh, Self.empty) }
        let en = judge.line(Column.en, headings.text(.en, of: row), max: 200) ?? zh
        let region = judge.read(Column.region, headings.text(.region, of: row)) {
            text throws(Refusal) in try RegionCode(text)
        }
        if headings.text(.region, of: row) == nil { judge.remark(Column.region, Self.empty) }
        let parent = authorityCode(.parent, row, &judge)
        let phone = judge.read(Column.phone, headings.text(.phone, of: row)) {
            text throws(Refusal) in try PhoneNumber(text)
        }
        let address = judge.line(Column.address, headings.text(.address, of: row), max: 300) ?? ""
        let serves = (headings.text(.serves, of: row) ?? "").split { " ;；,，、".contains($0) }
            .compactMap { part in
                judge.read(Column.serves, String(part)) { text throws(Refusal) in try RegionCode(text) }
            }
        guard let code, let kind, let zh, let en, let region, judge.remarks.isEmpty else {
            return .failure(RowRefused(remarks: judge.remarks))
        }
        return .success(
            Authority(
                code: code, kind: kind, name: Phrase(zh: zh, en: en), region: region, under: parent, serves: serves
            )
            .reached(at: phone, address: address))
    }

    private func authorityCode(_ column: Column, _ row: Row, _ judge: inout RowJudge) -> AuthorityCode? {
        judge.read(column, headings.text(column, of: row)) { text throws(Refusal) in try AuthorityCode(text) }
    }

    private func kind(_ row: Row, _ judge: inout RowJudge) -> AuthorityKind? {
        guard let word = headings.text(.kind, of: row) else {
            judge.remark(Column.kind, Self.empty)
            return nil
        }
        let kind = AuthorityKind(rawValue: word) ?? AuthorityKind.allCases.first { $0.phrase.zh == word }
        if kind == nil { judge.remark(Column.kind, Phrase(zh: "未知的单位类型", en: "No such kind of authority")) }
        return kind
    }

    private static let empty = Phrase(zh: "不得为空", en: "It must not be empty")

    /// Which of the rows fit among those already there: superiors known, places known, nobody's place served twice.
    ///
    /// A row that is refused may be another's superior, so this goes on until nothing more falls away.
    static func fitting(
        _ rows: [(line: Int, authority: Authority)], among known: [Authority], regions: Regions
    ) -> (taken: [(line: Int, authority: Authority)], refused: [(line: Int, remark: Diagnostic)]) {
        var taken = rows
        var refused: [(line: Int, remark: Diagnostic)] = []
        while true {
            let new = Dictionary(taken.map { ($0.authority.code, $0.authority) }) { first, _ in first }
            let rest = known.filter { new[$0.code] == nil }
            var codes: [AuthorityCode: Int] = [:]
            for row in taken.reversed() { codes[row.authority.code] = row.line }
            var seats: [RegionCode: AuthorityCode] = [:]
            for authority in rest { for place in authority.seats { seats[place] = authority.code } }
            var kept: [(line: Int, authority: Authority)] = []
            for row in taken {
                let isFirst = codes[row.authority.code] == row.line
                let isUnder = row.authority.parent.map { parent in
                    codes[parent] != nil || rest.contains { $0.code == parent }
                }
                if let remark = misfit(row, isFirst: isFirst, isUnder: isUnder ?? true, seats: seats, regions) {
                    refused.append((row.line, remark))
                } else {
                    for place in row.authority.seats { seats[place] = row.authority.code }
                    kept.append(row)
                }
            }
            if kept.count == taken.count { return (kept, refused) }
            taken = kept
        }
    }

    private static func misfit(
        _ row: (line: Int, authority: Authority), isFirst: Bool, isUnder: Bool, seats: [RegionCode: AuthorityCode],
        _ regions: Regions
    ) -> Diagnostic? {
        func remark(_ column: Column, _ phrase: Phrase) -> Diagnostic {
            Diagnostic(.error, line: row.line, column: column.headings.first, phrase)
        }
        if !isFirst { return remark(.code, Phrase(zh: "单位代码重复", en: "The code is there twice")) }
        if !isUnder { return remark(.parent, Phrase(zh: "上级单位不存在", en: "The superior is not known")) }
        for place in row.authority.seats {
            if regions.region(place) == nil {
                return remark(.serves, Phrase(zh: "区域\(place)不存在", en: "\(place) is no place"))
            }
            if let other = seats[place] {
                return remark(
                    .serves, Phrase(zh: "区域\(place)已由\(other)负责", en: "\(place) is served by \(other)"))
            }
        }
        return nil
    }
}

extension Authority {
    /// The places for which it is the one asked, as the directory counts them.
    var seats: [RegionCode] {
        switch kind {
        case .branchOffice: serves
        case .province, .city, .county, .zone: serves.isEmpty ? [region] : serves
        case .national, .hotlineCentre, .enforcementTeam, .association: []
        }
    }
}
