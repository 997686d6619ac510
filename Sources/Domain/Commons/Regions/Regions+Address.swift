extension Regions {
    /// Finds province, city, county and township in an address as people write it.
    ///
    /// At each place the longest name wins; a short name right before 路, 街 or the like is a street's and does not count.
    /// Of the places named, the one wins whose whole chain is named best; equals are left to the caller, unless one of
    /// them lies where the reader stands.
    ///
    /// - Parameters:
    ///   - address: as people write it.
    ///   - home: where the reader stands, which settles names that several places share.
    /// - Returns: what was found, which may be nothing.
    public func find(in address: String, near home: RegionCode? = nil) -> AddressFinding {
        find(in: Folding.compact(address), near: home)
    }

    /// The same of an address whose characters were made comparable already.
    func find(in text: [Unicode.Scalar], near home: RegionCode?) -> AddressFinding {
        let mentions = mentions(in: text)
        let (best, support) = best(of: mentions, near: home)
        let region = best.count == 1 ? best.first : nil
        let ground = townshipGround(region: region, hasOthers: best.count > 1, home: home)
        let found = ground.map { townshipsNamed(in: text, below: $0, outside: mentions) } ?? []
        let township = found.count == 1 ? found.first : nil
        let county = township.flatMap { self.region($0.region.code.county) }
        return AddressFinding(
            region: region.map { $0.level >= .county ? $0 : county ?? $0 } ?? (best.isEmpty ? county : nil),
            township: township?.region, townshipMention: township?.mention, mentions: mentions,
            alternatives: best.count > 1 ? best : found.count > 1 ? found.map(\.region) : [],
            confidence: Self.confidence(region: region, township: township?.mention, support: support))
    }

    private func mentions(in text: [Unicode.Scalar]) -> [AddressFinding.Mention] {
        var mentions: [AddressFinding.Mention] = []
        var start = 0
        while start < text.count {
            guard let mention = mention(in: text, at: start) else {
                start += 1
                continue
            }
            mentions.append(mention)
            start = mention.place.upperBound
        }
        return mentions
    }

    private func mention(in text: [Unicode.Scalar], at start: Int) -> AddressFinding.Mention? {
        for (meaning, length) in names.found(in: text, from: start) where length >= 2 {
            let end = start + length
            let isStreet = Self.isStreet(text, from: end)
            let isFull = !meaning.full.isEmpty && (!isStreet || length > 2)
            guard isFull || !meaning.short.isEmpty && !isStreet && !Self.isTownship(text, from: end) else { continue }
            return .init(
                words: Folding.text(text[start..<end]), regions: isFull ? meaning.full : meaning.short,
                isFull: isFull, place: start..<end)
        }
        return nil
    }

    /// The places named best, and how many thousandths speak for them.
    private func best(of mentions: [AddressFinding.Mention], near home: RegionCode?) -> ([Region], Int) {
        var best: [Region] = []
        var bestScore = 0
        for code in Set(mentions.flatMap(\.regions)).sorted() {
            let codes = lineage(code)
            guard !codes.isEmpty else { continue }
            var score = 0
            var supporting = 0
            for mention in mentions where mention.regions.contains(where: codes.contains) {
                score += mention.isFull ? 1000 : 400
                supporting += 1
            }
            if supporting < 2, let region = region(code), PlaceNames.generic.contains(region.name) { continue }
            if let home, lies(code, within: home) || lies(home, within: code) { score += 1 }
            if score > bestScore { (best, bestScore) = ([], score) }
            if score == bestScore, let region = region(code) { best.append(region) }
        }
        return (best, bestScore)
    }

    /// In which place a township's name may be looked for.
    private func townshipGround(region: Region?, hasOthers: Bool, home: RegionCode?) -> RegionCode? {
        guard let region else { return hasOthers ? nil : home }
        // Someone in 青铜峡 who writes only 宁夏 means home; someone who names another place does not.
        if let home, region.level < .county, lies(home, within: region.code) { return home }
        return region.code
    }

    private struct TownshipFinding {
        let region: Region
        let mention: AddressFinding.Mention
    }

    private func townshipsNamed(
        in text: [Unicode.Scalar], below ground: RegionCode, outside mentions: [AddressFinding.Mention]
    ) -> [TownshipFinding] {
        let covers = covered(by: ground)
        let spans =
            covers.isEmpty ? [ground.county.level >= .county ? ground.county.span : ground.span] : covers.map(\.span)
        var best: [TownshipFinding] = []
        var bestRank = (0, 0)
        for index in spans.flatMap({ townships.indices(in: $0) }) where text.contains(townships.initial(at: index)) {
            let name = townships.scalars(at: index)
            for isFull in [true, false] {
                let wanted = isFull ? name[...] : PlaceNames.short(of: name) ?? name[...]
                guard let start = Self.first(wanted, in: text, isFull: isFull, outside: mentions) else { continue }
                let rank = (wanted.count * 2 + (isFull ? 1 : 0), -start)
                if rank > bestRank { (best, bestRank) = ([], rank) }
                let mention = AddressFinding.Mention(
                    words: Folding.text(wanted), regions: [RegionCode(stored: townships.numbers[index])],
                    isFull: isFull,
                    place: start..<start + wanted.count)
                if rank == bestRank { best.append(TownshipFinding(region: township(at: index), mention: mention)) }
                break
            }
        }
        return best
    }

    private static func first(
        _ wanted: ArraySlice<Unicode.Scalar>, in text: [Unicode.Scalar], isFull: Bool,
        outside mentions: [AddressFinding.Mention]
    ) -> Int? {
        guard let initial = wanted.first, wanted.count >= 2, text.count >= wanted.count else { return nil }
        for start in 0...text.count - wanted.count where text[start] == initial {
            let end = start + wanted.count
            guard zip(text[start..<end], wanted).allSatisfy(==) else { continue }
            let isTaken = mentions.contains { $0.place.overlaps(start..<end) }
            if isFull || !isTaken && !isStreet(text, from: end) { return start }
        }
        return nil
    }

    private static func confidence(region: Region?, township: AddressFinding.Mention?, support: Int) -> Int {
        let byRegion: Int =
            switch region == nil ? 0 : support {
            case 0: 0
            case ..<800: 500
            case ..<1400: 900
            default: 1000
            }
        guard let township else { return byRegion }
        return max(byRegion, township.isFull ? 900 : 700)
    }

    /// Whether what follows makes the words before it a street's or a building's name.
    private static func isStreet(_ text: [Unicode.Scalar], from start: Int) -> Bool {
        var place = start
        while place + 1 < text.count, isDirection(text[place]) { place += 1 }
        guard place < text.count else { return false }
        let second = place + 1 < text.count ? text[place + 1] : nil
        return switch (text[place], second) {
        case ("街", "道"): false
        case ("街", _), ("路", _), ("巷", _), ("弄", _), ("桥", _): true
        case ("大", "道"), ("大", "街"), ("胡", "同"), ("小", "区"), ("花", "园"), ("广", "场"), ("大", "厦"), ("公", "园"),
            ("高", "速"), ("公", "路"):
            true
        default: false
        }
    }

    private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "东", "西", "南", "北", "中", "一", "二", "三", "四", "五": true
        default: false
        }
    }

    private static func isTownship(_ text: [Unicode.Scalar], from start: Int) -> Bool {
        guard start < text.count else { return false }
        return switch text[start] {
        case "镇", "乡", "街", "村": true
        default: false
        }
    }
}

extension Regions {
    /// 脱敏: the county of an address, and stars for the rest: `宁夏回族自治区吴忠市青铜峡市***`.
    ///
    /// Other than by the pattern of its words, the county is found where 省 and 市 were left out, and never a street that
    /// looks like one; only stars where no place is recognised.
    public func masked(address: String) -> String {
        guard let region = find(in: address).region else { return "***" }
        return (fullName(of: region.code) ?? "") + "***"
    }
}
