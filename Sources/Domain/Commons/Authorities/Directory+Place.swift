import Kernel

extension Directory {
    /// Finds the unit that an address leads to.
    ///
    /// Three things speak: rules for words of the address, the township, and the county. What was decided by hand comes
    /// first; then the longer words win, since 小坝镇蒋南村 tells more than 小坝; where two agree, both make it surer. A rule
    /// holds only in its county, unless its own words name another. Where neither the address nor `home` tells the county,
    /// rules are only offered as alternatives.
    ///
    /// - Parameters:
    ///   - address: as people write it; an empty one leads nowhere, even with a home.
    ///   - home: the place of the authority that received it.
    /// - Returns: the unit proposed, what else speaks, and the reasons; without a unit where nothing tells.
    public func place(address: String, within home: RegionCode? = nil) -> Placement {
        let weighing = weighing(address, within: home)
        let finding = weighing.finding
        var seen = Set(weighing.best.map { [$0.authority.code] } ?? [])
        let alternatives = (weighing.options + weighing.unplaced + others(finding))
            .filter { seen.insert($0.authority.code).inserted }
        return Placement(
            finding: finding, best: weighing.best, alternatives: alternatives, reasons: reasons(weighing))
    }

    /// The unit that `place` proposes, without what else speaks and without telling why.
    public func unit(for address: String, within home: RegionCode? = nil) -> Placement.Option? {
        weighing(address, within: home).best
    }

    /// All that speaks for some unit.
    private struct Weighing {
        let finding: AddressFinding
        let isEmpty: Bool
        var options: [Placement.Option] = []
        var unplaced: [Placement.Option] = []
        var best: Placement.Option?
    }

    private func weighing(_ address: String, within home: RegionCode?) -> Weighing {
        let text = Folding.compact(address)
        let finding = regions.find(in: text, near: home)
        var weighing = Weighing(finding: finding, isEmpty: text.count < 2)
        guard !weighing.isEmpty else { return weighing }
        (weighing.options, weighing.unplaced) = ruled(text, finding: finding, home: home)
        if let option = byTownship(finding) { weighing.options.append(option) }
        if weighing.options.count > 1 { weighing.options.sort(by: Self.isSurer) }
        if let option = byRegion(finding, home: home) { weighing.options.append(option) }
        weighing.best = weighing.options.first.map { strengthened($0, by: weighing.options) }
        return weighing
    }

    private static func isSurer(_ one: Placement.Option, _ other: Placement.Option) -> Bool {
        let isDecided = (one.basis == .decidedRule, other.basis == .decidedRule)
        if isDecided.0 != isDecided.1 { return isDecided.0 }
        return (one.weight, one.confidence, other.authority.code) > (other.weight, other.confidence, one.authority.code)
    }

    /// The rules whose words stand in the address; those that are passed over because the county is unknown come apart.
    private func ruled(
        _ text: [Unicode.Scalar], finding: AddressFinding, home: RegionCode?
    ) -> (options: [Placement.Option], unplaced: [Placement.Option]) {
        var options: [Placement.Option] = []
        var unplaced: [Placement.Option] = []
        for (index, span) in standing(in: text) {
            let rule = rules[index]
            guard let authority = authority(rule.authority) else { continue }
            let option = Placement.Option(
                authority: authority, confidence: rule.confidence,
                basis: rule.origin == .decided ? .decidedRule : .words, ground: .rule(rule), weight: span.count)
            let named = finding.mentions.filter { $0.place.overlaps(span) }
            let names = finding.region.map { found in named.contains { $0.regions.contains(found.code) } } ?? false
            if names || holds(rule, finding: finding, home: home) {
                options.append(option)
            } else if finding.region == nil, home == nil {
                unplaced.append(option)
            }
        }
        return (options, unplaced)
    }

    private func holds(_ rule: DispatchRule, finding: AddressFinding, home: RegionCode?) -> Bool {
        guard let region = finding.region else { return home.map { regions.lies($0, within: rule.scope) } ?? false }
        if regions.lies(region.code, within: rule.scope) { return true }
        return home.map { regions.lies($0, within: rule.scope) && regions.lies($0, within: region.code) } ?? false
    }

    private func byTownship(_ finding: AddressFinding) -> Placement.Option? {
        guard let township = finding.township, let mention = finding.townshipMention,
            let authority = authority(of: township.code) ?? zoneAuthority(township.code)
        else { return nil }
        return Placement.Option(
            authority: authority, confidence: mention.isFull ? 950 : 750, basis: .township,
            ground: .township(words: mention.words, name: township.name),
            weight: mention.words.unicodeScalars.count)
    }

    private func zoneAuthority(_ code: RegionCode) -> Authority? {
        regions.zone(running: code).flatMap { authority(of: $0.code) }
    }

    /// The bureau of the county, or of what is known of the place; the receiver's own where the address names nothing.
    private func byRegion(_ finding: AddressFinding, home: RegionCode?) -> Placement.Option? {
        var place = finding.region
        var isHome = false
        if let home, place.map({ regions.lies(home, within: $0.code) }) ?? !finding.isAmbiguous {
            place = regions.region(home)
            isHome = true
        }
        guard let place, let authority = serving(place.code) else { return nil }
        let isOwn = authority.region == place.code
        return Placement.Option(
            authority: authority, confidence: isHome ? 500 : isOwn ? finding.confidence : finding.confidence / 2,
            basis: isHome
                ? .receiver : isOwn && place.level >= .county || place.standing == .zone ? .region : .upperRegion,
            ground: isHome ? .receiver : .region(name: place.name), weight: 0)
    }

    /// The authorities of the places that the address may mean equally well.
    private func others(_ finding: AddressFinding) -> [Placement.Option] {
        finding.alternatives.compactMap { place in
            serving(place.code)
                .map { authority in
                    Placement.Option(
                        authority: authority, confidence: 1000 / (finding.alternatives.count + 1), basis: .upperRegion,
                        ground: .otherRegion(name: place.name), weight: 0)
                }
        }
    }

    /// The option with what else speaks for the same unit added.
    private func strengthened(_ option: Placement.Option, by all: [Placement.Option]) -> Placement.Option {
        let isBacked = all.contains {
            $0.authority == option.authority && $0.basis != option.basis && $0.basis != .region && $0.basis != .receiver
        }
        guard isBacked else { return option }
        return Placement.Option(
            authority: option.authority, confidence: option.confidence + (1000 - option.confidence) / 2,
            basis: option.basis, ground: option.ground, weight: option.weight)
    }

    private func reasons(_ weighing: Weighing) -> [Phrase] {
        if weighing.isEmpty { return [Self.nothingSaid] }
        let finding = weighing.finding
        var reasons: [Phrase] = []
        if let region = finding.region {
            let words = finding.mentions.filter { mention in
                regions.chain(region.code).contains { mention.regions.contains($0.code) }
            }
            let quoted = words.map { "“\($0.words)”" }.joined()
            let name = regions.fullName(of: region.code) ?? region.name
            reasons.append(Phrase(zh: "地址中的\(quoted)指\(name)", en: "\(quoted) in the address means \(name)"))
        } else if finding.isAmbiguous {
            let places = finding.alternatives.map { regions.fullName(of: $0.code) ?? $0.name }.joined(separator: "、")
            reasons.append(Phrase(zh: "地址可指多处：\(places)", en: "The address may mean several places: \(places)"))
        }
        guard let best = weighing.best else { return reasons + [Self.nothingFound] }
        reasons.append(best.reason)
        for option in weighing.options
        where option.authority == best.authority && option.basis != best.basis && option.weight > 0 {
            reasons.append(option.reason)
        }
        return reasons
    }

    /// The rules whose words stand in a text, in the order of the rules, each where its words stand first.
    private func standing(in text: [Unicode.Scalar]) -> [(index: Int, span: Range<Int>)] {
        var standing: [(index: Int, span: Range<Int>)] = []
        var seen = Set<Int>()
        for start in text.indices {
            for (word, length) in words.found(in: text, from: start) where seen.insert(word).inserted {
                standing += rulesOfWords[word].map { ($0, start..<start + length) }
            }
        }
        return standing.sorted { $0.index < $1.index }
    }

    private static let nothingSaid = Phrase(zh: "没有可用的地址", en: "There is no address to go by")
    private static let nothingFound = Phrase(
        zh: "地址中没有可识别的地名或派发用语，请人工确定", en: "The address names no known place or words; please decide by hand")
}
