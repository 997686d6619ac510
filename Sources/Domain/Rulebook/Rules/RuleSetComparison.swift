public import Kernel

/// What is different between two rule sets, item by item.
///
/// An item is the same one where its code is the same in the same section.
public struct RuleSetComparison: Hashable, Sendable {
    public struct Change: Hashable, Sendable {
        public let code: String
        /// Nil where the item is new.
        public let before: RuleSetDocument.Item?
        /// Nil where the item is gone.
        public let after: RuleSetDocument.Item?
        /// Whether only articles, confidence or notes differ.
        public let isOnlyPlace: Bool
    }

    public struct Section: Hashable, Sendable {
        public let code: String
        public let title: Phrase
        public let changes: [Change]
        /// How many items are the same in both.
        public let sameCount: Int
    }

    public let before: RuleSet.ID
    public let after: RuleSet.ID
    /// Sections in which anything differs.
    public let sections: [Section]

    /// Compares two rule sets; linear in their items.
    public init(_ before: RuleSet, _ after: RuleSet) {
        self.before = before.id
        self.after = after.id
        let (old, new) = (before.document.sections, after.document.sections)
        let codes = new.map(\.code) + old.map(\.code).filter { code in !new.contains { $0.code == code } }
        sections = codes.compactMap { code in
            let (one, other) = (old.first { $0.code == code }, new.first { $0.code == code })
            return Self.section(one, other)
        }
    }

    private static func section(_ old: RuleSetDocument.Section?, _ new: RuleSetDocument.Section?) -> Section? {
        guard let shown = new ?? old else { return nil }
        let known = Dictionary(old?.items.map { ($0.code, $0) } ?? []) { first, _ in first }
        let kept = Set(new?.items.map(\.code) ?? [])
        var changes: [Change] = []
        var same = 0
        for item in new?.items ?? [] {
            if let before = known[item.code] {
                if before == item {
                    same += 1
                } else {
                    let isOnlyPlace = before.title == item.title && before.facts == item.facts
                    changes.append(Change(code: item.code, before: before, after: item, isOnlyPlace: isOnlyPlace))
                }
            } else {
                changes.append(Change(code: item.code, before: nil, after: item, isOnlyPlace: false))
            }
        }
        for item in old?.items ?? [] where !kept.contains(item.code) {
            changes.append(Change(code: item.code, before: item, after: nil, isOnlyPlace: false))
        }
        guard !changes.isEmpty else { return nil }
        return Section(code: shown.code, title: shown.title, changes: changes, sameCount: same)
    }
}
