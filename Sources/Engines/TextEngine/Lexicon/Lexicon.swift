public import Kernel

/// A dictionary of words with their frequencies, in which words can be looked up and walked character by character.
///
/// Made once from jieba's dictionary and the words that an installation adds; 30 MB and about a third of a second for the 349,000 words
/// of jieba 0.42.1. Adding words means making it anew.
public struct Lexicon: Sendable {
    let trie: WordTrie
    /// Words that must not come out whole even if the model for unknown words makes them.
    let forbidden: Set<String>
    private let tagNames: [String]

    /// The largest number of beginnings of words.
    static let largest = 16_000_000

    /// Reads a dictionary in jieba's form, UTF-8, and adds words to it in their order, as jieba's `add_word` does.
    public init(dictionary: [UInt8], adding words: [UserWord] = []) throws(Refusal) {
        var draft = LexiconDraft(expecting: dictionary.count / 10)
        try DictionaryText(bytes: dictionary).read(into: &draft)
        for word in words { draft.add(word) }
        guard draft.count <= Self.largest else { throw .tooLarge(Self.largest) }
        trie = try WordTrie(draft)
        forbidden = draft.forbidden
        tagNames = draft.tagNames
    }

    /// Whether the text is a word of the dictionary.
    public func contains(_ word: some StringProtocol) -> Bool {
        guard let place = place(of: word) else { return false }
        return trie.isWord(at: place)
    }

    /// The part of speech of a word in jieba's letters; empty if it has none, nil if it is no word.
    public func tag(of word: some StringProtocol) -> String? {
        guard let place = place(of: word), trie.isWord(at: place) else { return nil }
        return tagNames[Int(trie.tags[place])]
    }

    private func place(of word: some StringProtocol) -> Int? {
        trie.place(word.unicodeScalars.map { $0.value < 0x10000 ? trie.codes[Int($0.value)] : 0 })
    }
}
