import Kernel

/// A dictionary while it is read and words are added: a tree of characters whose branches are found by hash.
///
/// As in jieba, every beginning of a word is in it, with frequency 0 if it is no word itself.
struct LexiconDraft {
    private(set) var parents: [Int32] = [0]
    private(set) var scalars: [UInt32] = [0]
    private(set) var frequencies: [Int64] = [0]
    private(set) var tags: [UInt8] = [0]
    private(set) var tagNames: [String] = [""]
    private(set) var total: Int64 = 0
    private(set) var forbidden: Set<String> = []
    private var tagNumbers: [[UInt8]: UInt8] = [[]: 0]
    /// Parent and character, plus one; 0 where the place is free.
    private var keys: [UInt64]
    private var children: [Int32]

    init(expecting words: Int) {
        var places = 1024
        while places < words * 4 { places *= 2 }
        keys = Array(repeating: 0, count: places)
        children = Array(repeating: 0, count: places)
    }

    var count: Int { parents.count }

    func child(of node: Int32, _ scalar: UInt32) -> Int32? {
        let place = place(of: node, scalar)
        return keys[place] == 0 ? nil : children[place]
    }

    /// The node of a text, if it is a word or the beginning of one.
    func node(_ text: some Sequence<UInt32>) -> Int32? {
        var node: Int32 = 0
        for scalar in text {
            guard let next = child(of: node, scalar) else { return nil }
            node = next
        }
        return node
    }

    private func place(of node: Int32, _ scalar: UInt32) -> Int {
        let key = (UInt64(UInt32(bitPattern: node)) << 21 | UInt64(scalar)) + 1
        var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 24) & (keys.count - 1)
        while keys[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
        return place
    }

    private mutating func grown(_ node: Int32, _ scalar: UInt32) -> Int32 {
        let place = place(of: node, scalar)
        if keys[place] != 0 { return children[place] }
        let new = Int32(parents.count)
        keys[place] = (UInt64(UInt32(bitPattern: node)) << 21 | UInt64(scalar)) + 1
        children[place] = new
        parents.append(node)
        scalars.append(scalar)
        frequencies.append(0)
        tags.append(0)
        if parents.count * 2 > keys.count { spread() }
        return new
    }

    private mutating func spread() {
        let places = keys.count * 2
        keys = Array(repeating: 0, count: places)
        children = Array(repeating: 0, count: places)
        for node in 1..<parents.count {
            let place = place(of: parents[node], scalars[node])
            keys[place] = (UInt64(UInt32(bitPattern: parents[node])) << 21 | UInt64(scalars[node])) + 1
            children[place] = Int32(node)
        }
    }

    mutating func set(_ word: some Sequence<UInt32>, _ frequency: Int64, tag: [UInt8]) {
        var node: Int32 = 0
        for scalar in word { node = grown(node, scalar) }
        guard node != 0 else { return }
        frequencies[Int(node)] = frequency
        total += frequency
        if let number = tagNumber(tag) { tags[Int(node)] = number }
    }

    private mutating func tagNumber(_ tag: [UInt8]) -> UInt8? {
        if tag.isEmpty { return nil }
        if let number = tagNumbers[tag] { return number }
        guard tagNames.count < 255 else { return nil }
        tagNumbers[tag] = UInt8(tagNames.count)
        tagNames.append(String(decoding: tag, as: UTF8.self))
        return UInt8(tagNames.count - 1)
    }

    /// Adds a word as jieba's `add_word` does.
    mutating func add(_ word: UserWord) {
        let letters = word.text.unicodeScalars.map(\.value)
        let frequency = word.frequency.map(Int64.init) ?? suggestedFrequency(letters)
        set(letters, min(max(frequency, 0), 1 << 40), tag: Array((word.tag ?? "").utf8))
        if frequency == 0 { forbidden.insert(word.text) }
    }

    /// The least frequency at which a word is cut out whole, as jieba's `suggest_freq` reckons it.
    private func suggestedFrequency(_ word: [UInt32]) -> Int64 {
        var likelihood = 1.0
        for piece in likeliestCut(word) {
            let found = node(word[piece]).map { frequencies[Int($0)] } ?? 1
            likelihood *= Double(found) / Double(max(total, 1))
        }
        let least = Int64(exactly: (likelihood * Double(total)).rounded(.towardZero)) ?? 0
        return max(least + 1, node(word).map { frequencies[Int($0)] } ?? 1)
    }
}
