/// Cuts Chinese text into words, equal to jieba 0.42.1 in all its modes.
///
/// A word graph from the dictionary, the likeliest path through it, and a hidden Markov model for what is left. Linear in
/// the text's length but for the length of the longest word. No state: one segmenter serves all threads, each with a
/// ``Cutter`` of its own.
public struct Segmenter: Sendable {
    public let lexicon: Lexicon
    let model: HiddenMarkovModel

    public init(_ lexicon: Lexicon, _ model: HiddenMarkovModel) {
        self.lexicon = lexicon
        self.model = model
    }

    /// The words of a text, white space and signs among them.
    public func words(_ text: String, _ mode: CutMode = .standard) -> [String] {
        var cutter = Cutter(self)
        return cutter.words(text, mode)
    }
}

/// A segmenter with the room it works in, for many texts one after the other.
///
/// About 30 bytes a character of the longest run without a sign.
public struct Cutter: Sendable {
    let segmenter: Segmenter
    var run = CharacterRun()
    var path = PathRoom()
    /// Words that are no part of the text, behind its end; only `all` makes such, where letters lie apart.
    var extra: [UInt8] = []
    var tokens: [Token] = []

    /// The longest text in bytes; what is beyond is not cut.
    public static let longestText = 1 << 30

    public init(_ segmenter: Segmenter) {
        self.segmenter = segmenter
    }

    /// The words of a text, white space and signs among them.
    public mutating func words(_ text: String, _ mode: CutMode = .standard) -> [String] {
        var text = text
        return text.withUTF8 { bytes in
            cut(bytes, mode)
            return tokens.map { self.text(of: $0, in: bytes) }
        }
    }

    /// Cuts a text and hands each word's bytes to `each`, without making strings.
    public mutating func forEachWord(
        in text: String, _ mode: CutMode = .standard, _ each: (UnsafeBufferPointer<UInt8>) -> Void
    ) {
        var text = text
        text.withUTF8 { bytes in
            cut(bytes, mode)
            for token in tokens where Int(token.end) <= bytes.count {
                each(UnsafeBufferPointer(rebasing: bytes[token.range]))
            }
        }
    }

    /// The places of the words in a text of UTF-8; bytes that are no UTF-8 become tokens of one byte.
    ///
    /// In the mode `all`, a token that lies behind the text's end is one that jieba joined from parts that lie apart.
    public mutating func tokens(in bytes: [UInt8], _ mode: CutMode = .standard) -> [Token] {
        bytes.withUnsafeBufferPointer { cut($0, mode) }
        return tokens
    }

    private func text(of token: Token, in bytes: UnsafeBufferPointer<UInt8>) -> String {
        if Int(token.end) <= bytes.count { return String(decoding: bytes[token.range], as: UTF8.self) }
        let shifted = (Int(token.start) - bytes.count)..<(Int(token.end) - bytes.count)
        return String(decoding: extra[shifted], as: UTF8.self)
    }

    /// Puts the words of a text into `tokens`.
    mutating func cut(_ whole: UnsafeBufferPointer<UInt8>, _ mode: CutMode) {
        tokens.removeAll(keepingCapacity: true)
        extra.removeAll(keepingCapacity: true)
        let bytes = UnsafeBufferPointer(rebasing: whole.prefix(Self.longestText))
        var index = 0
        while index < bytes.count {
            index = run.read(bytes, from: index, codes: segmenter.lexicon.trie.codes)
            path.findBeginnings(run, segmenter.lexicon.trie)
            var start = 0
            while start < run.count {
                var end = start
                while end < run.count, run.characters[end] != CharacterRun.sign { end += 1 }
                if end > start { cut(start..<end, bytes, mode) }
                start = passThrough(bytes, from: end, mode)
            }
        }
    }

    private mutating func cut(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, _ mode: CutMode) {
        switch mode {
        case .standard: cutStandard(range)
        case .dictionary: cutByDictionary(range)
        case .search: cutForSearch(range)
        case .all: cutAll(range, bytes)
        }
    }

    /// Signs and white space: each character a token, but `\r\n` one; in the mode `all`, white space parts runs of signs
    /// that may be empty.
    private mutating func passThrough(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ mode: CutMode) -> Int {
        var (index, pending) = (start, start)
        while index < run.count, run.characters[index] == CharacterRun.sign {
            let place = Int(run.offsets[index])
            let isLineEnd = bytes[place] == 13 && place + 1 < bytes.count && bytes[place + 1] == 10
            let end = index + (isLineEnd ? 2 : 1)
            if mode != .all {
                tokens.append(token(index, end))
            } else if Characters.isSpace(CharacterRun.scalar(bytes, place).0) {
                tokens.append(token(pending, index))
                tokens.append(token(index, end))
                pending = end
            }
            index = end
        }
        if mode == .all, index > start { tokens.append(token(pending, index)) }
        return index
    }

    func token(_ start: Int, _ end: Int) -> Token { Token(Int(run.offsets[start]), Int(run.offsets[end])) }
}
