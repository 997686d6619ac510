import Kernel

/// 通讯录: the authorities, and which places each of them serves.
public struct Directory: Sendable {
    public let regions: Regions
    /// By code.
    public let authorities: [Authority]
    /// Longest words first.
    public let rules: [DispatchRule]
    /// The words of the rules as compared, and for each of them the rules that have it.
    let words: WordTree
    let rulesOfWords: [[Int]]
    private let byCode: [AuthorityCode: Int]
    private let bySeat: [RegionCode: Int]

    /// Brings authorities and rules together.
    ///
    /// - Throws: a fault where an authority is there twice, stands under an unknown one, serves an unknown place, where
    ///   two serve the same place, or where a rule names an unknown one.
    public init(regions: Regions, authorities: [Authority], rules: [DispatchRule] = []) throws(CatalogueFault) {
        let sorted = authorities.sorted { $0.code < $1.code }
        var byCode: [AuthorityCode: Int] = [:]
        for (index, authority) in sorted.enumerated() where byCode.updateValue(index, forKey: authority.code) != nil {
            throw Self.fault(authority.code, Phrase(zh: "单位代码重复", en: "is there twice"))
        }
        var bySeat: [RegionCode: Int] = [:]
        for (index, authority) in sorted.enumerated() {
            if let parent = authority.parent, byCode[parent] == nil {
                throw Self.fault(authority.code, Phrase(zh: "上级单位不存在", en: "stands under an unknown authority"))
            }
            for code in Self.served(by: authority, in: regions) {
                guard regions.region(code) != nil || authority.kind == .national else {
                    throw Self.fault(
                        authority.code, Phrase(zh: "服务区域\(code)不存在", en: "serves \(code), which is no place"))
                }
                guard bySeat.updateValue(index, forKey: code) == nil else {
                    throw Self.fault(
                        authority.code, Phrase(zh: "区域\(code)已有服务单位", en: "serves \(code), which another serves too"))
                }
            }
        }
        for rule in rules where byCode[rule.authority] == nil {
            throw Self.fault(rule.authority, Phrase(zh: "派发规则所指单位不存在", en: "is named by a rule but unknown"))
        }
        self.regions = regions
        self.authorities = sorted
        self.byCode = byCode
        self.bySeat = bySeat
        let ordered = rules.map { (rule: $0, scalars: Folding.compact($0.words)) }
            .sorted { ($1.scalars.count, $0.rule.words) < ($0.scalars.count, $1.rule.words) }
        self.rules = ordered.map(\.rule)
        var words = WordTree()
        var rulesOfWords: [[Int]] = []
        for (index, rule) in ordered.enumerated() where !rule.scalars.isEmpty {
            let number = words.number(rule.scalars, else: rulesOfWords.count)
            if number == rulesOfWords.count { rulesOfWords.append([]) }
            rulesOfWords[number].append(index)
        }
        self.words = words
        self.rulesOfWords = rulesOfWords
    }

    public func authority(_ code: AuthorityCode) -> Authority? { byCode[code].map { authorities[$0] } }

    /// The units right under one.
    public func units(of code: AuthorityCode) -> [Authority] { authorities.filter { $0.parent == code } }

    /// From the unit up to the highest body known.
    public func superiors(of code: AuthorityCode) -> [Authority] {
        var chain: [Authority] = []
        var next = authority(code)?.parent
        while let parent = next.flatMap(authority), !chain.contains(parent) {
            chain.append(parent)
            next = parent.parent
        }
        return chain
    }

    /// The authority of exactly this place.
    public func authority(of region: RegionCode) -> Authority? { bySeat[region].map { authorities[$0] } }

    /// The nearest authority that serves a place: its own, its zone's, its county's, city's or province's.
    public func serving(_ region: RegionCode) -> Authority? {
        if let own = authority(of: region) { return own }
        if let zone = regions.zone(running: region), let own = authority(of: zone.code) { return own }
        for place in regions.chain(region).reversed() {
            if let own = authority(of: place.code) { return own }
        }
        return nil
    }

    private static func served(by authority: Authority, in regions: Regions) -> [RegionCode] {
        switch authority.kind {
        case .branchOffice: authority.serves
        case .province, .city, .county, .zone: authority.serves.isEmpty ? [authority.region] : authority.serves
        case .national, .hotlineCentre, .enforcementTeam, .association: []
        }
    }

    private static func fault(_ code: AuthorityCode, _ phrase: Phrase) -> CatalogueFault {
        CatalogueFault("authorities", Phrase(zh: "\(code)：\(phrase.zh)", en: "\(code) \(phrase.en)"))
    }
}

extension Directory {
    /// Reads authorities from a file of `Resources/data/authorities`.
    public static func readingAuthorities(_ bytes: [UInt8], file: String) throws(CatalogueFault) -> [Authority] {
        let heading = ["code", "kind", "zh", "en", "region", "parent", "phone", "address", "serves", "mark"]
        var reader = try RecordReader(bytes, file: file, heading: heading)
        var authorities: [Authority] = []
        while try reader.next() { authorities.append(try authority(reader)) }
        return authorities
    }

    private static func authority(_ reader: RecordReader) throws(CatalogueFault) -> Authority {
        guard let kind = AuthorityKind(rawValue: reader.text(1)) else {
            throw reader.fault(1, Phrase(zh: "未知的单位类型", en: "No such kind of authority"))
        }
        let name = Phrase(zh: try reader.required(2), en: try reader.required(3))
        let serves = try reader.codes(8)
        do throws(Refusal) {
            return Authority(
                code: try AuthorityCode(reader.text(0)), kind: kind, name: name,
                region: try RegionCode(reader.text(4)),
                parent: reader.fields[5].isEmpty ? nil : try AuthorityCode(reader.text(5)),
                phone: reader.fields[6].isEmpty ? nil : try PhoneNumber(reader.text(6)), address: reader.text(7),
                serves: serves, isDemo: reader.text(9) == "demo")
        } catch {
            throw reader.fault(error.phrase)
        }
    }
}
