public import Cases
public import Kernel

/// Where a case was sent, and why.
public struct Routing: Hashable, Sendable {
    public let authority: String
    public let unit: String?
    /// Why this one: the rule, the article, or the words of the address that decided, as codes.
    public let reasons: [String]
    public let isOverride: Bool
    /// The region of the office chosen, for a case whose own address tells none.
    public let region: String?
    /// What spoke for it, as the directory told it on that day; place names and offices, no words of anybody.
    ///
    /// Kept since a later directory tells something else.
    public let explained: [Phrase]

    public init(
        authority: String, unit: String?, reasons: [String], isOverride: Bool, region: String? = nil,
        explained: [Phrase] = []
    ) {
        self.authority = authority
        self.unit = unit
        self.reasons = reasons
        self.isOverride = isOverride
        self.region = region
        self.explained = explained
    }

    /// What the directory found.
    public init(_ finding: PlaceFinder.Finding) {
        self.init(
            authority: finding.authority, unit: finding.unit, reasons: finding.reasons, isOverride: false,
            explained: finding.explained)
    }

    /// Reads what an event kept.
    public init(_ read: PayloadReader) throws(HistoryDamage) {
        self.init(
            authority: try read.text("authority"), unit: read.textIfAny("unit"), reasons: read.texts("reasons"),
            isOverride: try read.flag("isOverride"), region: read.textIfAny("region"),
            explained: (read.json["explained"]?.array ?? [])
                .compactMap { phrase in
                    guard let zh = phrase["zh"]?.string, let en = phrase["en"]?.string else { return nil }
                    return Phrase(zh: zh, en: en)
                })
    }

    /// As an event keeps it, with or without a member for a region that is not told.
    public func json(keepsEmptyRegion: Bool = false) -> JSON {
        var members: [String: JSON] = [
            "authority": .string(authority), "unit": JSON(unit), "reasons": .array(reasons.map(JSON.string)),
            "isOverride": .bool(isOverride),
        ]
        if keepsEmptyRegion || region != nil { members["region"] = JSON(region) }
        if !explained.isEmpty {
            members["explained"] = .array(explained.map { ["zh": .string($0.zh), "en": .string($0.en)] })
        }
        return .object(members)
    }
}
