public import Kernel
public import Markup

/// What happened and what comes, oldest first.
///
/// Accessibility: an ordered list; what is still to come says so in words; private notes are named as such before
/// their text.
public struct Timeline: Sendable {
    public struct Entry: Sendable {
        public let when: Phrase
        public let what: Phrase
        public let who: Phrase?
        public var isComing = false
        /// Seen by the authority alone.
        public var isPrivate = false
        public var body: Node = .nothing

        public init(_ when: Phrase, _ what: Phrase, by who: Phrase? = nil) {
            self.when = when
            self.what = what
            self.who = who
        }

        public func with(_ change: (inout Entry) -> Void) -> Entry {
            var entry = self
            change(&entry)
            return entry
        }
    }

    public let entries: [Entry]

    public init(_ entries: [Entry]) {
        self.entries = entries
    }

    public func node(_ language: Language) -> Node {
        ol([.class("fx-timeline")], .each(entries) { item($0, language) })
    }

    private func item(_ entry: Entry, _ language: Language) -> Node {
        li(
            [
                .classes(
                    "fx-timeline__item", entry.isComing ? "fx-timeline__item--coming" : "",
                    entry.isPrivate ? "fx-timeline__item--private" : "")
            ],
            (entry.isComing ? Icon.ring : Icon.circle).node,
            p(
                [.class("fx-timeline__when")], .text(entry.when, language),
                .some(entry.who) { .text(" · " + $0(language)) },
                .when(entry.isComing, .text(Phrase(zh: " · 尚未发生", en: " · still to come"), language)),
                .when(entry.isPrivate, .text(Phrase(zh: " · 仅内部可见", en: " · internal note"), language))),
            p([.class("fx-timeline__what")], .text(entry.what, language)),
            .when(!entry.body.isEmpty, div([.class("fx-timeline__body")], entry.body)))
    }
}
