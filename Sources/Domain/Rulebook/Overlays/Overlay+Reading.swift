import Calendars
import Kernel

extension Overlay {
    /// Reads an authority's document and holds it against the law.
    ///
    /// `{"authority": "QTX", "title": {"zh", "en"}, "ruleSet": "order121", "validFrom": "2026-05-01", "limits": [{"period":
    /// "complaintDecision", "value": 5, "unit": "working"}…], "duties": [{"of": "complaint", "transition": "accept", "owner":
    /// {…}, "approvals": [{…}…]}…]}`.
    ///
    /// - Throws: `RulebookError` naming the place; refused are a limit longer than the law's or in another unit, a ground,
    ///   a period or a step that the rule set does not know, days before the rule set, and any other member.
    public init(parsing bytes: [UInt8], document: String, in rulebook: Rulebook) throws(RulebookError) {
        let parts = try shaped(bytes, document, OverlayParts.init)
        do {
            self = try parts.overlay(in: rulebook)
        } catch {
            throw .overlay(document: document, error)
        }
    }
}

/// What the document says, before it is held against the law.
private struct OverlayParts {
    private struct LimitParts {
        let path: String
        let period: String
        let value: Int
        let unit: String
    }

    private struct DutyParts {
        let path: String
        let matter: String
        let transition: String
        let owner: Phrase?
        let approvals: [Phrase]
    }

    private let authority: String
    private let title: Phrase
    private let paper: String?
    private let ruleSet: String
    private let validFrom: Day
    private let validThrough: Day?
    private var limits: [LimitParts] = []
    private var duties: [DutyParts] = []
    private let foreign: [String]

    init(_ root: LocatedJSON) throws(JSONShapeError) {
        authority = try root.member("authority").string()
        title = try root.member("title").phrase()
        paper = try root.optional("paper")?.string()
        ruleSet = try root.member("ruleSet").string()
        validFrom = try root.member("validFrom").day()
        validThrough = try root.optional("validThrough")?.day()
        foreign = (root.value.object ?? [:]).keys.filter { !Self.members.contains($0) }.sorted()
        for item in try root.items(of: "limits") {
            limits.append(
                LimitParts(
                    path: item.path, period: try item.member("period").string(),
                    value: try item.member("value").integer(in: 1...LegalPeriod.longest),
                    unit: try item.member("unit").string()))
        }
        for item in try root.items(of: "duties") {
            var approvals: [Phrase] = []
            for level in try item.items(of: "approvals") { approvals.append(try level.phrase()) }
            duties.append(
                DutyParts(
                    path: item.path, matter: try item.member("of").string(),
                    transition: try item.member("transition").string(), owner: try item.optional("owner")?.phrase(),
                    approvals: approvals))
        }
    }

    private static let members: Set<String> = [
        "authority", "title", "paper", "ruleSet", "validFrom", "validThrough", "limits", "duties",
    ]
    private static let grounds: Set<String> = [
        "grounds", "declineGrounds", "terminationGrounds", "notFilingGrounds", "consumerFactors",
    ]

    func overlay(in rulebook: Rulebook) throws(Refusal) -> Overlay {
        let rules: RuleSet
        do {
            rules = try rulebook.ruleSet(RuleSet.ID(ruleSet))
        } catch {
            throw error.about("ruleSet")
        }
        if let name = foreign.first {
            throw Self.grounds.contains(name) ? .overlayGround(name, in: rules) : .overlayMember(name)
        }
        guard validFrom >= rules.validFrom, rules.validThrough.map({ validFrom <= $0 }) ?? true else {
            throw .overlayDay("validFrom", in: rules)
        }
        if let validThrough, validThrough < validFrom { throw .overlayDay("validThrough", in: rules) }
        var checkedLimits: [Overlay.Limit] = []
        for limit in limits { checkedLimits.append(try checked(limit, in: rules, after: checkedLimits)) }
        var checkedDuties: [Overlay.Duty] = []
        for duty in duties { checkedDuties.append(try checked(duty, in: rules, after: checkedDuties)) }
        return Overlay(
            authority: authority, title: title, paper: paper, ruleSet: rules.id, validFrom: validFrom,
            validThrough: validThrough, limits: checkedLimits, duties: checkedDuties)
    }

    private func checked(
        _ limit: LimitParts, in rules: RuleSet, after others: [Overlay.Limit]
    ) throws(Refusal) -> Overlay.Limit {
        let id = PeriodIdentifier(limit.period)
        let period: Period
        do {
            period = try rules.period(id)
        } catch {
            throw error.about("\(limit.path).period")
        }
        guard !others.contains(where: { $0.period == id }) else { throw .overlayTwice("\(limit.path).period") }
        guard let unit = LegalPeriod.Unit(rawValue: limit.unit), unit == period.length.unit,
            let length = LegalPeriod(limit.value, unit, period.length.direction)
        else { throw .overlayUnit(period, at: "\(limit.path).unit") }
        // What must be done ahead of a day is stricter the longer it is.
        let isLonger =
            period.length.direction == .after
            ? limit.value > period.length.value : limit.value < period.length.value
        if isLonger { throw .overlayLongerThanLaw(period, at: "\(limit.path).value") }
        return Overlay.Limit(period: id, length: length)
    }

    private func checked(
        _ duty: DutyParts, in rules: RuleSet, after others: [Overlay.Duty]
    ) throws(Refusal) -> Overlay.Duty {
        guard let matter = JurisdictionRule.Matter(rawValue: duty.matter) else {
            throw .overlayStep(duty.matter, at: "\(duty.path).of", in: rules)
        }
        let course = matter == .complaint ? rules.complaints : rules.reports
        guard course.transition(duty.transition) != nil else {
            throw .overlayStep(duty.transition, at: "\(duty.path).transition", in: rules)
        }
        guard !others.contains(where: { $0.transition == duty.transition && $0.matter == matter }) else {
            throw .overlayTwice("\(duty.path).transition")
        }
        return Overlay.Duty(
            matter: matter, transition: duty.transition, owner: duty.owner, approvals: duty.approvals)
    }
}

extension Refusal {
    fileprivate static func overlayGround(_ name: String, in rules: RuleSet) -> Refusal {
        let article = rules.declineGrounds.first?.basis.first
            .map {
                Citation(law: $0.law, article: $0.article, paragraph: nil, item: nil).phrase
            }
        let source = article ?? rules.title
        return Refusal(
            "rulebook.overlayGroundAdded", .invalid,
            Phrase(zh: "工作制度不得增设理由（\(source.zh)）", en: "working rules may add no ground (\(source.en))"), field: name)
    }

    fileprivate static func overlayMember(_ name: String) -> Refusal {
        Refusal(
            "rulebook.overlayMemberUnknown", .invalid,
            Phrase(zh: "不是工作制度可以规定的事项", en: "is nothing that working rules may lay down"), field: name)
    }

    fileprivate static func overlayDay(_ field: String, in rules: RuleSet) -> Refusal {
        Refusal(
            "rulebook.overlayDayWrong", .invalid,
            Phrase(zh: "不在\(rules.title.zh)的施行期间内", en: "is not within the days of \(rules.title.en)"), field: field)
    }

    fileprivate static func overlayTwice(_ field: String) -> Refusal {
        Refusal("rulebook.overlayRepeated", .invalid, Phrase(zh: "重复", en: "stands twice"), field: field)
    }

    fileprivate static func overlayUnit(_ period: Period, at field: String) -> Refusal {
        Refusal(
            "rulebook.overlayUnitDiffers", .invalid,
            Phrase(
                zh: "与“\(period.title.zh)”的单位不同（\(period.length.unit.rawValue)）",
                en: "is not the unit of “\(period.title.en)” (\(period.length.unit.rawValue))"), field: field)
    }

    fileprivate static func overlayLongerThanLaw(_ period: Period, at field: String) -> Refusal {
        let article = period.basis.first?.phrase
        return Refusal(
            "rulebook.overlayLongerThanLaw", .invalid,
            Phrase(
                zh: "不得超过法定期限\(period.length.phrase.zh)（\(article?.zh ?? "")）",
                en: "may not be longer than the law's \(period.length.phrase.en) (\(article?.en ?? ""))"), field: field)
    }

    fileprivate static func overlayStep(_ name: String, at field: String, in rules: RuleSet) -> Refusal {
        Refusal(
            "rulebook.overlayStepUnknown", .invalid,
            Phrase(zh: "\(rules.title.zh)没有环节“\(name)”", en: "\(rules.title.en) knows no step “\(name)”"), field: field)
    }
}
