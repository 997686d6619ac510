public import Kernel
public import Markup

/// What a list is narrowed to, each as a word that can be taken away; the state is the address, so it can be shared.
///
/// Accessibility: each word says in full what following it does.
public struct FilterBar: Sendable {
    public struct Word: Sendable {
        /// The query's name whose value the word stands for.
        public let name: String
        public let label: Phrase
        public let value: Phrase

        public init(_ name: String, _ label: Phrase, _ value: Phrase) {
            self.name = name
            self.label = label
            self.value = value
        }
    }

    public let words: [Word]

    public init(_ words: [Word]) {
        self.words = words
    }

    /// The bar; nothing where nothing is narrowed and nothing can be added.
    public func node(for reader: Reader, more: Node = .nothing) -> Node {
        guard !words.isEmpty || !more.isEmpty else { return .nothing }
        let language = reader.language
        return div(
            [.class("fx-filters"), .role("group"), .aria(.label, Phrase(zh: "筛选条件", en: "Filters")(language))],
            .each(words) { word($0, reader) },
            .when(words.count > 1, a([.href(cleared(reader))], .text(Phrase(zh: "全部清除", en: "Clear all"), language))),
            more)
    }

    private func word(_ word: Word, _ reader: Reader) -> Node {
        let language = reader.language
        let act = Phrase(
            zh: "去掉条件：\(word.label.zh)\(word.value.zh)", en: "Remove filter: \(word.label.en) \(word.value.en)")
        return a(
            [
                .class("fx-filters__word"), .href(reader.link(setting: word.name, to: nil)),
                .aria(.label, act(language)),
            ],
            span([.class("fx-filters__name")], .text(word.label, language)), span(.text(word.value, language)),
            Icon.cross.node)
    }

    private func cleared(_ reader: Reader) -> String {
        var query = reader.query.setting("after", to: nil)
        for word in words { query = query.setting(word.name, to: nil) }
        return query.all.isEmpty ? reader.path : "\(reader.path)?\(query.text)"
    }
}
